package dev.headrace.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts by actual and predicted class, with the shade of each cell.
record Confusion(
        List<Label> classes, List<Row> rows, @Nullable String note) {
    private static final int MOST = 20;
    private static final int SHADES = 8;

    static Confusion of(List<List<Long>> counts, List<String> names) {
        int shown = Math.min(counts.size(), MOST);
        List<Label> classes = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int actual = 0; actual < shown; actual++) {
            classes.add(names.size() == counts.size() ? Label.value(names.get(actual)) : Label.name("class " + actual));
        }
        for (int actual = 0; actual < shown; actual++) {
            rows.add(Row.of(classes.get(actual), actual, counts.get(actual), shown));
        }
        return new Confusion(
                classes,
                rows,
                shown < counts.size()
                        ? "The first " + shown + " of " + Numbers.count(counts.size()) + " classes are shown."
                        : null);
    }

    /// The rows of one actual class.
    record Row(Label name, List<Cell> cells, String total) {
        static Row of(Label name, int actual, List<Long> counts, int shown) {
            long total = counts.stream().mapToLong(Long::longValue).sum();
            List<Cell> cells = new ArrayList<>();
            for (int predicted = 0; predicted < Math.min(shown, counts.size()); predicted++) {
                cells.add(Cell.of(counts.get(predicted), total, predicted == actual));
            }
            return new Row(name, cells, Numbers.count(total));
        }
    }

    /// One cell: the share is of the actual class.
    record Cell(String count, String share, String style) {
        static Cell of(long count, long total, boolean right) {
            double share = total == 0 ? 0 : Numbers.share(count, total);
            int shade = count == 0 ? 0 : 1 + (int) Math.min(SHADES - 1, share * SHADES);
            return new Cell(
                    Numbers.count(count),
                    total == 0 ? "" : Numbers.percent(count, total),
                    (right ? "right-" : "wrong-") + shade);
        }
    }
}

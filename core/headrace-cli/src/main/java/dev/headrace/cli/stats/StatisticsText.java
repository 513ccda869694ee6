package dev.headrace.cli.stats;

import dev.headrace.cli.report.DeclaredFacts;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.SemanticMatch;
import dev.headrace.validation.ValueType;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Statistics as a table of text: a line for each column.
public final class StatisticsText {
    private static final MathContext DIGITS = new MathContext(5);
    private static final int MOST_CHARACTERS = 28;
    private static final double LARGE = 1e9;
    private static final double SMALL = 1e-4;

    private StatisticsText() {}

    /// Prints statistics.
    ///
    /// @param results of all rows, then of slices
    /// @param out where to
    public static void print(List<DatasetStatistics> results, PrintWriter out) {
        for (DatasetStatistics result : results) {
            String slice = result.slice().isEmpty() ? result.split() : result.slice();
            out.printf(Locale.ROOT, "%s: %,d rows%n", slice, result.rows());
            printColumns(result.columns(), out);
            printDeclared(result, out);
            out.println();
        }
        out.flush();
    }

    private static void printColumns(List<ColumnStatistics> columns, PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                List.of("COLUMN", "TYPE", "MISSING", "DISTINCT", "MEAN ± SD", "MIN", "MEDIAN", "MAX", "MOST FREQUENT"));
        for (ColumnStatistics column : columns) {
            lines.add(line(column));
        }
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                boolean left = i < 2 || i == widths.length - 1;
                String pad = " ".repeat(widths[i] - line.get(i).length());
                text.append(left ? line.get(i) + pad : pad + line.get(i)).append("  ");
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static void printDeclared(DatasetStatistics result, PrintWriter out) {
        for (ColumnStatistics column : result.columns()) {
            DeclaredFacts.of(column).forEach(fact -> out.println(shortened(column.name()) + ": " + plain(fact)));
        }
        result.paired().forEach(paired -> out.println(plain(DeclaredFacts.of(paired))));
    }

    /// A line without characters that control the terminal.
    private static String plain(String line) {
        StringBuilder plain = new StringBuilder();
        line.codePoints()
                .forEach(character -> plain.appendCodePoint(Character.isISOControl(character) ? '…' : character));
        return plain.toString();
    }

    private static List<String> line(ColumnStatistics column) {
        List<String> line = new ArrayList<>(List.of(
                shortened(column.name()),
                type(column),
                percent(column.missing(), column.rows()),
                (column.distinctError() > 0 ? "≈ " : "") + String.format(Locale.ROOT, "%,d", column.distinct())));
        line.addAll(numbers(column));
        line.add(frequent(column));
        return line;
    }

    private static List<String> numbers(ColumnStatistics column) {
        NumericStatistics numeric = column.numeric();
        if (numeric == null || numeric.finite() == 0) {
            return List.of("", "", "", "");
        }
        boolean times = column.unit() != null;
        return List.of(
                times ? "" : number(numeric.mean()) + " ± " + number(numeric.standardDeviation()),
                bound(numeric.minimum(), numeric.minimumText(), times),
                times ? "" : number(numeric.median()),
                bound(numeric.maximum(), numeric.maximumText(), times));
    }

    private static String type(ColumnStatistics column) {
        SemanticMatch semantic = column.semantic();
        String type = column.valueType().name().toLowerCase(Locale.ROOT);
        String lists = "list of ".repeat(column.levels().size());
        return lists
                + type
                + (semantic == null
                        ? ""
                        : " (" + semantic.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
    }

    private static String bound(double value, @Nullable String text, boolean time) {
        return time && text != null ? text : number(value);
    }

    private static String frequent(ColumnStatistics column) {
        if (column.top().isEmpty() || column.top().getFirst().count() < 2) {
            return "";
        }
        ColumnStatistics.ValueCount top = column.top().getFirst();
        String value = top.value().codePoints().anyMatch(Character::isISOControl) ? "…" : shortened(top.value());
        return (column.valueType() == ValueType.TEXT ? "'" + value + "'" : value) + " "
                + percent(top.count(), column.values());
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
    }

    private static String percent(long part, long whole) {
        if (part == 0 || whole == 0) {
            return "0 %";
        }
        double percent = 100.0 * part / whole;
        return percent < 0.05
                ? "< 0.1 %"
                : percent > 99.95 && part < whole ? "> 99.9 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        double magnitude = Math.abs(value);
        if (value == Math.rint(value) && magnitude < LARGE) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return magnitude >= LARGE || magnitude < SMALL
                ? String.format(Locale.ROOT, "%.4g", value)
                : rounded.stripTrailingZeros().toPlainString();
    }
}

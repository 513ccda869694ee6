package dev.headrace.statistics.internal.cross;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What to find out about columns and a label.
///
/// @param label the label's column
/// @param columns the other columns
/// @param boundaries by column, the label among them: what parts its numbers into cells, each from one
///     boundary, inclusive, to the next, exclusive; finite and ascending
/// @param cells into how many cells of equal frequency the numbers of other columns are parted, at least 2
/// @param minimumCount a value is left out of the lifts unless it is in more rows (with weights: in rows of a
///     greater sum) than this; not negative
/// @param top how many of the greatest lifts of each value of the label are given; [Integer#MAX_VALUE] for
///     all
/// @param bottom how many of the least lifts are given besides, not negative
public record LabelOptions(
        String label,
        List<String> columns,
        Map<String, List<Double>> boundaries,
        int cells,
        long minimumCount,
        int top,
        int bottom) {
    private static final int DEFAULT_CELLS = 10;

    /// Checks and copies.
    public LabelOptions {
        requireNonNull(label, "label is null");
        columns = List.copyOf(columns);
        Map<String, List<Double>> copy = new TreeMap<>();
        boundaries.forEach((name, values) -> copy.put(name, checked(name, values)));
        boundaries = Map.copyOf(copy);
        if (columns.contains(label)) {
            throw new IllegalArgumentException("Label '" + label + "' is among the columns that it is compared with");
        }
        if (cells < 2 || minimumCount < 0 || top < 0 || bottom < 0) {
            throw new IllegalArgumentException("cells must be at least 2, minimumCount, top and bottom not negative: "
                    + cells + ", " + minimumCount + ", " + top + ", " + bottom);
        }
    }

    /// Ten cells, all lifts, no boundaries.
    ///
    /// @param label as of the record
    /// @param columns as of the record
    /// @return the options
    public static LabelOptions of(String label, List<String> columns) {
        return new LabelOptions(label, columns, Map.of(), DEFAULT_CELLS, 0, Integer.MAX_VALUE, 0);
    }

    private static List<Double> checked(String name, List<Double> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.get(i)) || (i > 0 && values.get(i) <= values.get(i - 1))) {
                throw new IllegalArgumentException(
                        "The boundaries of column '" + name + "' must be finite and ascending: " + values);
            }
        }
        return List.copyOf(values);
    }
}

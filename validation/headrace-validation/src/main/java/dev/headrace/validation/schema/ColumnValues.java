package dev.headrace.validation.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The values of a column as far as its statistics list them.
final class ColumnValues {
    private static final String NAN = "NaN";

    private ColumnValues() {}

    /// Every value but NaN with its count, numbers by value and text by code point; empty unless the
    /// statistics list them all.
    static Optional<List<ValueCount>> all(ColumnStatistics column) {
        if (column.distinctError() > 0 || column.top().size() != column.distinct()) {
            return Optional.empty();
        }
        return Optional.of(column.top().stream()
                .filter(value -> !value.value().equals(NAN) || column.numeric() == null)
                .sorted(order(column))
                .toList());
    }

    /// Rows with a value that is not NaN.
    static long usable(ColumnStatistics column) {
        return column.present() - nan(column);
    }

    /// Different values, NaN not counted.
    static long distinct(ColumnStatistics column) {
        return nan(column) > 0 ? column.distinct() - 1 : column.distinct();
    }

    /// Whether all values, where they are listed, are whole numbers.
    static boolean whole(List<ValueCount> numbers) {
        return numbers.stream()
                .mapToDouble(value -> Double.parseDouble(value.value()))
                .allMatch(value -> value == Math.rint(value) && Math.abs(value) < 0x1p53);
    }

    private static long nan(ColumnStatistics column) {
        NumericStatistics numeric = column.numeric();
        return numeric == null ? 0 : numeric.nan();
    }

    private static Comparator<ValueCount> order(ColumnStatistics column) {
        return switch (column.type()) {
            case INTEGER -> Comparator.comparingLong(value -> Long.parseLong(value.value()));
            case REAL -> Comparator.comparingDouble(value -> Double.parseDouble(value.value()));
            // The order of UTF-8's bytes is that of code points, which the order of a String's chars is not. Dates in
            // ISO 8601 are in order of time so within the years 0 to 9999.
            case TEXT, BOOLEAN, DATE, TIMESTAMP ->
                (left, right) -> Arrays.compareUnsigned(
                        left.value().getBytes(UTF_8), right.value().getBytes(UTF_8));
        };
    }
}

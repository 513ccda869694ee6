package dev.headrace.validation.internal;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.TextStatistics;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A column of a test with its values, and the statistics that follow from their definitions.
///
/// @param name the column's name
/// @param type the column's type
/// @param values Boolean, Long, Double, String, or for a date the Long of its day; null where missing
public record TestColumn(String name, ColumnType type, List<@Nullable Object> values) {
    /// A column of texts.
    public static TestColumn texts(String name, int rows, IntFunction<@Nullable String> value) {
        return new TestColumn(name, ColumnType.TEXT, of(rows, value));
    }

    /// A column of whole numbers.
    public static TestColumn integers(String name, int rows, IntFunction<@Nullable Long> value) {
        return new TestColumn(name, ColumnType.INTEGER, of(rows, value));
    }

    /// A column of real numbers.
    public static TestColumn reals(String name, int rows, IntFunction<@Nullable Double> value) {
        return new TestColumn(name, ColumnType.REAL, of(rows, value));
    }

    /// A column of booleans.
    public static TestColumn booleans(String name, int rows, IntFunction<@Nullable Boolean> value) {
        return new TestColumn(name, ColumnType.BOOLEAN, of(rows, value));
    }

    /// A column of days.
    public static TestColumn dates(String name, int rows, IntFunction<@Nullable Long> day) {
        return new TestColumn(name, ColumnType.DATE, of(rows, day));
    }

    private static <T> List<@Nullable Object> of(int rows, IntFunction<@Nullable T> value) {
        @Nullable Object[] values = new @Nullable Object[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = value.apply(row);
        }
        return Arrays.asList(values);
    }

    /// The column without its values.
    public Column column() {
        return new Column(name, type);
    }

    /// The rows of this column that a split has.
    public TestColumn rows(int from, int to) {
        return new TestColumn(name, type, values.subList(from, to));
    }

    /// The statistics that the values have, all exact.
    public ColumnStatistics statistics() {
        Map<String, Long> counts = new HashMap<>();
        values.stream().filter(Objects::nonNull).forEach(value -> counts.merge(text(value), 1L, Long::sum));
        List<ValueCount> top = counts.entrySet().stream()
                .map(entry -> new ValueCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value))
                .toList();
        long missing = values.stream().filter(Objects::isNull).count();
        return new ColumnStatistics(name, type, values.size(), missing, top.size(), 0, top, numeric(), text());
    }

    private String text(Object value) {
        return type == ColumnType.DATE ? LocalDate.ofEpochDay((Long) value).toString() : value.toString();
    }

    private @Nullable NumericStatistics numeric() {
        if (type == ColumnType.TEXT || type == ColumnType.BOOLEAN) {
            return null;
        }
        double[] all = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
        double[] finite = Arrays.stream(all).filter(Double::isFinite).sorted().toArray();
        boolean none = finite.length == 0;
        double minimum = none ? Double.NaN : finite[0];
        double maximum = none ? Double.NaN : finite[finite.length - 1];
        double mean = Arrays.stream(finite).average().orElse(Double.NaN);
        double variance = Arrays.stream(finite)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(Double.NaN);
        List<Double> quantiles = none
                ? List.of()
                : IntStream.rangeClosed(0, 20)
                        .mapToObj(step -> finite[(finite.length - 1) * step / 20])
                        .toList();
        boolean integers = type == ColumnType.INTEGER && !none;
        return new NumericStatistics(
                finite.length,
                Arrays.stream(all).filter(Double::isNaN).count(),
                Arrays.stream(all)
                        .filter(value -> value == Double.POSITIVE_INFINITY)
                        .count(),
                Arrays.stream(all)
                        .filter(value -> value == Double.NEGATIVE_INFINITY)
                        .count(),
                Arrays.stream(finite).filter(value -> value == 0).count(),
                Arrays.stream(finite).filter(value -> value < 0).count(),
                minimum,
                maximum,
                integers ? (Long) (long) minimum : null,
                integers ? (Long) (long) maximum : null,
                mean,
                Math.sqrt(variance),
                quantiles,
                0,
                List.of());
    }

    private @Nullable TextStatistics text() {
        if (type != ColumnType.TEXT) {
            return null;
        }
        List<String> texts =
                values.stream().filter(Objects::nonNull).map(String::valueOf).toList();
        long empty = texts.stream().filter(String::isEmpty).count();
        long blank = texts.stream().filter(String::isBlank).count() - empty;
        double length = texts.stream().mapToInt(String::length).average().orElse(Double.NaN);
        double words = texts.stream()
                .mapToInt(text -> text.isBlank() ? 0 : text.strip().split("\\s+").length)
                .average()
                .orElse(Double.NaN);
        return new TextStatistics(
                empty,
                blank,
                texts.stream().mapToInt(String::length).min().orElse(0),
                texts.stream().mapToInt(String::length).max().orElse(0),
                length,
                words,
                length / words);
    }
}

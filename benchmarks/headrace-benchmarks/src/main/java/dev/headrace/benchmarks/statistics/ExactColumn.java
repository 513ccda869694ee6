package dev.headrace.benchmarks.statistics;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What DuckDB finds in a column by exact aggregates.
///
/// @param name the column's name
/// @param type the column's type
/// @param rows all rows
/// @param present rows with a value
/// @param distinct how many different values
/// @param zeros how many are zero, false or empty
/// @param minimum the least number, or length of a text; empty for booleans
/// @param maximum the greatest
/// @param mean of the numbers or lengths, NaN for booleans
/// @param deviation the population's standard deviation, NaN for booleans and texts
/// @param top how often the most frequent texts occur, most frequent first; of texts only
record ExactColumn(
        String name,
        ColumnType type,
        long rows,
        long present,
        long distinct,
        long zeros,
        String minimum,
        String maximum,
        double mean,
        double deviation,
        List<Long> top) {
    /// How many values of a query's row make a column.
    static final int FIELDS = 7;

    ExactColumn {
        top = List.copyOf(top);
    }

    /// A column from the values of `exact-number.sql` and its like.
    static ExactColumn of(Column column, long rows, List<@Nullable String> values, List<Long> top) {
        return new ExactColumn(
                column.name(),
                column.type(),
                rows,
                Long.parseLong(text(values.get(0))),
                Long.parseLong(text(values.get(1))),
                Long.parseLong(text(values.get(2))),
                text(values.get(3)),
                text(values.get(4)),
                number(values.get(5)),
                number(values.get(6)),
                top);
    }

    /// One line of the file in which the figures are kept.
    String line() {
        String counts = top.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Stream.of(name, type, rows, present, distinct, zeros, minimum, maximum, mean, deviation, counts)
                .map(String::valueOf)
                .collect(Collectors.joining("\t"));
    }

    /// Reads what [#line] has written.
    static ExactColumn ofLine(String line) {
        String[] fields = line.split("\t", -1);
        return new ExactColumn(
                fields[0],
                ColumnType.valueOf(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]),
                fields[6],
                fields[7],
                Double.parseDouble(fields[8]),
                Double.parseDouble(fields[9]),
                fields[10].isEmpty()
                        ? List.of()
                        : Stream.of(fields[10].split(",", -1))
                                .map(Long::valueOf)
                                .toList());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static double number(@Nullable String value) {
        return value == null ? Double.NaN : Double.parseDouble(value);
    }
}

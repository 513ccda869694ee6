package dev.headrace.serving.scoring;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes up a row that a transform reads.
final class ExampleRow {
    private ExampleRow() {}

    static Map<String, Object> of(TransformGraph graph) {
        Map<String, Operation> operations = new HashMap<>();
        graph.operations().forEach(operation -> operations.putIfAbsent(operation.column(), operation));
        Map<String, Object> row = new LinkedHashMap<>();
        for (Column column : graph.columns()) {
            Operation operation = operations.get(column.name());
            row.put(column.name(), operation == null ? any(column.type()) : value(column.type(), operation));
        }
        return Collections.unmodifiableMap(row);
    }

    private static Object value(ColumnType type, Operation operation) {
        return switch (operation) {
            case Operation.Number number ->
                type == ColumnType.INTEGER ? (Object) Math.round(number.mean()) : (Object) rounded(number.mean());
            case Operation.Flag flag -> flag.missing() >= 0.5;
            case Operation.OneHot oneHot ->
                oneHot.values().isEmpty()
                        ? any(type)
                        : typed(type, oneHot.values().getFirst());
            case Operation.DateParts parts -> day(type, Math.round(parts.mean()));
            case Operation.HashedWords words -> any(type);
        };
    }

    /// To four digits: nobody types more.
    private static double rounded(double mean) {
        return new BigDecimal(mean).round(new MathContext(4)).doubleValue();
    }

    private static Object typed(ColumnType type, String value) {
        return switch (type) {
            case BOOLEAN -> Boolean.valueOf(value);
            case INTEGER -> Long.valueOf(value);
            case REAL -> Double.valueOf(value);
            case TEXT, DATE, TIMESTAMP -> value;
        };
    }

    private static Object any(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> true;
            case INTEGER -> 0L;
            case REAL -> 0.0;
            case TEXT -> "some words";
            case DATE, TIMESTAMP -> day(type, 0);
        };
    }

    private static String day(ColumnType type, long epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return type == ColumnType.DATE
                ? day.toString()
                : day.atTime(LocalTime.NOON).toString();
    }
}

package dev.headrace.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.validation.ValidationErrorCode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Statistics of rows that are no batches of Arrow: maps, records, the rows of a query. Rows are taken one
/// after the other and are not kept.
///
/// Values may be booleans, whole numbers of up to 64 bits, floats and doubles, [java.math.BigDecimal] of up
/// to 58 digits before and 18 behind the point, [java.time.LocalDate], [java.time.LocalDateTime] and
/// [java.time.Instant] (to microseconds) with their counterparts of `java.sql`, enums and texts, bytes, or
/// null. The type of a column is that of its class; of maps, that of its values in the first 16,384 rows,
/// where whole numbers beside floating-point ones become these. A key that a map does not have is a missing
/// value.
public final class RowStatistics {
    private RowStatistics() {}

    /// Statistics of maps.
    ///
    /// @param rows values by the column's name
    /// @param options what is to be made
    /// @return the statistics; columns in the order in which they came up
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if a value is of another type
    ///     than its column, and with what [Statistics#fold] throws
    public static Statistics ofMaps(Iterable<? extends Map<String, ?>> rows, StatisticsOptions options) {
        return fold(new ArrayList<>(), rows.iterator(), options);
    }

    /// Statistics of records.
    ///
    /// @param rows of one class, which must be accessible
    /// @param type that class
    /// @param options what is to be made
    /// @param <R> that class
    /// @return the statistics; a column for each component
    /// @throws HeadraceException as [#ofMaps]
    public static <R extends Record> Statistics ofRecords(
            Iterable<? extends R> rows, Class<R> type, StatisticsOptions options) {
        List<RowColumn> columns = new ArrayList<>();
        Map<String, Method> accessors = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            accessors.put(component.getName(), component.getAccessor());
            columns.add(RowColumn.of(component.getName(), component.getType()));
        }
        Iterator<? extends R> source = rows.iterator();
        return fold(columns, new Rows(source::hasNext, () -> values(source.next(), accessors)), options);
    }

    /// Statistics of the rows of a query.
    ///
    /// @param rows before the first row; read to the end and not closed
    /// @param options what is to be made
    /// @return the statistics; a column for each column of the result
    /// @throws SQLException if the rows cannot be read
    /// @throws HeadraceException as [#ofMaps]
    public static Statistics ofResultSet(ResultSet rows, StatisticsOptions options) throws SQLException {
        ResultSetMetaData metadata = rows.getMetaData();
        List<RowColumn> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(RowColumn.ofSql(metadata.getColumnLabel(i), metadata.getColumnType(i)));
        }
        try (RowBatch batch = new RowBatch(columns, options)) {
            while (rows.next()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.size(); i++) {
                    row.put(columns.get(i - 1).name(), rows.getObject(i));
                }
                batch.add(row);
            }
            return batch.statistics();
        }
    }

    private static Statistics fold(
            List<RowColumn> columns, Iterator<? extends Map<String, ?>> rows, StatisticsOptions options) {
        try (RowBatch batch = new RowBatch(columns, options)) {
            while (rows.hasNext()) {
                batch.add(rows.next());
            }
            return batch.statistics();
        }
    }

    private static Map<String, @Nullable Object> values(Record row, Map<String, Method> accessors) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        accessors.forEach((name, accessor) -> {
            try {
                values.put(name, accessor.invoke(row));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "Component '" + name + "' of " + row.getClass().getName() + " cannot be read: " + e,
                        e);
            }
        });
        return values;
    }

    /// An iterator of two functions.
    private record Rows(BooleanSupplier more, Supplier<Map<String, @Nullable Object>> one)
            implements Iterator<Map<String, @Nullable Object>> {
        @Override
        public boolean hasNext() {
            return more.getAsBoolean();
        }

        @Override
        public Map<String, @Nullable Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more rows");
            }
            return one.get();
        }
    }
}

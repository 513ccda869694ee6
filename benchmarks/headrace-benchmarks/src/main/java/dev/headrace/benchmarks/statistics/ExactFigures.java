package dev.headrace.benchmarks.statistics;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is true of the generated table, by DuckDB's exact aggregates; kept beside the data, for they take
/// long.
final class ExactFigures {
    /// Few columns at a time: exact numbers of distinct values take memory.
    private static final long CELLS_AT_ONCE = 40_000_000;
    private static final int MOST_COLUMNS_AT_ONCE = 100;

    private static final int RANKED_AT_ONCE = 50;
    private static final int THREADS = 2;

    private ExactFigures() {}

    /// The figures of a table.
    ///
    /// @param data the table
    /// @param directory where it is
    static List<ExactColumn> of(StatisticsData data, Path directory) throws IOException, SQLException {
        Path kept = directory.resolve(data.name() + ".exact.tsv");
        if (Files.exists(kept)) {
            return Files.readAllLines(kept).stream().map(ExactColumn::ofLine).toList();
        }
        List<ExactColumn> columns = compute(data, data.parquet(directory));
        Path partial = directory.resolve(data.name() + ".partial-exact");
        Files.write(partial, columns.stream().map(ExactColumn::line).toList());
        Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
        return columns;
    }

    /// How far quantiles are from the probabilities they are given for, in shares of the values.
    ///
    /// @param file the table
    /// @param quantiles at the probabilities 0.1, 0.2, ... 0.9, by column
    /// @return the greatest distance by column
    static List<Double> rankErrors(Path file, Map<Column, List<Double>> quantiles) throws SQLException {
        List<Double> errors = new ArrayList<>();
        List<Map.Entry<Column, List<Double>>> entries = List.copyOf(quantiles.entrySet());
        try (Database database = Database.open(THREADS)) {
            for (int from = 0; from < entries.size(); from += RANKED_AT_ONCE) {
                errors.addAll(rankErrors(
                        database, file, entries.subList(from, Math.min(entries.size(), from + RANKED_AT_ONCE))));
            }
        }
        return errors;
    }

    private static List<Double> rankErrors(
            Database database, Path file, List<Map.Entry<Column, List<Double>>> quantiles) throws SQLException {
        List<String> expressions = new ArrayList<>();
        for (Map.Entry<Column, List<Double>> entry : quantiles) {
            String column = number(entry.getKey());
            expressions.add("count(" + column + ")");
            for (double value : entry.getValue()) {
                expressions.add(Resources.sql(
                        "ranks.sql", Map.of("column", column + "::DOUBLE", "value", "'" + value + "'::DOUBLE")));
            }
        }
        List<@Nullable String> counts = row(database, expressions, Database.table(file));
        List<Double> errors = new ArrayList<>();
        int at = 0;
        for (Map.Entry<Column, List<Double>> entry : quantiles) {
            double present = Double.parseDouble(String.valueOf(counts.get(at++)));
            double worst = 0;
            int deciles = entry.getValue().size();
            for (int i = 1; i <= deciles; i++) {
                double probability = i / (deciles + 1.0);
                double below = Double.parseDouble(String.valueOf(counts.get(at++))) / present;
                double notAbove = Double.parseDouble(String.valueOf(counts.get(at++))) / present;
                worst = Math.max(worst, Math.max(below - probability, probability - notAbove));
            }
            errors.add(worst);
        }
        return errors;
    }

    private static List<ExactColumn> compute(StatisticsData data, Path file) throws SQLException {
        List<ExactColumn> found = new ArrayList<>();
        List<Column> columns = data.schema();
        int atOnce = Math.clamp(CELLS_AT_ONCE / data.rows(), 1, MOST_COLUMNS_AT_ONCE);
        try (Database database = Database.open(THREADS)) {
            for (int from = 0; from < columns.size(); from += atOnce) {
                List<Column> part = columns.subList(from, Math.min(columns.size(), from + atOnce));
                String names = part.stream()
                        .map(column -> Database.identifier(column.name()))
                        .collect(Collectors.joining(", "));
                // A wide file's description alone takes longer to read than one of its columns.
                database.execute(
                        "CREATE OR REPLACE TEMPORARY TABLE part AS SELECT " + names + " FROM " + Database.table(file));
                found.addAll(compute(data, database, part));
            }
        }
        return found;
    }

    private static List<ExactColumn> compute(StatisticsData data, Database database, List<Column> part)
            throws SQLException {
        List<String> expressions = new ArrayList<>();
        for (Column column : part) {
            expressions.add(Resources.sql(template(column.type()), Map.of("column", number(column))));
        }
        List<@Nullable String> values = row(database, expressions, "part");
        List<ExactColumn> found = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            List<@Nullable String> own = values.subList(i * ExactColumn.FIELDS, (i + 1) * ExactColumn.FIELDS);
            found.add(ExactColumn.of(part.get(i), data.rows(), own, top(database, part.get(i))));
        }
        return found;
    }

    private static List<Long> top(Database database, Column column) throws SQLException {
        if (column.type() != ColumnType.TEXT) {
            return List.of();
        }
        Map<String, String> values = Map.of("column", Database.identifier(column.name()), "table", "part");
        return database.query(Resources.sql("exact-top.sql", values)).stream()
                .map(row -> Long.valueOf(String.valueOf(row.getFirst())))
                .toList();
    }

    private static List<@Nullable String> row(Database database, List<String> expressions, String table)
            throws SQLException {
        return database.query("SELECT " + String.join(", ", expressions) + " FROM " + table)
                .getFirst();
    }

    private static String template(ColumnType type) {
        return switch (type) {
            case TEXT -> "exact-text.sql";
            case BOOLEAN -> "exact-boolean.sql";
            case INTEGER, REAL, DATE, TIMESTAMP -> "exact-number.sql";
        };
    }

    /// A column in SQL; a timestamp as microseconds.
    private static String number(Column column) {
        String name = Database.identifier(column.name());
        return column.type() == ColumnType.TIMESTAMP ? "epoch_us(" + name + ")" : name;
    }
}

package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes tables as text and Parquet for tests.
final class TestFiles {
    private TestFiles() {}

    static List<String> csv(List<Column> columns, List<List<@Nullable Object>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::name).collect(joining(",")));
        for (List<@Nullable Object> row : rows) {
            lines.add(row.stream()
                    .map(value -> value == null ? "" : "\"" + value.toString().replace("\"", "\"\"") + "\"")
                    .collect(joining(",")));
        }
        return lines;
    }

    static List<String> json(List<Column> columns, List<List<@Nullable Object>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<String> members = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                boolean plain = value == null || value instanceof Number || value instanceof Boolean;
                String text = String.valueOf(value)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n");
                members.add("\"" + columns.get(i).name() + "\": " + (plain ? text : "\"" + text + "\""));
            }
            lines.add("{" + String.join(", ", members) + "}");
        }
        return lines;
    }

    static Path parquet(Path file, List<Column> columns, List<List<@Nullable Object>> rows) throws IOException {
        String names =
                columns.stream().map(column -> "\"" + column.name() + "\"").collect(joining(", "));
        String values = rows.isEmpty()
                ? "SELECT "
                        + columns.stream()
                                .map(column -> literal(column.type(), null))
                                .collect(joining(", ")) + " WHERE false"
                : rows.stream().map(row -> "(" + literals(columns, row) + ")").collect(joining(", ", "VALUES ", ""));
        Parquet.write(file, "SELECT * FROM (" + values + ") AS t(" + names + ")");
        return file;
    }

    private static String literals(List<Column> columns, List<@Nullable Object> row) {
        List<String> literals = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            literals.add(literal(columns.get(i).type(), row.get(i)));
        }
        return String.join(", ", literals);
    }

    private static String literal(ColumnType type, @Nullable Object value) {
        String name = switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "BIGINT";
            case REAL -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
        };
        return value == null
                ? "CAST(NULL AS " + name + ")"
                : "CAST('" + value.toString().replace("'", "''") + "' AS " + name + ")";
    }

    static Path compressed(Path file, List<String> lines) throws IOException {
        try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(file))) {
            output.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
        }
        return file;
    }
}

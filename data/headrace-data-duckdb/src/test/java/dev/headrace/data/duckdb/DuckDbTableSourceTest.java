package dev.headrace.data.duckdb;

import static java.util.stream.Collectors.joining;

import dev.headrace.data.Column;
import dev.headrace.data.spi.TableSource;
import dev.headrace.testkit.TableSourceConformanceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class DuckDbTableSourceTest extends TableSourceConformanceTest {
    @Override
    protected TableSource newTableSource() {
        return new DuckDbTableSource(new DuckDbConfig("512MB", 2, Optional.empty()));
    }

    @Override
    protected List<Path> write(Path directory, List<Column> columns, List<List<@Nullable Object>> rows)
            throws IOException {
        List<String> csv = TestFiles.csv(columns, rows);
        List<Path> files = new ArrayList<>();
        files.add(Files.write(directory.resolve("comma.csv"), csv));
        files.add(TestFiles.compressed(directory.resolve("compressed.csv.gz"), csv));
        files.add(TestFiles.parquet(directory.resolve("table.parquet"), columns, rows));
        if (!rows.isEmpty()) {
            List<String> json = TestFiles.json(columns, rows);
            files.add(Files.write(directory.resolve("lines.jsonl"), json));
            files.add(TestFiles.compressed(directory.resolve("compressed.jsonl.gz"), json));
            files.add(Files.writeString(directory.resolve("array.json"), "[" + String.join(",\n", json) + "]"));
        }
        return files;
    }

    @Override
    protected List<Path> writeNested(Path directory, List<Nested> rows) throws IOException {
        List<String> json = rows.stream()
                .map(row -> "{\"numbers\": " + row.numbers() + ", \"person\": {\"name\": " + quoted(row.name())
                        + ", \"age\": " + row.age() + "}}")
                .toList();
        String query = rows.stream()
                .map(row -> "SELECT CAST("
                        + (row.numbers() == null
                                ? "NULL"
                                : row.numbers().stream().map(String::valueOf).collect(joining(", ", "[", "]")))
                        + " AS BIGINT[]) AS numbers, CAST({'name': "
                        + (row.name() == null ? "NULL" : "'" + row.name() + "'") + ", 'age': " + row.age()
                        + "} AS STRUCT(name VARCHAR, age BIGINT)) AS person")
                .collect(joining(" UNION ALL "));
        return List.of(
                Files.write(directory.resolve("nested.jsonl"), json),
                Parquet.write(directory.resolve("nested.parquet"), query));
    }

    @Override
    protected boolean refusesOtherColumns(Path file) {
        return !file.toString().contains("json");
    }

    @Override
    protected boolean keepsTypes(Path file) {
        return !file.toString().contains("json");
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}

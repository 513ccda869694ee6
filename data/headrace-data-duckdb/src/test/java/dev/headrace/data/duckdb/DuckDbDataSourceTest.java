package dev.headrace.data.duckdb;

import dev.headrace.data.Column;
import dev.headrace.data.spi.DataSource;
import dev.headrace.testkit.DataSourceConformanceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class DuckDbDataSourceTest extends DataSourceConformanceTest {
    @Override
    protected DataSource newDataSource() {
        return Tables.source();
    }

    @Override
    protected List<Path> write(Path directory, List<Column> columns, List<List<@Nullable Object>> rows)
            throws IOException {
        List<String> csv = TestFiles.csv(columns, rows);
        List<Path> files = new ArrayList<>();
        files.add(Files.write(directory.resolve("comma.csv"), csv));
        files.add(TestFiles.compressed(directory.resolve("compressed.csv.gz"), csv));
        files.add(Files.write(directory.resolve("lines.jsonl"), TestFiles.json(columns, rows)));
        files.add(TestFiles.parquet(directory.resolve("table.parquet"), columns, rows));
        return files;
    }

    @Override
    protected List<Path> writeBroken(
            Path directory, List<Column> columns, List<List<@Nullable Object>> rows, int broken) throws IOException {
        List<String> csv = TestFiles.csv(columns, rows);
        csv.add(1 + broken, "true,\"never closed");
        List<String> json = TestFiles.json(columns, rows);
        json.add(broken, "{\"married\": tru");
        return List.of(
                Files.write(directory.resolve("comma.csv"), csv), Files.write(directory.resolve("lines.jsonl"), json));
    }
}

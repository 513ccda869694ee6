package dev.headrace.testkit;

import dev.headrace.data.Column;
import dev.headrace.data.spi.DataSource;
import dev.headrace.testkit.InMemoryDataSource.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class InMemoryDataSourceTest extends DataSourceConformanceTest {
    private final InMemoryDataSource source = new InMemoryDataSource();

    @Override
    protected DataSource newDataSource() {
        return source;
    }

    @Override
    protected List<Path> write(Path directory, List<Column> columns, List<List<@Nullable Object>> rows) {
        return put(directory, columns, good(rows));
    }

    @Override
    protected List<Path> writeBroken(
            Path directory, List<Column> columns, List<List<@Nullable Object>> rows, int broken) {
        List<Row> all = good(rows);
        all.add(broken, new Row.Broken("it is broken", "???"));
        return put(directory, columns, all);
    }

    private List<Path> put(Path directory, List<Column> columns, List<Row> rows) {
        Path file = directory.resolve("table");
        source.put(file, columns, rows);
        return List.of(file);
    }

    private static List<Row> good(List<List<@Nullable Object>> rows) {
        List<Row> good = new ArrayList<>();
        rows.forEach(row -> good.add(new Row.Good(row)));
        return good;
    }
}

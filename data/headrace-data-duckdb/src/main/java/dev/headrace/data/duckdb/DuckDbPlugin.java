package dev.headrace.data.duckdb;

import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.data.spi.DataSource;
import dev.headrace.data.spi.TableSource;
import java.util.List;

/// Provides the data source and the table source `duckdb`: CSV, JSON and Parquet. Stateless.
public final class DuckDbPlugin implements Plugin {
    /// For the service loader.
    public DuckDbPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(
                new Provided<>("duckdb", DataSource.class, DuckDbDataSource.class, DuckDbConfig.class),
                new Provided<>("duckdb", TableSource.class, DuckDbTableSource.class, DuckDbConfig.class));
    }
}

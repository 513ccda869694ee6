package dev.headrace.data.duckdb;

import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.data.spi.DataSource;
import java.util.List;

/// Provides the data source `duckdb`: CSV, JSON lines and Parquet. Stateless.
public final class DuckDbPlugin implements Plugin {
    /// For the service loader.
    public DuckDbPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(new Provided<>("duckdb", DataSource.class, DuckDbDataSource.class, DuckDbConfig.class));
    }
}

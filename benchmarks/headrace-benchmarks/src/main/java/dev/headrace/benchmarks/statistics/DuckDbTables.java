package dev.headrace.benchmarks.statistics;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.headrace.core.plugin.Provided;
import dev.headrace.data.duckdb.DuckDbConfig;
import dev.headrace.data.duckdb.DuckDbPlugin;
import dev.headrace.data.spi.TableSource;
import java.util.Optional;

/// The engine's way to files, built as the runtime builds it, but without a store and its database.
final class DuckDbTables {
    /// What is on two cores the default.
    private static final DuckDbConfig CONFIG = new DuckDbConfig("1GB", 2, Optional.empty());

    /// The source.
    static final TableSource SOURCE = build();

    private DuckDbTables() {}

    private static TableSource build() {
        Class<?> implementation = new DuckDbPlugin()
                .provides().stream()
                        .filter(provided -> provided.type() == TableSource.class)
                        .map(Provided::implementation)
                        .findFirst()
                        .orElseThrow();
        Injector injector =
                Guice.createInjector(binder -> binder.bind(DuckDbConfig.class).toInstance(CONFIG));
        return TableSource.class.cast(injector.getInstance(implementation));
    }
}

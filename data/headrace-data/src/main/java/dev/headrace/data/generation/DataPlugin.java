package dev.headrace.data.generation;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.component.Component;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.spi.TableSource;
import dev.headrace.data.table.ArrowTableSource;
import java.util.List;

/// Provides the components `example-gen` and `example-merge`, and the table source `arrow`. Stateless.
public final class DataPlugin implements Plugin {
    /// For the service loader.
    public DataPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(
                new Provided<>("example-gen", Component.class, ExampleGen.class, ExampleGenConfig.class),
                Provided.of("example-merge", Component.class, ExampleMerge.class),
                Provided.of("arrow", TableSource.class, ArrowTableSource.class));
    }

    @Override
    public List<ErrorCode> errorCodes() {
        return List.of(DataErrorCode.values());
    }
}

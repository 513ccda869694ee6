package dev.headrace.validation.plugin;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.component.Component;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.anomaly.ExampleValidator;
import dev.headrace.validation.anomaly.ExampleValidatorConfig;
import dev.headrace.validation.schema.SchemaGen;
import dev.headrace.validation.schema.SchemaGenConfig;
import dev.headrace.validation.statistics.StatisticsGen;
import dev.headrace.validation.statistics.StatisticsGenConfig;
import java.util.List;

/// Provides the components `statistics-gen`, `schema-gen` and `example-validator`. Stateless.
public final class ValidationPlugin implements Plugin {
    /// For the service loader.
    public ValidationPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(
                new Provided<>("statistics-gen", Component.class, StatisticsGen.class, StatisticsGenConfig.class),
                new Provided<>("schema-gen", Component.class, SchemaGen.class, SchemaGenConfig.class),
                new Provided<>(
                        "example-validator", Component.class, ExampleValidator.class, ExampleValidatorConfig.class));
    }

    @Override
    public List<ErrorCode> errorCodes() {
        return List.of(ValidationErrorCode.values());
    }
}

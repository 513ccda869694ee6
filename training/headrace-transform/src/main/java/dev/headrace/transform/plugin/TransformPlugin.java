package dev.headrace.transform.plugin;

import dev.headrace.core.component.Component;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.transform.fitting.Transform;
import dev.headrace.transform.fitting.TransformConfig;
import java.util.List;

/// Provides the component `transform`. Stateless.
public final class TransformPlugin implements Plugin {
    /// For the service loader.
    public TransformPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(new Provided<>("transform", Component.class, Transform.class, TransformConfig.class));
    }
}

package dev.headrace.serving.http;

import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.serving.spi.ModelServer;
import java.util.List;

/// Provides the model server `http`. Stateless.
public final class HttpServingPlugin implements Plugin {
    /// For the service loader.
    public HttpServingPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(new Provided<>("http", ModelServer.class, HttpModelServer.class, HttpServingConfig.class));
    }
}

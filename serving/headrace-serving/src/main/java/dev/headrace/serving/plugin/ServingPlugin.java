package dev.headrace.serving.plugin;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.component.Component;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.release.InfraValidator;
import dev.headrace.serving.release.InfraValidatorConfig;
import dev.headrace.serving.release.Pusher;
import dev.headrace.serving.release.PusherConfig;
import dev.headrace.serving.spi.ModelStore;
import dev.headrace.serving.store.FileModelStore;
import dev.headrace.serving.store.FileModelStoreConfig;
import java.util.List;

/// Provides the components `infra-validator` and `pusher`, and the model store `file`. Stateless.
public final class ServingPlugin implements Plugin {
    /// For the service loader.
    public ServingPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(
                new Provided<>("infra-validator", Component.class, InfraValidator.class, InfraValidatorConfig.class),
                new Provided<>("pusher", Component.class, Pusher.class, PusherConfig.class),
                new Provided<>("file", ModelStore.class, FileModelStore.class, FileModelStoreConfig.class));
    }

    @Override
    public List<ErrorCode> errorCodes() {
        return List.of(ServingErrorCode.values());
    }
}

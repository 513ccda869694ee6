package dev.headrace.serving.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.serving.ServingErrorCode;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class ServingPluginTest {
    @Test
    void theServiceLoaderFindsIt() {
        Plugin plugin = ServiceLoader.load(Plugin.class).stream()
                .filter(provider -> provider.type() == ServingPlugin.class)
                .findFirst()
                .orElseThrow()
                .get();
        assertThat(plugin.provides())
                .extracting(Provided::slot, Provided::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("component", "infra-validator"),
                        org.assertj.core.groups.Tuple.tuple("component", "pusher"),
                        org.assertj.core.groups.Tuple.tuple("model-store", "file"));
        assertThat(plugin.errorCodes()).containsExactly(ServingErrorCode.values());
    }
}

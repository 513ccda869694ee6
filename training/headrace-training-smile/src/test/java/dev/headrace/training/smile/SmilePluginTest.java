package dev.headrace.training.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.training.spi.Trainer;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class SmilePluginTest {
    @Test
    void theServiceLoaderFindsBothTrainers() {
        assertThat(ServiceLoader.load(Plugin.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(SmilePlugin.class::isInstance)
                        .flatMap(plugin -> plugin.provides().stream()))
                .allSatisfy(provided -> assertThat(provided.type()).isEqualTo(Trainer.class))
                .extracting(Provided::name)
                .containsExactly("forest", "boosting");
    }
}

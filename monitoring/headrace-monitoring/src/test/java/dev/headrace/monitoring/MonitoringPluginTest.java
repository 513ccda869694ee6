package dev.headrace.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.component.Port;
import dev.headrace.core.plugin.Plugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class MonitoringPluginTest {
    @Test
    void theServiceLoaderFindsTheMonitor() {
        Plugin plugin = ServiceLoader.load(Plugin.class).stream()
                .filter(provider -> provider.type().equals(MonitoringPlugin.class))
                .findFirst()
                .orElseThrow()
                .get();
        assertThat(plugin.provides()).singleElement().satisfies(provided -> {
            ComponentDescription monitor = ComponentDescription.of(provided);
            assertThat(monitor.name()).isEqualTo("drift-monitor");
            assertThat(monitor.inputs())
                    .extracting(Port::name)
                    .containsExactly("baseline", "current", "schema", "transform");
            assertThat(monitor.outputs()).extracting(Port::name).containsExactly("drift");
        });
    }
}

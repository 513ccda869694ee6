package dev.headrace.data.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.component.Port;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.data.DataErrorCode;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class DataPluginTest {
    @Test
    void theServiceLoaderFindsItWithItsComponentsAndCodes() {
        Plugin plugin = ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(DataPlugin.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(plugin.provides())
                .extracting(Provided::name)
                .containsExactly("example-gen", "example-merge", "arrow");
        assertThat(plugin.errorCodes()).containsExactly(DataErrorCode.values());
    }

    @Test
    void thePortsAreThoseThatPipelinesConnect() {
        List<ComponentDescription> components = new DataPlugin()
                .provides().stream()
                        .filter(provided -> provided.type() == Component.class)
                        .map(ComponentDescription::of)
                        .toList();
        Port examples = new Port("examples", new ArtifactType(ArtifactType.EXAMPLES), false, false);
        assertThat(components.get(0).inputs()).isEmpty();
        assertThat(components.get(0).outputs()).containsExactly(examples);
        assertThat(components.get(1).inputs())
                .containsExactly(
                        new Port("examples", new ArtifactType(ArtifactType.EXAMPLES), false, true),
                        new Port("trigger", new ArtifactType(ArtifactType.DRIFT_REPORT), true, false));
        assertThat(components.get(1).outputs()).containsExactly(examples);
    }
}

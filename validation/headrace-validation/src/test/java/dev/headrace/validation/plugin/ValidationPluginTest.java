package dev.headrace.validation.plugin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.component.Port;
import dev.headrace.core.config.Property;
import dev.headrace.core.plugin.Plugin;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ValidationPluginTest {
    private final Plugin plugin = ServiceLoader.load(Plugin.class).stream()
            .filter(provider -> provider.type() == ValidationPlugin.class)
            .findFirst()
            .orElseThrow()
            .get();

    @Test
    void itProvidesTheThreeComponentsOfTheStage() {
        Map<String, ComponentDescription> components = plugin.provides().stream()
                .map(ComponentDescription::of)
                .collect(Collectors.toMap(ComponentDescription::name, description -> description));
        assertThat(components).containsOnlyKeys("statistics-gen", "schema-gen", "example-validator");
        ComponentDescription validator = requireNonNull(components.get("example-validator"));
        assertThat(names(validator.inputs())).containsExactly("examples", "statistics", "schema");
        assertThat(names(validator.outputs())).containsExactly("anomalies");
        assertThat(requireNonNull(components.get("schema-gen")).properties())
                .extracting(Property::key)
                .containsExactly("label", "task", "exclude", "split");
    }

    @Test
    void itListsTheCodesOfTheStage() {
        assertThat(plugin.errorCodes()).extracting(Object::toString).contains("LABEL_UNKNOWN", "NO_FEATURES");
    }

    private static List<String> names(List<Port> ports) {
        return ports.stream().map(Port::name).toList();
    }
}

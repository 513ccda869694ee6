package dev.headrace.transform.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class TransformPluginTest {
    @Test
    void theServiceLoaderFindsIt() {
        assertThat(ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::get))
                .hasAtLeastOneElementOfType(TransformPlugin.class);
    }

    @Test
    void itProvidesTheTransform() {
        assertThat(new TransformPlugin().provides().stream().map(Provided::name))
                .containsExactly("transform");
    }
}

package dev.headrace.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.component.Component;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class FeedbackPluginTest {
    @Test
    void theServiceLoaderFindsTheComponent() {
        assertThat(ServiceLoader.load(Plugin.class))
                .filteredOn(FeedbackPlugin.class::isInstance)
                .singleElement()
                .satisfies(plugin -> {
                    assertThat(plugin.provides())
                            .containsExactly(
                                    new Provided<>("label-gen", Component.class, LabelGen.class, LabelGenConfig.class));
                    assertThat(plugin.errorCodes()).containsExactly(FeedbackErrorCode.values());
                });
    }
}

package dev.headrace.training.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.training.TrainingErrorCode;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class TrainingPluginTest {
    @Test
    void theServiceLoaderFindsIt() {
        assertThat(ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::get))
                .hasAtLeastOneElementOfType(TrainingPlugin.class);
    }

    @Test
    void itProvidesComponentsAndATrainer() {
        assertThat(new TrainingPlugin().provides().stream().map(Provided::name))
                .containsExactly("tuner", "trainer", "evaluator", "linear");
        assertThat(new TrainingPlugin().errorCodes()).contains(TrainingErrorCode.TOO_FEW_ROWS);
    }
}

package dev.headrace.training.smile;

import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.training.spi.Trainer;
import java.util.List;

/// Provides the trainers `forest` and `boosting`, which grow Smile's trees. Stateless.
public final class SmilePlugin implements Plugin {
    /// For the service loader.
    public SmilePlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(
                Provided.of("forest", Trainer.class, ForestTrainer.class),
                Provided.of("boosting", Trainer.class, BoostingTrainer.class));
    }
}

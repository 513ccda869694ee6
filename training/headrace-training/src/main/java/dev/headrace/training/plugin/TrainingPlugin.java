package dev.headrace.training.plugin;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.component.Component;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.evaluation.Evaluator;
import dev.headrace.training.evaluation.EvaluatorConfig;
import dev.headrace.training.fitting.TrainerComponent;
import dev.headrace.training.fitting.TrainerConfig;
import dev.headrace.training.linear.LinearTrainer;
import dev.headrace.training.spi.Trainer;
import dev.headrace.training.tuning.Tuner;
import dev.headrace.training.tuning.TunerConfig;
import java.util.List;

/// Provides the components `tuner`, `trainer` and `evaluator`, and the trainer `linear`. Stateless.
public final class TrainingPlugin implements Plugin {
    /// For the service loader.
    public TrainingPlugin() {}

    @Override
    public List<Provided<?>> provides() {
        return List.of(
                new Provided<>("tuner", Component.class, Tuner.class, TunerConfig.class),
                new Provided<>("trainer", Component.class, TrainerComponent.class, TrainerConfig.class),
                new Provided<>("evaluator", Component.class, Evaluator.class, EvaluatorConfig.class),
                Provided.of(LinearTrainer.NAME, Trainer.class, LinearTrainer.class));
    }

    @Override
    public List<ErrorCode> errorCodes() {
        return List.of(TrainingErrorCode.values());
    }
}

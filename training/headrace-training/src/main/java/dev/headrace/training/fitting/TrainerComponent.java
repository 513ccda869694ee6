package dev.headrace.training.fitting;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.training.Model;
import dev.headrace.training.ModelCard;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.TuningResult;
import dev.headrace.training.loading.TrainingRows;
import dev.headrace.training.spi.Trainer;
import dev.headrace.transform.LoadedExamples;
import dev.headrace.validation.Task;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/// Trains the model that tuning chose, on the rows of one split that have a label.
@Input(name = "examples", type = ArtifactType.EXAMPLES)
@Input(name = "transform", type = ArtifactType.TRANSFORM_GRAPH)
@Input(name = "hyper-parameters", type = ArtifactType.HYPER_PARAMETERS)
@Output(name = "model", type = ArtifactType.MODEL)
public final class TrainerComponent implements Component {
    private final TrainerConfig config;
    private final Map<String, Trainer> trainers;
    private final BufferAllocator allocator;

    /// For the engine.
    ///
    /// @param config the settings
    /// @param trainers all trainers, by name
    /// @param allocator what examples are read with
    @Inject
    public TrainerComponent(TrainerConfig config, Map<String, Trainer> trainers, BufferAllocator allocator) {
        this.config = config;
        this.trainers = Map.copyOf(trainers);
        this.allocator = allocator;
    }

    /// Writes the model.
    ///
    /// @throws HeadraceException with [TrainingErrorCode#TRAINER_UNAVAILABLE] if the trainer that tuning
    ///     chose is not there, [TrainingErrorCode#TOO_FEW_ROWS] if there is too little to learn from
    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        TuningResult tuning = JsonRecords.read(
                context.input("hyper-parameters").directory().resolve(TuningResult.FILE), TuningResult.class);
        TransformGraph graph = TrainingRows.transform(context);
        Trainer trainer = find(tuning.trainer(), graph.label().task());
        LoadedExamples loaded = new TrainingRows(config.split(), config.maximumRows(), config.maximumValues())
                .load(context, graph, allocator);
        Predictor predictor =
                trainer.train(loaded.data(), tuning.hyperparameters(), context.seed(), TrainingRows.monitor(context));
        ModelCard card = new ModelCard(
                ModelCard.FORMAT,
                tuning.trainer(),
                tuning.hyperparameters(),
                loaded.data().rows(),
                loaded.availableRows());
        new Model(card, graph, predictor).write(context.output("model").directory());
    }

    private Trainer find(String name, Task task) {
        Trainer trainer = trainers.get(name);
        if (trainer == null) {
            throw new HeadraceException(
                    TrainingErrorCode.TRAINER_UNAVAILABLE,
                    "Tuning chose the trainer '" + name + "', which no plugin provides"
                            + Names.suggestion(name, trainers.keySet()));
        }
        if (!trainer.supports(task)) {
            throw new HeadraceException(
                    TrainingErrorCode.TRAINER_UNAVAILABLE,
                    "Tuning chose the trainer '" + name + "', which cannot learn " + task + " on this machine");
        }
        return trainer;
    }
}

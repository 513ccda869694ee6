package dev.headrace.training.tuning;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.TuningResult;
import dev.headrace.training.loading.TrainingRows;
import dev.headrace.training.spi.Trainer;
import dev.headrace.training.tuning.CrossValidation.Judged;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;

/// Chooses a trainer and its hyperparameters by cross-validation on the rows of one split that have a label:
/// the least mean of the log-loss for classes, of the root of the mean squared error for numbers. Folds are
/// the same for all, and hold their share of every class.
///
/// Where there are many rows and many combinations, a first round on some of the rows lets only the best go
/// on to a second round on all of them. Results of the second round stand before those of the first, which
/// ended there.
@Input(name = "examples", type = ArtifactType.EXAMPLES)
@Input(name = "transform", type = ArtifactType.TRANSFORM_GRAPH)
@Output(name = "hyper-parameters", type = ArtifactType.HYPER_PARAMETERS)
public final class Tuner implements Component {
    private final TunerConfig config;
    private final Map<String, Trainer> trainers;
    private final BufferAllocator allocator;

    /// For the engine.
    ///
    /// @param config the settings
    /// @param trainers all trainers, by name
    /// @param allocator what examples are read with
    @Inject
    public Tuner(TunerConfig config, Map<String, Trainer> trainers, BufferAllocator allocator) {
        this.config = config;
        this.trainers = Map.copyOf(trainers);
        this.allocator = allocator;
    }

    /// Writes the file `tuning.json`.
    ///
    /// @throws HeadraceException with [TrainingErrorCode#TRAINER_UNAVAILABLE] if there is no trainer to try,
    ///     [TrainingErrorCode#TOO_FEW_ROWS] if there are too few rows to be split
    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        TransformGraph graph = TrainingRows.transform(context);
        TrainingData data = new TrainingRows(config.split(), config.maximumRows(), config.maximumValues())
                .load(context, graph, allocator)
                .data();
        if (!isEnough(data)) {
            throw new HeadraceException(
                    TrainingErrorCode.TOO_FEW_ROWS,
                    "Split '" + config.split() + "' has " + data.rows() + " rows with a label, and tuning in "
                            + config.folds() + " folds needs at least " + config.folds() * 2
                            + (data.classes() > 0 ? ", and 2 rows each of at least 2 classes" : ""));
        }
        List<Candidate> candidates = Candidate.of(trainers, config.trainers(), data);
        candidates = candidates.subList(0, Math.min(candidates.size(), config.maximumTrials()));
        List<Judged> results = judge(context, candidates, data);
        Judged best = results.getFirst();
        TuningResult result = new TuningResult(
                best.candidate().name(),
                best.candidate().hyperparameters(),
                Loss.of(data.task()).label(),
                config.folds(),
                data.rows(),
                results.stream().map(Judged::trial).toList());
        JsonRecords.write(context.output("hyper-parameters").directory().resolve(TuningResult.FILE), result);
    }

    /// The results of all candidates, the best first.
    private List<Judged> judge(ComponentContext context, List<Candidate> candidates, TrainingData data)
            throws InterruptedException {
        int folds = config.folds();
        Seed seed = context.seed();
        TrainingData first = data.rows() > config.firstRows() && candidates.size() > config.finalists()
                ? someRows(data, seed.derive("first-rows"))
                : data;
        if (first.rows() == data.rows() || !isEnough(first)) {
            long trainings = (long) candidates.size() * folds;
            return new CrossValidation(data, folds, seed)
                    .judge(candidates, new CrossValidation.Progress(TrainingRows.monitor(context), trainings));
        }
        long trainings = (long) (candidates.size() + config.finalists()) * folds;
        CrossValidation.Progress progress = new CrossValidation.Progress(TrainingRows.monitor(context), trainings);
        List<Judged> firstRound =
                new CrossValidation(first, folds, seed.derive("first-round")).judge(candidates, progress);
        List<Candidate> finalists = finalists(firstRound);
        List<Judged> results = new ArrayList<>(new CrossValidation(data, folds, seed).judge(finalists, progress));
        firstRound.stream()
                .filter(judged -> !finalists.contains(judged.candidate()))
                .forEach(results::add);
        return results;
    }

    /// Who goes on: the best of each trainer, then the best of the others. Few rows flatter some trainers
    /// and fail others, so they say which of its settings suits a trainer, and less which trainer is best.
    private List<Candidate> finalists(List<Judged> ranked) {
        Set<String> trainersSeen = new HashSet<>();
        List<Candidate> finalists = new ArrayList<>();
        List<Candidate> others = new ArrayList<>();
        for (Judged judged : ranked) {
            Candidate candidate = judged.candidate();
            (trainersSeen.add(candidate.name()) ? finalists : others).add(candidate);
        }
        finalists.addAll(others);
        return List.copyOf(finalists.subList(0, Math.min(config.finalists(), finalists.size())));
    }

    private TrainingData someRows(TrainingData data, Seed seed) {
        int[] rows = Arrays.copyOf(Folds.shuffled(data.rows(), seed), config.firstRows());
        Arrays.sort(rows);
        return data.select(rows);
    }

    /// Whether two rows come into each fold, and what is left without a fold still has two classes: then the
    /// rows of two classes are in several folds each.
    private boolean isEnough(TrainingData data) {
        if (data.rows() < config.folds() * 2) {
            return false;
        }
        return data.classes() == 0
                || Arrays.stream(TrainingRows.countClasses(data))
                                .filter(count -> count >= 2)
                                .count()
                        >= 2;
    }
}

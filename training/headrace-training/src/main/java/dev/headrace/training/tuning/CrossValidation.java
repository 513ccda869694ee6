package dev.headrace.training.tuning;

import dev.headrace.core.Seed;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TuningResult.Trial;
import dev.headrace.training.spi.TrainingMonitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Judges candidates on the same folds of the same rows. Confined to one thread.
final class CrossValidation {
    private final Loss loss;
    private final Seed seed;
    private final List<TrainingData> learned = new ArrayList<>();
    private final List<TrainingData> judged = new ArrayList<>();

    /// A candidate and what it came to.
    record Judged(Candidate candidate, Trial trial) {}

    CrossValidation(TrainingData data, int folds, Seed seed) {
        this.loss = Loss.of(data.task());
        this.seed = seed;
        Folds split = new Folds(data, folds, seed.derive("folds"));
        for (int fold = 0; fold < folds; fold++) {
            learned.add(split.without(fold));
            judged.add(split.only(fold));
        }
    }

    /// Judges candidates.
    ///
    /// @param candidates in the order that decides where two are equally good
    /// @param monitor is told of every training that is done
    /// @return the best first
    /// @throws InterruptedException if the monitor said to stop
    List<Judged> judge(List<Candidate> candidates, Progress monitor) throws InterruptedException {
        List<Judged> results = new ArrayList<>();
        for (Candidate candidate : candidates) {
            results.add(new Judged(candidate, judge(candidate, monitor)));
        }
        // Stable, and NaN, the loss of what diverged, is last.
        results.sort(Comparator.comparingDouble(result -> result.trial().mean()));
        return results;
    }

    private Trial judge(Candidate candidate, Progress monitor) throws InterruptedException {
        double[] losses = new double[learned.size()];
        double sum = 0;
        for (int fold = 0; fold < losses.length; fold++) {
            Predictor predictor = candidate
                    .trainer()
                    .train(
                            learned.get(fold),
                            candidate.hyperparameters(),
                            seed.derive(candidate.name() + "-" + fold),
                            monitor.inside());
            losses[fold] = loss.of(predictor, judged.get(fold));
            sum += losses[fold];
            monitor.trained();
        }
        double mean = sum / losses.length;
        double squares = 0;
        for (double value : losses) {
            squares += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(squares / (losses.length - 1) / losses.length);
        return new Trial(candidate.name(), candidate.hyperparameters(), mean, error);
    }

    /// Counts trainings.
    static final class Progress {
        private final TrainingMonitor monitor;
        private final long total;
        private long done;

        Progress(TrainingMonitor monitor, long total) {
            this.monitor = monitor;
            this.total = total;
        }

        private void trained() throws InterruptedException {
            done++;
            monitor.progress(done, total, "trainings");
        }

        /// What a trainer tells within one training only asks whether to stop.
        private TrainingMonitor inside() {
            return (part, parts, unit) -> monitor.progress(done, total, "trainings");
        }
    }
}

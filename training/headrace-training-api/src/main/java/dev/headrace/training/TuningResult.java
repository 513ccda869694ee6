package dev.headrace.training;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What tuning chose and what it tried: the file `tuning.json` of an artifact.
///
/// @param trainer the name of the chosen trainer
/// @param hyperparameters the chosen settings
/// @param metric what was compared: the name of a metric, of which less is better
/// @param folds into how many parts the training rows were split; each was judged by a model of the others
/// @param rows how many rows were used
/// @param trials all that was tried, the best first
public record TuningResult(
        String trainer, Hyperparameters hyperparameters, String metric, int folds, long rows, List<Trial> trials) {
    /// The file's name.
    public static final String FILE = "tuning.json";

    /// Copies the list.
    public TuningResult {
        requireNonNull(trainer, "trainer is null");
        requireNonNull(hyperparameters, "hyperparameters is null");
        trials = List.copyOf(trials);
    }

    /// One combination that was tried.
    ///
    /// @param trainer the trainer's name
    /// @param hyperparameters its settings
    /// @param mean the metric's mean over the folds
    /// @param standardError of the mean over the folds; NaN for one fold
    public record Trial(String trainer, Hyperparameters hyperparameters, double mean, double standardError) {}
}

package dev.headrace.training.spi;

import dev.headrace.core.Seed;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingData;
import dev.headrace.validation.Task;
import java.util.List;

/// Learns a predictor. Stateless; used by one thread at a time. Equal data, hyperparameters and seed give a
/// predictor of equal bytes, whatever the number of threads.
public interface Trainer {
    /// Whether it can learn this here.
    ///
    /// @param task what is to be learned
    /// @return false where the task, or a native library that is missing, rules it out
    boolean supports(Task task);

    /// What tuning should try, the trainer's best guess first.
    ///
    /// @param task what is to be learned
    /// @param rows how many rows there are
    /// @param features how many features there are
    /// @return at least one
    List<Hyperparameters> candidates(Task task, long rows, int features);

    /// Learns.
    ///
    /// @param data what to learn from; at least two rows, and for classes at least two of them with a row
    /// @param hyperparameters the settings; those not set have defaults
    /// @param seed where all chance comes from
    /// @param monitor is told how far it is, and says when to stop
    /// @return the predictor
    /// @throws InterruptedException if the monitor said to stop
    /// @throws dev.headrace.core.HeadraceException with `HYPERPARAMETER_INVALID` or `TRAINER_UNAVAILABLE` of
    ///     [dev.headrace.training.TrainingErrorCode]
    Predictor train(TrainingData data, Hyperparameters hyperparameters, Seed seed, TrainingMonitor monitor)
            throws InterruptedException;
}

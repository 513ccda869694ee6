package dev.headrace.training.spi;

/// Hears how far a training is. Thread-safe and cheap.
@FunctionalInterface
public interface TrainingMonitor {
    /// Hears nothing and never stops.
    TrainingMonitor SILENT = (done, total, unit) -> {};

    /// Says how far the training is; called at least once a tree or pass.
    ///
    /// @param done how much is done
    /// @param total how much there is
    /// @param unit what is counted: `trees`, `passes`
    /// @throws InterruptedException if the training should stop here
    void progress(long done, long total, String unit) throws InterruptedException;
}

package dev.headrace.statistics;

/// Is told how far a scan is. Thread-safe: several threads may call it.
@FunctionalInterface
public interface ScanProgress {
    /// Tells nobody.
    ScanProgress NONE = (_, _) -> {};

    /// Values were read.
    ///
    /// @param done how many values (rows times columns) so far
    /// @param total how many there are in all; -1 where it is not known
    void advanced(long done, long total);
}

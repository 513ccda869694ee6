package dev.headrace.runtime.engine;

import java.util.List;

/// What garbage there was.
///
/// @param keptRuns the runs whose artifacts stay, newest first
/// @param uris the directories that no kept run needs, sorted
/// @param bytes the sum of their files' sizes
/// @param removed false if nothing was removed because only a preview was asked for
public record GarbageReport(List<String> keptRuns, List<String> uris, long bytes, boolean removed) {
    /// Copies the lists.
    public GarbageReport {
        keptRuns = List.copyOf(keptRuns);
        uris = List.copyOf(uris);
    }
}

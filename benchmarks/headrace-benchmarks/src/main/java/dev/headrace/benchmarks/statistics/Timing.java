package dev.headrace.benchmarks.statistics;

import java.util.List;

/// The measured rounds of a task.
///
/// @param task the task
/// @param cpuSeconds of the process, for one repetition, by round
/// @param wallSeconds likewise
record Timing(Task task, List<Double> cpuSeconds, List<Double> wallSeconds) {
    Timing {
        cpuSeconds = List.copyOf(cpuSeconds);
        wallSeconds = List.copyOf(wallSeconds);
    }

    /// The middle of the rounds by time of the processor.
    double cpu() {
        return median(cpuSeconds);
    }

    /// The middle of the rounds by time on the wall.
    double wall() {
        return median(wallSeconds);
    }

    /// Nanoseconds of the processor for a cell.
    double nanosPerValue() {
        return cpu() * 1e9 / task.values();
    }

    /// The middle number, or the mean of the two in the middle.
    static double median(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

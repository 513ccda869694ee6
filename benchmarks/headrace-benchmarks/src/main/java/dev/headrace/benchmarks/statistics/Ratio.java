package dev.headrace.benchmarks.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A figure with the rounds that it comes from.
///
/// @param value the figure
/// @param least of the rounds
/// @param greatest of the rounds
record Ratio(double value, double least, double greatest) {
    /// A figure that was measured once.
    static Ratio of(double value) {
        return new Ratio(value, value, value);
    }

    /// How many times one timing is of another, by the time of the processor: the ratio of the medians, and
    /// the range of the ratios of the same rounds.
    static Ratio of(Timing dividend, Timing divisor) {
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < dividend.cpuSeconds().size(); i++) {
            rounds.add(dividend.cpuSeconds().get(i) / divisor.cpuSeconds().get(i));
        }
        return new Ratio(dividend.cpu() / divisor.cpu(), Collections.min(rounds), Collections.max(rounds));
    }

    /// The same, divided.
    Ratio dividedBy(double number) {
        return new Ratio(value / number, least / number, greatest / number);
    }
}

package dev.headrace.suggesting.runs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// How good predictions are, and how far samples are apart, by the definitions.
final class Scores {
    private Scores() {}

    /// By the rank sum of Mann and Whitney; predictions have no ties that matter.
    static double areaUnderCurve(List<Suggestion> suggestions, double[] predictions) {
        List<Integer> order = IntStream.range(0, predictions.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> predictions[i]))
                .toList();
        double accepted = 0;
        double ranks = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            if (suggestions.get(order.get(rank)).accepted()) {
                accepted++;
                ranks += rank + 1.0;
            }
        }
        return (ranks - accepted * (accepted + 1) / 2) / (accepted * (predictions.length - accepted));
    }

    static double logLoss(List<Suggestion> suggestions, double[] predictions) {
        double sum = 0;
        for (int i = 0; i < predictions.length; i++) {
            sum -= Math.log(suggestions.get(i).accepted() ? predictions[i] : 1 - predictions[i]);
        }
        return sum / predictions.length;
    }

    /// The distance of Kolmogorov and Smirnov.
    static double distance(List<Suggestion> first, List<Suggestion> second, String column) {
        double[] a = values(first, column).sorted().toArray();
        double[] b = values(second, column).sorted().toArray();
        double greatest = 0;
        for (double value : a) {
            greatest = Math.max(greatest, Math.abs(below(a, value) - below(b, value)));
        }
        return greatest;
    }

    static DoubleStream values(List<Suggestion> suggestions, String column) {
        return suggestions.stream()
                .map(suggestion -> suggestion.features().get(column))
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue());
    }

    private static double below(double[] sorted, double value) {
        int found = Arrays.binarySearch(sorted, value);
        int place = found < 0 ? -found - 1 : found;
        while (place < sorted.length && sorted[place] <= value) {
            place++;
        }
        return place / (double) sorted.length;
    }
}

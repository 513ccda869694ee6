package dev.headrace.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Adjusts p-values for the number of tests, by the step-up procedure of Y. Benjamini and Y. Hochberg,
/// "Controlling the false discovery rate", 1995, with weights: C. R. Genovese, K. Roeder and L. Wasserman, "False
/// discovery control with p-value weighting", 2006. Where nothing differs, the chance of any false alarm is at
/// most the significance, too.
final class FalseDiscovery {
    private FalseDiscovery() {}

    /// The weights of tests, whose mean is 1: each aspect has its part of the accepted error, however many
    /// tests there are of it, and all of it if there are none of the other.
    static double[] weights(List<Aspect> aspects) {
        double parts = 0;
        for (Aspect aspect : Aspect.values()) {
            parts += aspects.contains(aspect) ? aspect.part() : 0;
        }
        double[] weights = new double[aspects.size()];
        for (int i = 0; i < weights.length; i++) {
            Aspect aspect = aspects.get(i);
            long tests = aspects.stream().filter(aspect::equals).count();
            weights[i] = aspect.part() / parts * weights.length / tests;
        }
        return weights;
    }

    /// Adjusts.
    ///
    /// @param pValues of all tests
    /// @param weights of the tests, with mean 1
    /// @return in the order given; at most 1
    static double[] adjust(double[] pValues, double[] weights) {
        int tests = pValues.length;
        double[] adjusted = new double[tests];
        List<Integer> falling = IntStream.range(0, tests)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer test) -> pValues[test] / weights[test])
                        .reversed())
                .toList();
        double least = 1;
        for (int i = 0; i < tests; i++) {
            int test = falling.get(i);
            least = Math.min(least, pValues[test] / weights[test] * tests / (tests - i));
            adjusted[test] = least;
        }
        return adjusted;
    }
}

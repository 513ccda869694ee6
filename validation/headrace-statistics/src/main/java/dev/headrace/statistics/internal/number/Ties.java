package dev.headrace.statistics.internal.number;

import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// In which order values of equal weight are listed.
public enum Ties {
    /// The least first.
    ASCENDING,
    /// The greatest first, as TFDV has it.
    DESCENDING;

    /// The values of the greatest weight.
    ///
    /// @param weights by value, values in ascending order
    /// @param size how many values there are
    /// @param most how many are to be found at most
    /// @return their indices, the greatest weight first
    public int[] heaviest(FixedWeights weights, int size, int most) {
        return heaviest(
                weights,
                size,
                most,
                switch (this) {
                    case ASCENDING -> Comparator.naturalOrder();
                    case DESCENDING -> Comparator.reverseOrder();
                });
    }

    /// The numbers of the greatest weight. TFDV takes them for texts: the one with the greatest text first.
    ///
    /// @param weights by value, values in ascending order
    /// @param size how many values there are
    /// @param most how many are to be found at most
    /// @param texts of the values, in ASCII
    /// @return their indices, the greatest weight first
    int[] heaviestNumbers(FixedWeights weights, int size, int most, IntFunction<String> texts) {
        return heaviest(
                weights,
                size,
                most,
                switch (this) {
                    case ASCENDING -> Comparator.naturalOrder();
                    case DESCENDING ->
                        Comparator.comparing((Integer index) -> texts.apply(index))
                                .reversed();
                });
    }

    private static int[] heaviest(FixedWeights weights, int size, int most, Comparator<Integer> byValue) {
        Comparator<Integer> byWeight = weights::compare;
        return IntStream.range(0, size)
                .boxed()
                .sorted(byWeight.reversed().thenComparing(byValue))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

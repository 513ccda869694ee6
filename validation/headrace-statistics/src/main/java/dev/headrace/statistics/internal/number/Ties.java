package dev.headrace.statistics.internal.number;

import java.util.Comparator;
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
        Comparator<Integer> byWeight = weights::compare;
        Comparator<Integer> byValue = switch (this) {
            case ASCENDING -> Comparator.naturalOrder();
            case DESCENDING -> Comparator.reverseOrder();
        };
        return IntStream.range(0, size)
                .boxed()
                .sorted(byWeight.reversed().thenComparing(byValue))
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

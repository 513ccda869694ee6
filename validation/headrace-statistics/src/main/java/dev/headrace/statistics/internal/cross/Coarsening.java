package dev.headrace.statistics.internal.cross;

import java.util.Arrays;

/// Finds the finest level of the grid at which numbers and their pairs with a label are few enough, without
/// trying the levels one by one.
final class Coarsening {
    private Coarsening() {}

    /// The finest level above that of the counts.
    static int level(PairCounts counts, int mostValues, int mostPairs) {
        ValueCodes values = counts.values();
        int[] order = values.order();
        int[] ranks = PairCounts.ranks(order);
        long[] keys = Arrays.stream(order).mapToLong(values::gridKeyOf).toArray();
        long[] ordinals = new long[keys.length];
        Arrays.setAll(ordinals, rank -> rank);
        long[] pairs = new long[counts.size()];
        Arrays.setAll(pairs, pair -> ((long) counts.label(pair) << Integer.SIZE) | ranks[counts.value(pair)]);
        Arrays.sort(pairs);
        int fewValues = level(ordinals, keys, mostValues);
        int fewPairs = level(pairs, keys, mostPairs);
        return values.level() + Math.max(Math.max(fewValues, fewPairs), 1);
    }

    /// How many of the last bits of keys must go so that at most so many entries are left.
    ///
    /// @param entries ascending: in the upper half what stays apart, in the lower one the rank of a key
    /// @param keys ascending
    private static int level(long[] entries, long[] keys, int most) {
        // How many neighbours are told apart by a bit as the highest one.
        int[] partings = new int[Long.SIZE];
        int apart = 1;
        for (int i = 1; i < entries.length; i++) {
            long difference = keys[(int) entries[i]] ^ keys[(int) entries[i - 1]];
            if (entries[i] >>> Integer.SIZE != entries[i - 1] >>> Integer.SIZE) {
                apart++;
            } else if (difference != 0) {
                partings[Long.SIZE - 1 - Long.numberOfLeadingZeros(difference)]++;
            }
        }
        int bit = Long.SIZE - 1;
        while (bit >= 0 && apart + partings[bit] <= most) {
            apart += partings[bit--];
        }
        return bit + 1;
    }
}

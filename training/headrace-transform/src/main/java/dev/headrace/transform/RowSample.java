package dev.headrace.transform;

import dev.headrace.core.Seed;

/// Chooses some of many rows by chance, in one pass and in order. Confined to one thread.
final class RowSample {
    /*
     * Selection sampling: D. E. Knuth, The Art of Computer Programming, volume 2, section 3.4.2, algorithm S. A row is
     * taken with the probability (still wanted) / (still to come), so exactly the wanted number is taken.
     */

    private final Seed seed;
    private long left;
    private long wanted;

    /// @param available how many rows there are
    /// @param wanted how many of them to take, at most as many
    RowSample(long available, long wanted, Seed seed) {
        this.left = available;
        this.wanted = wanted;
        this.seed = seed;
    }

    /// Whether to take a row. To be asked once for each of the available rows, in order.
    ///
    /// @param row its position, which chance follows from
    boolean takes(long row) {
        boolean takes = wanted == left || uniform(row) * left < wanted;
        left--;
        if (takes) {
            wanted--;
        }
        return takes;
    }

    /// A number from 0 (inclusive) to 1 (exclusive) that follows from the seed and the position.
    private double uniform(long row) {
        // The step and the finaliser of SplitMix64 (Steele, Lea, Flood, 2014), started at the position.
        long mixed = seed.value() + (row + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * 0x1p-53;
    }
}

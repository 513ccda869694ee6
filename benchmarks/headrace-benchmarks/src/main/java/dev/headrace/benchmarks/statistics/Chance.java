package dev.headrace.benchmarks.statistics;

/// Chance that is a function of a stream and a row, so that a table can be made in any order, in parts, and
/// again.
final class Chance {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Chance() {}

    /* The finalizer of SplitMix64: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators",
     * OOPSLA 2014, with the constants of D. Stafford's mix 13. */

    /// Sixty-four even bits.
    static long bits(long stream, long row) {
        long z = stream + (row + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// An even number of [0, 1).
    static double unit(long stream, long row) {
        return (bits(stream, row) >>> 11) * 0x1p-53;
    }

    /// An even number of 0 to `bound` - 1.
    static long below(long stream, long row, long bound) {
        return (long) (unit(stream, row) * bound);
    }

    /// A number of the standard normal distribution, by the transform of Box and Muller. The same on every
    /// machine.
    static double normal(long stream, long row) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit(stream, row)));
        return radius * StrictMath.cos(2 * Math.PI * unit(~stream, row));
    }
}

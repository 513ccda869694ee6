package dev.headrace.statistics.internal.number;

/// The loops over a block of numbers that are worth two forms: [ScalarKernel] and [VectorKernel], which give
/// the same result to the last bit. Stateless and thread-safe.
interface NumberKernel {
    /*
     * Sums of doubles are exact, so that they do not depend on the order. With 2^(e-1) <= max |x| < 2^e, each value of
     * at least 2^(e-17) is split at a fixed binary place into a high and a low part, by adding and subtracting a
     * constant (the pre-rounding of S. Rump, T. Ogita, S. Oishi, "Accurate floating-point summation", 2008; J. Demmel,
     * H. D. Nguyen, "Parallel reproducible summation", 2015). The high parts are multiples of 2^(e-42) below 2^e, so
     * 1,024 of them add up to at most 53 bits; the low parts have at most 26 bits. A square is exactly x*x plus the
     * error of that product, which a fused multiplication and addition gives; both are split alike: the products into
     * multiples of 2^(2e-42) and at most 43 bits below, the errors into multiples of 2^(2e-96) and at most 41 bits
     * below. So every addition is exact. What is smaller than 2^(e-17) is left to the caller, value by value.
     */

    /// The binary places of the high part.
    int HIGH_BITS = 42;
    /// By how many binary places a value may be smaller than the greatest.
    int RANGE_BITS = 17;
    /// Beyond these exponents squares or their errors leave the range of normal doubles.
    int LEAST_EXPONENT = -440;

    /// See [#LEAST_EXPONENT].
    int GREATEST_EXPONENT = 500;

    /// Summarises doubles.
    ///
    /// @param bits of doubles
    /// @param size how many of them, at least 1, a multiple of [NumberBlock#STEP]
    /// @param into receives the summary
    void reals(long[] bits, int size, RealSummary into);

    /// Summarises integers.
    ///
    /// @param values of any size
    /// @param size how many of them, at least 1, a multiple of [NumberBlock#STEP]
    /// @param zero what counts as zero
    /// @param into receives the summary
    void integers(long[] values, int size, long zero, IntegerSummary into);

    /// Adds up products of the halves of integers below 2^52 in magnitude: `a*a`, `a*b` and `b*b`, where `a`
    /// is the value without its last 26 bits, shifted by them, and `b` is these bits.
    ///
    /// @param values below 2^52 in magnitude
    /// @param size as of [#integers]
    /// @param into receives the three sums
    void squares(long[] values, int size, long[] into);

    /// Hashes of numbers, as [dev.headrace.statistics.internal.DistinctSketch#mix].
    ///
    /// @param values any
    /// @param size as of [#integers]
    /// @param into receives a hash for each
    void hashes(long[] values, int size, long[] into);

    /// The constant that, added and subtracted, rounds to multiples of `2^place`.
    static double splitter(int place) {
        return 1.5 * Math.scalb(1.0, place + 52);
    }
}

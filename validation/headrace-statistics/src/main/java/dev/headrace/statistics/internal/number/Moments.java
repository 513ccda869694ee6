package dev.headrace.statistics.internal.number;

import java.math.BigInteger;

/// Mean and standard deviation from exact sums: rounded once, at the end, so no digits cancel.
final class Moments {
    private static final int QUOTIENT_BITS = 66;

    private Moments() {}

    /// The mean `sum * 2^scale / count`, rounded to the nearest double (to within one unit in the last place
    /// below the least normal double).
    static double mean(BigInteger sum, long count, int scale) {
        return quotient(sum, BigInteger.valueOf(count), scale);
    }

    /// The standard deviation of the population: the root of `(count * squares - sum * sum) / count²`, times
    /// `2^scale`, to within one unit in the last place.
    static double standardDeviation(BigInteger sum, BigInteger squares, long count, int scale) {
        BigInteger rows = BigInteger.valueOf(count);
        BigInteger numerator = rows.multiply(squares).subtract(sum.multiply(sum));
        if (numerator.signum() == 0) {
            return 0;
        }
        BigInteger denominator = rows.multiply(rows);
        // An even shift, so that half of it is the shift of the root; the root itself is then neither too great nor
        // too small for a double, even where the variance would be.
        int shift = (QUOTIENT_BITS - (numerator.bitLength() - denominator.bitLength())) & ~1;
        return Math.scalb(Math.sqrt(shiftedQuotient(numerator, denominator, shift)), scale - shift / 2);
    }

    private static double quotient(BigInteger numerator, BigInteger denominator, int scale) {
        int shift = QUOTIENT_BITS - (numerator.bitLength() - denominator.bitLength());
        return Math.scalb(shiftedQuotient(numerator, denominator, shift), scale - shift);
    }

    /// `numerator * 2^shift / denominator`, rounded once; the shift leaves more bits than a double has.
    private static double shiftedQuotient(BigInteger numerator, BigInteger denominator, int shift) {
        BigInteger[] parts = shift >= 0
                ? numerator.abs().shiftLeft(shift).divideAndRemainder(denominator)
                : numerator.abs().divideAndRemainder(denominator.shiftLeft(-shift));
        // The remainder counts only in whether there is one: the last bit of the quotient says so.
        BigInteger sticky = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
        return numerator.signum() * sticky.doubleValue();
    }
}

package dev.headrace.statistics.internal.cross;

import java.math.BigInteger;

/// Doubles from exact integers: rounded once, so nothing cancels.
final class Ratio {
    private static final int QUOTIENT_BITS = 66;

    private Ratio() {}

    /// `numerator / denominator * 2^scale`, rounded to the nearest double (to within one unit in the last
    /// place below the least normal double); infinite beyond the greatest.
    ///
    /// @param denominator above zero
    static double of(BigInteger numerator, BigInteger denominator, int scale) {
        if (numerator.signum() == 0) {
            return 0;
        }
        int shift = QUOTIENT_BITS - (numerator.bitLength() - denominator.bitLength());
        return Math.scalb(shifted(numerator, denominator, shift), scale - shift);
    }

    /// `numerator / sqrt(square)`, to within two units in the last place.
    ///
    /// @param square above zero
    static double overRoot(BigInteger numerator, BigInteger square) {
        if (numerator.signum() == 0) {
            return 0;
        }
        BigInteger dividend = numerator.multiply(numerator);
        // An even shift, so that half of it is the shift of the root.
        int shift = (QUOTIENT_BITS - (dividend.bitLength() - square.bitLength())) & ~1;
        return numerator.signum() * Math.scalb(Math.sqrt(shifted(dividend, square, shift)), -shift / 2);
    }

    /// `numerator / denominator * 2^shift`, rounded once; the shift leaves more bits than a double has.
    private static double shifted(BigInteger numerator, BigInteger denominator, int shift) {
        BigInteger[] parts = shift >= 0
                ? numerator.abs().shiftLeft(shift).divideAndRemainder(denominator)
                : numerator.abs().divideAndRemainder(denominator.shiftLeft(-shift));
        // The remainder counts only in whether there is one: the last bit of the quotient says so.
        BigInteger sticky = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
        return numerator.signum() * sticky.doubleValue();
    }
}

package dev.headrace.statistics.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/// Mean and standard deviation of the population without rounding but at the end, of multiples of one unit.
///
/// @param count how many numbers
/// @param sum in the unit
/// @param squares the sum of their squares
/// @param unit what the numbers are multiples of
record ExactMoments(long count, BigInteger sum, BigInteger squares, BigDecimal unit) {
    private static final MathContext DIGITS = new MathContext(60);
    /// All doubles are multiples of it.
    private static final int LEAST_EXPONENT = 1_074;
    private static final BigDecimal LEAST = new BigDecimal(Double.MIN_VALUE);

    /// Of integers.
    static ExactMoments of(List<BigInteger> numbers, BigDecimal unit) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (BigInteger number : numbers) {
            sum = sum.add(number);
            squares = squares.add(number.multiply(number));
        }
        return new ExactMoments(numbers.size(), sum, squares, unit);
    }

    /// Of finite doubles.
    static ExactMoments of(double... numbers) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (double number : numbers) {
            BigInteger multiple = multiple(number);
            sum = sum.add(multiple);
            squares = squares.add(multiple.multiply(multiple));
        }
        return new ExactMoments(numbers.length, sum, squares, LEAST);
    }

    static BigInteger multiple(double number) {
        int exponent = Math.max(Math.getExponent(number), Double.MIN_EXPONENT) - 52;
        long mantissa = (long) Math.scalb(number, -exponent);
        return BigInteger.valueOf(mantissa).shiftLeft(exponent + LEAST_EXPONENT);
    }

    /// The same numbers so many times.
    ExactMoments times(long times) {
        BigInteger factor = BigInteger.valueOf(times);
        return new ExactMoments(count * times, sum.multiply(factor), squares.multiply(factor), unit);
    }

    double mean() {
        return new BigDecimal(sum)
                .divide(BigDecimal.valueOf(count), DIGITS)
                .multiply(unit)
                .doubleValue();
    }

    double standardDeviation() {
        BigInteger size = BigInteger.valueOf(count);
        BigInteger numerator = size.multiply(squares).subtract(sum.multiply(sum));
        return new BigDecimal(numerator)
                .divide(new BigDecimal(size.multiply(size)), DIGITS)
                .sqrt(DIGITS)
                .multiply(unit)
                .doubleValue();
    }
}

package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.math.BigInteger;

/// The sums of weights, of weights times numbers and of weights times squares, without any rounding. Mean and
/// standard deviation are rounded once from these. Confined to one thread.
final class WeightedSums {
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    /// The greatest exponent of a double as it is stored, and so a bound of its position.
    private static final int HIGHEST = 0x7FF;
    private static final int CHUNK_BITS = Long.SIZE - 1;
    /// For the chunks of the square of an integer of 256 bits.
    private static final int INTEGER_SPARE = 576;
    private static final int QUOTIENT_BITS = 2 * 66;

    private final Numbers numbers;
    private ExactSum weights = new ExactSum(HIGHEST);
    private ExactSum products;
    private ExactSum squares;

    /// What the numbers are.
    enum Numbers {
        /// Doubles: sums are in units of powers of the least positive double.
        REAL(2 * HIGHEST, 3 * HIGHEST + Long.SIZE, ExactSum.LEAST_EXPONENT),
        /// Integers: all three sums have the unit of the weights.
        INTEGER(HIGHEST + INTEGER_SPARE, HIGHEST + INTEGER_SPARE, 0);

        private final int highestOfProducts;
        private final int highestOfSquares;
        /// The exponent of the unit of numbers.
        private final int unit;

        Numbers(int highestOfProducts, int highestOfSquares, int unit) {
            this.highestOfProducts = highestOfProducts;
            this.highestOfSquares = highestOfSquares;
            this.unit = unit;
        }
    }

    WeightedSums(Numbers numbers) {
        this.numbers = numbers;
        this.products = new ExactSum(numbers.highestOfProducts);
        this.squares = new ExactSum(numbers.highestOfSquares);
    }

    /// Adds a finite double.
    ///
    /// @param weight finite, not below zero
    void add(double number, double weight) {
        long weightBits = Double.doubleToRawLongBits(weight);
        long factor = mantissa(weightBits);
        int position = position(weightBits);
        weights.add(factor, position);
        long bits = Double.doubleToRawLongBits(number);
        long mantissa = mantissa(bits);
        if (mantissa != 0) {
            int place = position(bits);
            products.addProduct(factor, bits < 0 ? -mantissa : mantissa, position + place);
            // The square has up to 106 bits: two parts of 53 each.
            long low = mantissa * mantissa;
            long high = Math.multiplyHigh(mantissa, mantissa);
            int half = MANTISSA_BITS + 1;
            squares.addProduct(factor, low & ((1L << half) - 1), position + 2 * place);
            squares.addProduct(factor, (high << (Long.SIZE - half)) | (low >>> half), position + 2 * place + half);
        }
    }

    /// Adds an integer.
    ///
    /// @param weight as above
    void add(long number, double weight) {
        long weightBits = Double.doubleToRawLongBits(weight);
        long factor = mantissa(weightBits);
        int position = position(weightBits);
        weights.add(factor, position);
        products.addProduct(factor, number, position);
        if (number == Long.MIN_VALUE) {
            // Its square has a bit more than the two parts below.
            squares.add(factor, position + 2 * CHUNK_BITS);
            return;
        }
        // The square has up to 126 bits: two parts of 63.
        long low = number * number;
        long high = Math.multiplyHigh(number, number);
        squares.addProduct(factor, low & Long.MAX_VALUE, position);
        squares.addProduct(factor, (high << 1) | (low >>> CHUNK_BITS), position + CHUNK_BITS);
    }

    /// Adds an integer of up to 256 bits.
    ///
    /// @param weight as above
    void add(BigInteger number, double weight) {
        long weightBits = Double.doubleToRawLongBits(weight);
        long factor = mantissa(weightBits);
        int position = position(weightBits);
        weights.add(factor, position);
        addChunks(products, number, factor, position);
        addChunks(squares, number.multiply(number), factor, position);
    }

    private static void addChunks(ExactSum sum, BigInteger number, long factor, int position) {
        BigInteger rest = number.abs();
        long signed = number.signum() < 0 ? -factor : factor;
        for (int place = position; rest.signum() > 0; place += CHUNK_BITS) {
            sum.addProduct(signed, rest.longValue() & Long.MAX_VALUE, place);
            rest = rest.shiftRight(CHUNK_BITS);
        }
    }

    private static long mantissa(long bits) {
        boolean normal = ((bits >>> MANTISSA_BITS) & HIGHEST) != 0;
        return normal ? (bits & MANTISSA) | (MANTISSA + 1) : bits & MANTISSA;
    }

    private static int position(long bits) {
        return Math.max((int) (bits >>> MANTISSA_BITS) & HIGHEST, 1) - 1;
    }

    /// Adds other sums of the same kind.
    void merge(WeightedSums other) {
        weights.merge(other.weights);
        products.merge(other.products);
        squares.merge(other.squares);
    }

    /// The mean, rounded to the nearest double.
    ///
    /// @param offset what is to be added to each number
    /// @param scale what is to be divided by: the exponent of a power of ten
    /// @return NaN without weights
    double mean(BigInteger offset, int scale) {
        BigInteger sum = weights.value();
        if (sum.signum() == 0) {
            return Double.NaN;
        }
        BigInteger numerator = products.value().add(offset.multiply(sum)).multiply(power(-scale));
        return quotient(numerator, sum.multiply(power(scale)));
    }

    private double quotient(BigInteger numerator, BigInteger denominator) {
        int shift = QUOTIENT_BITS - (numerator.bitLength() - denominator.bitLength());
        BigInteger[] parts = divided(numerator.abs(), denominator, shift);
        return numerator.signum() * Math.scalb(sticky(parts).doubleValue(), numbers.unit - shift);
    }

    /// The standard deviation of the population: the root of `(W * S - P * P) / W²` for the sums W of
    /// weights, P of products and S of squares, rounded to the nearest double.
    ///
    /// @param scale as above
    /// @return NaN without weights
    double standardDeviation(int scale) {
        BigInteger sum = weights.value();
        if (sum.signum() == 0) {
            return Double.NaN;
        }
        BigInteger numerator = spread(sum, products.value(), squares.value()).multiply(power(-2 * scale));
        if (numerator.signum() == 0) {
            return 0;
        }
        BigInteger denominator = sum.multiply(sum).multiply(power(2 * scale));
        // An even shift, so that half of it is the shift of the root.
        int shift = (QUOTIENT_BITS - (numerator.bitLength() - denominator.bitLength())) & ~1;
        BigInteger[] root = sticky(divided(numerator, denominator, shift)).sqrtAndRemainder();
        return Math.scalb(sticky(root).doubleValue(), numbers.unit - shift / 2);
    }

    private static BigInteger spread(BigInteger sum, BigInteger product, BigInteger square) {
        return sum.multiply(square).subtract(product.multiply(product));
    }

    /// Ten to a power, and 1 for one below zero.
    private static BigInteger power(int exponent) {
        return exponent <= 0 ? BigInteger.ONE : BigInteger.TEN.pow(exponent);
    }

    private static BigInteger[] divided(BigInteger numerator, BigInteger denominator, int shift) {
        return shift >= 0
                ? numerator.shiftLeft(shift).divideAndRemainder(denominator)
                : numerator.divideAndRemainder(denominator.shiftLeft(-shift));
    }

    /// A quotient or root of more bits than a double has: the remainder counts only in whether there is one,
    /// which the last bit says.
    private static BigInteger sticky(BigInteger[] parts) {
        return parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
    }

    void write(StateOutput output) {
        weights.write(output);
        products.write(output);
        squares.write(output);
    }

    static WeightedSums read(StateInput input, Numbers numbers) {
        WeightedSums sums = new WeightedSums(numbers);
        sums.weights = ExactSum.read(input, HIGHEST);
        sums.products = ExactSum.read(input, numbers.highestOfProducts);
        sums.squares = ExactSum.read(input, numbers.highestOfSquares);
        BigInteger sum = sums.weights.value();
        BigInteger product = sums.products.value();
        BigInteger square = sums.squares.value();
        boolean possible = sum.signum() == 0
                ? product.signum() == 0 && square.signum() == 0
                : sum.signum() > 0 && spread(sum, product, square).signum() >= 0;
        if (!possible) {
            throw input.damaged("sums that no weights have");
        }
        return sums;
    }
}

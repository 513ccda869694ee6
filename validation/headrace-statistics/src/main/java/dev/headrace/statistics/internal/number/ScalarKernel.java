package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.DistinctSketch;

/// Plain loops.
final class ScalarKernel implements NumberKernel {
    private static final long MAGNITUDE = Long.MAX_VALUE;
    private static final long INFINITE = 0x7FF0_0000_0000_0000L;

    @Override
    public void reals(long[] bits, int size, RealSummary into) {
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        int zeros = 0;
        int negatives = 0;
        boolean special = false;
        for (int i = 0; i < size; i++) {
            double value = Double.longBitsToDouble(bits[i]);
            special |= (bits[i] & MAGNITUDE) >= INFINITE;
            minimum = value < minimum ? value : minimum;
            maximum = value > maximum ? value : maximum;
            zeros += value == 0 ? 1 : 0;
            negatives += value < 0 ? 1 : 0;
        }
        into.special = special;
        into.minimum = minimum;
        into.maximum = maximum;
        into.zeros = zeros;
        into.negatives = negatives;
        if (!special) {
            sum(bits, size, Math.max(Math.abs(minimum), Math.abs(maximum)), into);
        }
    }

    private static void sum(long[] bits, int size, double greatest, RealSummary into) {
        int exponent = Math.getExponent(greatest) + 1;
        into.residueCount = 0;
        into.unsummed = exponent < LEAST_EXPONENT || exponent > GREATEST_EXPONENT;
        if (into.unsummed) {
            return;
        }
        double split = NumberKernel.splitter(exponent - HIGH_BITS);
        double splitSquare = NumberKernel.splitter(2 * exponent - HIGH_BITS);
        double splitError = NumberKernel.splitter(2 * exponent - 54 - HIGH_BITS);
        double least = Math.scalb(1.0, exponent - RANGE_BITS);
        double high = 0;
        double low = 0;
        double squareHigh = 0;
        double squareLow = 0;
        double errorHigh = 0;
        double errorLow = 0;
        for (int i = 0; i < size; i++) {
            double value = Double.longBitsToDouble(bits[i]);
            if (Math.abs(value) < least) {
                if (value != 0) {
                    into.residues[into.residueCount++] = i;
                }
                continue;
            }
            double upper = (value + split) - split;
            high += upper;
            low += value - upper;
            double square = value * value;
            double error = Math.fma(value, value, -square);
            double upperSquare = (square + splitSquare) - splitSquare;
            squareHigh += upperSquare;
            squareLow += square - upperSquare;
            double upperError = (error + splitError) - splitError;
            errorHigh += upperError;
            errorLow += error - upperError;
        }
        into.wide(high, low, squareHigh, squareLow, errorHigh, errorLow);
    }

    @Override
    public void integers(long[] values, int size, long zero, IntegerSummary into) {
        long minimum = Long.MAX_VALUE;
        long maximum = Long.MIN_VALUE;
        int zeros = 0;
        int negatives = 0;
        long sum = 0;
        long squares = 0;
        for (int i = 0; i < size; i++) {
            long value = values[i];
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
            zeros += value == zero ? 1 : 0;
            negatives += value < zero ? 1 : 0;
            sum += value;
            squares += value * value;
        }
        into.minimum = minimum;
        into.maximum = maximum;
        into.zeros = zeros;
        into.negatives = negatives;
        into.sum = sum;
        into.squares = squares;
    }

    @Override
    public void squares(long[] values, int size, long[] into) {
        long highs = 0;
        long mixed = 0;
        long lows = 0;
        for (int i = 0; i < size; i++) {
            long high = values[i] >> 26;
            long low = values[i] & 0x3FF_FFFF;
            highs += high * high;
            mixed += high * low;
            lows += low * low;
        }
        into[0] = highs;
        into[1] = mixed;
        into[2] = lows;
    }

    @Override
    public void hashes(long[] values, int size, long[] into) {
        for (int i = 0; i < size; i++) {
            into[i] = DistinctSketch.mix(values[i]);
        }
    }
}

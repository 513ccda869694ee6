package dev.headrace.statistics;

import dev.headrace.data.ColumnType;
import dev.headrace.data.ValueForm;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// Doubles. Confined to one thread.
final class RealValues implements ColumnValues {
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final int SPECIAL_EXPONENT = 0x7FF;
    /// Sums count in units of the least positive double, 2^-1074.
    private static final int SCALE = -1_074;

    private final NumberCounts counts = new NumberCounts(Grid.REAL);
    private final ExactSum sum = new ExactSum(SPECIAL_EXPONENT);
    private final ExactSum squares = new ExactSum(2 * SPECIAL_EXPONENT);
    private long finite;
    private long nan;
    private long positiveInfinite;
    private long negativeInfinite;
    private long zeros;
    private long negative;
    private long leastKey = Long.MAX_VALUE;
    private long greatestKey = Long.MIN_VALUE;

    @Override
    public long fold(FieldVector column, int from, int to) {
        ValidValues block = new ValidValues();
        long present = 0;
        for (int start = from; start < to; start += ValidValues.BLOCK) {
            int length = block.readLongs(column, start, Math.min(to, start + ValidValues.BLOCK));
            int kept = foldFinite(block.values(), length);
            counts.add(block.values(), kept);
            finite += kept;
            present += length;
        }
        return present;
    }

    /// Folds bits of doubles, and leaves the keys of the finite ones in their place.
    ///
    /// @return how many are finite
    private int foldFinite(long[] values, int length) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            long bits = values[i];
            int exponent = (int) (bits >>> MANTISSA_BITS) & SPECIAL_EXPONENT;
            if (exponent == SPECIAL_EXPONENT) {
                foldSpecial(bits);
            } else {
                long mantissa = exponent == 0 ? bits & MANTISSA : (bits & MANTISSA) | (MANTISSA + 1);
                int position = Math.max(exponent, 1) - 1;
                sum.add(bits < 0 ? -mantissa : mantissa, position);
                squares.addSquare(mantissa, 2 * position);
                long key = Grid.key(bits);
                leastKey = Math.min(leastKey, key);
                greatestKey = Math.max(greatestKey, key);
                zeros += key == 0 ? 1 : 0;
                negative += key >>> (Long.SIZE - 1);
                values[kept++] = key;
            }
        }
        return kept;
    }

    private void foldSpecial(long bits) {
        if ((bits & MANTISSA) != 0) {
            nan++;
        } else if (bits > 0) {
            positiveInfinite++;
        } else {
            negativeInfinite++;
        }
    }

    @Override
    public void merge(ColumnValues other) {
        RealValues reals = (RealValues) other;
        counts.merge(reals.counts);
        sum.merge(reals.sum);
        squares.merge(reals.squares);
        finite += reals.finite;
        nan += reals.nan;
        positiveInfinite += reals.positiveInfinite;
        negativeInfinite += reals.negativeInfinite;
        zeros += reals.zeros;
        negative += reals.negative;
        leastKey = Math.min(leastKey, reals.leastKey);
        greatestKey = Math.max(greatestKey, reals.greatestKey);
    }

    @Override
    public long distinct() {
        return counts.distinct() + Math.min(nan, 1) + Math.min(positiveInfinite, 1) + Math.min(negativeInfinite, 1);
    }

    @Override
    public boolean isExact() {
        return counts.isExact();
    }

    @Override
    public List<ValueCount> top() {
        if (!isExact()) {
            return List.of();
        }
        return NumberTop.of(
                ColumnType.REAL,
                counts.sorted(),
                special(Double.NEGATIVE_INFINITY, negativeInfinite),
                join(special(Double.POSITIVE_INFINITY, positiveInfinite), special(Double.NaN, nan)));
    }

    private static List<ValueCount> special(double value, long count) {
        return count == 0 ? List.of() : List.of(new ValueCount(ValueForm.ofReal(value), count));
    }

    private static List<ValueCount> join(List<ValueCount> first, List<ValueCount> second) {
        List<ValueCount> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    @Override
    public NumericStatistics numeric() {
        SortedCells cells = counts.sorted();
        double minimum = finite == 0 ? Double.NaN : Grid.REAL.number(leastKey);
        double maximum = finite == 0 ? Double.NaN : Grid.REAL.number(greatestKey);
        Quantiles quantiles = Quantiles.of(cells, zeros, minimum, maximum);
        BigInteger total = sum.value();
        return new NumericStatistics(
                finite,
                nan,
                positiveInfinite,
                negativeInfinite,
                zeros,
                negative,
                minimum,
                maximum,
                null,
                null,
                finite == 0 ? Double.NaN : Moments.mean(total, finite, SCALE),
                finite == 0 ? Double.NaN : Moments.standardDeviation(total, squares.value(), finite, SCALE),
                quantiles.values(),
                quantiles.error(),
                Histogram.of(cells, zeros));
    }
}

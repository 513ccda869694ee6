package dev.headrace.statistics;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import java.math.BigInteger;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// Whole numbers: integers, days, microseconds. Confined to one thread.
final class IntegerValues implements ColumnValues {
    private final ColumnType type;
    private final NumberCounts counts;
    private final ExactSum sum = new ExactSum(0);
    private final ExactSum squares = new ExactSum(0);
    private long present;
    private long zeros;
    private long negative;
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;

    IntegerValues(ColumnType type) {
        this.type = type;
        this.counts = new NumberCounts(Grid.of(type));
    }

    @Override
    public long fold(FieldVector column, int from, int to) {
        ValidValues block = new ValidValues();
        long before = present;
        for (int start = from; start < to; start += ValidValues.BLOCK) {
            int end = Math.min(to, start + ValidValues.BLOCK);
            int length =
                    type == ColumnType.DATE ? block.readInts(column, start, end) : block.readLongs(column, start, end);
            foldValues(block.values(), length);
            counts.add(block.values(), length);
            present += length;
        }
        return present - before;
    }

    private void foldValues(long[] values, int length) {
        for (int i = 0; i < length; i++) {
            long value = values[i];
            sum.add(value, 0);
            squares.addSquare(value, 0);
            minimum = Math.min(minimum, value);
            maximum = Math.max(maximum, value);
            zeros += value == 0 ? 1 : 0;
            negative += value >>> (Long.SIZE - 1);
        }
    }

    @Override
    public void merge(ColumnValues other) {
        IntegerValues integers = (IntegerValues) other;
        counts.merge(integers.counts);
        sum.merge(integers.sum);
        squares.merge(integers.squares);
        present += integers.present;
        zeros += integers.zeros;
        negative += integers.negative;
        minimum = Math.min(minimum, integers.minimum);
        maximum = Math.max(maximum, integers.maximum);
    }

    @Override
    public long distinct() {
        return counts.distinct();
    }

    @Override
    public boolean isExact() {
        return counts.isExact();
    }

    @Override
    public List<ValueCount> top() {
        return isExact() ? NumberTop.of(type, counts.sorted(), List.of(), List.of()) : List.of();
    }

    @Override
    public NumericStatistics numeric() {
        SortedCells cells = counts.sorted();
        boolean empty = present == 0;
        boolean exactBounds = !empty && type == ColumnType.INTEGER;
        double low = empty ? Double.NaN : (double) minimum;
        double high = empty ? Double.NaN : (double) maximum;
        Quantiles quantiles = Quantiles.of(cells, zeros, low, high);
        BigInteger total = sum.value();
        return new NumericStatistics(
                present,
                0,
                0,
                0,
                zeros,
                negative,
                low,
                high,
                exactBounds ? (Long) minimum : null,
                exactBounds ? (Long) maximum : null,
                empty ? Double.NaN : Moments.mean(total, present, 0),
                empty ? Double.NaN : Moments.standardDeviation(total, squares.value(), present, 0),
                quantiles.values(),
                quantiles.error(),
                Histogram.of(cells, zeros));
    }
}

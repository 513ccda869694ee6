package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// Decimals of more than 18 digits. Sums, extremes and, while there are few different values, counts are
/// exact; past that, values are counted in cells by their nearest double. Confined to one thread.
public final class WideDecimalValues implements LeafValues {
    private static final NumberForm FORM = NumberForm.real();

    private final int scale;
    private final NumberSettings settings;
    private BigInteger sum = BigInteger.ZERO;
    private BigInteger squares = BigInteger.ZERO;
    private long count;
    private long zeros;
    private long negative;
    private @Nullable BigInteger minimum;
    private @Nullable BigInteger maximum;
    private long hashSum;
    /// By digits without the point; null once there were too many.
    private @Nullable TreeMap<BigInteger, Long> values = new TreeMap<>();
    private DistinctSketch sketch = new DistinctSketch();
    private NumberCounts cells;

    /// Starts without values.
    ///
    /// @param scale how many digits are behind the point
    /// @param settings what is kept
    public WideDecimalValues(int scale, NumberSettings settings) {
        this.scale = scale;
        this.settings = settings;
        this.cells = new NumberCounts(FORM, settings.mostCells());
    }

    /// Reads what was written.
    ///
    /// @param input what to read from
    /// @param scale as when it was written
    /// @param settings likewise
    /// @return the values
    public static WideDecimalValues read(StateInput input, int scale, NumberSettings settings) {
        WideDecimalValues read = new WideDecimalValues(scale, settings);
        read.count = input.readCount();
        read.zeros = input.readCount();
        read.negative = input.readCount();
        read.hashSum = input.readLong();
        read.sum = integer(input);
        read.squares = integer(input);
        if (read.count > 0) {
            read.minimum = integer(input);
            read.maximum = integer(input);
        }
        if (input.readInt(0, 1) == 1) {
            TreeMap<BigInteger, Long> exact = new TreeMap<>();
            int entries = input.readSize(3);
            for (int i = 0; i < entries; i++) {
                exact.put(integer(input), input.readCount());
            }
            read.values = exact;
        } else {
            read.values = null;
            read.sketch = DistinctSketch.read(input);
            read.cells = NumberCounts.read(input, FORM, settings.mostCells());
        }
        return read;
    }

    private static BigInteger integer(StateInput input) {
        byte[] bytes = input.readBytes();
        if (bytes.length == 0) {
            throw input.damaged("a number without digits");
        }
        return new BigInteger(bytes);
    }

    @Override
    public long fold(FieldVector vector, Rows rows) {
        int width = ((BaseFixedWidthVector) vector).getTypeWidth();
        byte[] bytes = new byte[width];
        long present = 0;
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.row(i);
            if (ArrowBytes.bit(vector.getValidityBuffer(), row)) {
                ArrowBytes.bytes(vector.getDataBuffer(), (long) row * width, width, bytes);
                for (int low = 0, high = width - 1; low < high; low++, high--) {
                    byte swapped = bytes[low];
                    bytes[low] = bytes[high];
                    bytes[high] = swapped;
                }
                add(new BigInteger(bytes), 1);
                present++;
            }
        }
        sums(present);
        return present;
    }

    private void sums(long added) {
        count += added;
        dropIfOverfull();
    }

    private void add(BigInteger value, long times) {
        BigInteger factor = BigInteger.valueOf(times);
        sum = sum.add(value.multiply(factor));
        squares = squares.add(value.multiply(value).multiply(factor));
        zeros += value.signum() == 0 ? times : 0;
        negative += value.signum() < 0 ? times : 0;
        minimum = minimum == null ? value : minimum.min(value);
        maximum = maximum == null ? value : maximum.max(value);
        hashSum += hash(value) * times;
        if (values != null) {
            values.merge(value, times, Long::sum);
        } else {
            count(value, times);
        }
    }

    private void count(BigInteger value, long times) {
        sketch.addHash(hash(value));
        cells.add(Grid.key(Double.doubleToRawLongBits(number(value))), times);
    }

    private void dropIfOverfull() {
        TreeMap<BigInteger, Long> exact = values;
        if (exact != null && exact.size() > settings.mostCells()) {
            values = null;
            exact.forEach(this::count);
        }
    }

    private double number(BigInteger value) {
        return new BigDecimal(value, scale).doubleValue();
    }

    private static long hash(BigInteger value) {
        long hash = 0;
        BigInteger rest = value;
        while (rest.bitLength() >= Long.SIZE) {
            hash = DistinctSketch.mix(hash ^ rest.longValue());
            rest = rest.shiftRight(Long.SIZE);
        }
        return DistinctSketch.mix(hash ^ rest.longValue());
    }

    @Override
    public void merge(LeafValues other) {
        if (!(other instanceof WideDecimalValues decimals) || scale != decimals.scale) {
            throw new IllegalArgumentException("values of other types cannot be merged");
        }
        if (decimals.values == null) {
            TreeMap<BigInteger, Long> exact = values;
            values = null;
            if (exact != null) {
                exact.forEach(this::count);
            }
            sketch.merge(decimals.sketch);
            cells.merge(decimals.cells);
        } else if (values != null) {
            TreeMap<BigInteger, Long> exact = values;
            decimals.values.forEach((value, times) -> exact.merge(value, times, Long::sum));
        } else {
            decimals.values.forEach(this::count);
        }
        sum = sum.add(decimals.sum);
        squares = squares.add(decimals.squares);
        zeros += decimals.zeros;
        negative += decimals.negative;
        hashSum += decimals.hashSum;
        if (decimals.minimum != null && decimals.maximum != null) {
            minimum = minimum == null ? decimals.minimum : minimum.min(decimals.minimum);
            maximum = maximum == null ? decimals.maximum : maximum.max(decimals.maximum);
        }
        sums(decimals.count);
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(count);
        output.writeVarint(zeros);
        output.writeVarint(negative);
        output.writeLong(hashSum);
        write(output, sum);
        write(output, squares);
        if (minimum != null && maximum != null) {
            write(output, minimum);
            write(output, maximum);
        }
        output.writeVarint(values == null ? 0 : 1);
        if (values != null) {
            output.writeVarint(values.size());
            values.forEach((value, times) -> {
                write(output, value);
                output.writeVarint(times);
            });
        } else {
            sketch.write(output);
            cells.write(output);
        }
    }

    private static void write(StateOutput output, BigInteger value) {
        byte[] bytes = value.toByteArray();
        output.writeBytes(bytes, 0, bytes.length);
    }

    @Override
    public LeafDescription describe() {
        NumberCounts counted = cells;
        if (values != null) {
            NumberCounts exact = new NumberCounts(FORM, settings.mostCells());
            values.forEach((value, times) -> exact.add(Grid.key(Double.doubleToRawLongBits(number(value))), times));
            counted = exact;
        }
        double least = minimum == null ? Double.NaN : number(minimum);
        double greatest = maximum == null ? Double.NaN : number(maximum);
        double divisor = Math.pow(10, scale);
        return new LeafDescription(
                values == null ? Math.min(sketch.estimate(), count) : values.size(),
                values == null ? DistinctSketch.ERROR : 0,
                top(),
                values == null ? count : 0,
                new NumericFacts(zeros, least, greatest, settings.conventions())
                        .statistics(
                                counted.sorted(),
                                new NumericFacts.Counts(count, 0, 0, 0, negative),
                                count == 0 ? Double.NaN : Moments.mean(sum, count, 0) / divisor,
                                count == 0 ? Double.NaN : Moments.standardDeviation(sum, squares, count, 0) / divisor,
                                null,
                                null,
                                minimum == null ? null : new BigDecimal(minimum, scale).toPlainString(),
                                maximum == null ? null : new BigDecimal(maximum, scale).toPlainString()),
                null,
                null,
                hashSum);
    }

    private List<ValueCount> top() {
        List<ValueCount> top = new ArrayList<>();
        if (values != null) {
            values.forEach(
                    (value, times) -> top.add(new ValueCount(new BigDecimal(value, scale).toPlainString(), times)));
            top.sort(NumberTop.order(settings));
            return top.subList(0, settings.listed(values.size(), count));
        }
        return top;
    }
}

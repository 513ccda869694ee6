package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.number.WeightedSums.Numbers;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Weighted decimals of more than 18 digits. Sums and what is listed are exact; quantiles and intervals are
/// of their nearest doubles. Confined to one thread.
public final class WeightedDecimals implements WeightedLeaf {
    private static final NumberForm FORM = NumberForm.real();
    /// Turns two's complement into bytes that are in the order of the numbers.
    private static final int SIGN = 0x80;
    private static final long MOST_BYTES = 1 << 30;

    private final ArrowType.Decimal type;
    private final NumberSettings settings;
    private final Ties ties;
    private WeightedSums sums = new WeightedSums(Numbers.INTEGER);
    private WeightedCounts counts;
    /// By digits: two's complement, the most significant byte first, its sign bit inverted.
    private BytesWeights digits;
    private long counted;

    /// Starts without values.
    ///
    /// @param type of decimals
    /// @param settings what is kept
    /// @param ties the order of numbers of equal weight
    public WeightedDecimals(ArrowType.Decimal type, NumberSettings settings, Ties ties) {
        this.type = type;
        this.settings = settings;
        this.ties = ties;
        this.counts = new WeightedCounts(FORM, settings.mostCells());
        this.digits = new BytesWeights(settings.mostCells(), mostBytes());
    }

    /// Reads what was written.
    ///
    /// @param input what to read from
    /// @param type as when it was written
    /// @param settings likewise
    /// @param ties any
    /// @return the values
    public static WeightedDecimals read(StateInput input, ArrowType.Decimal type, NumberSettings settings, Ties ties) {
        WeightedDecimals read = new WeightedDecimals(type, settings, ties);
        read.counted = input.readCount();
        read.sums = WeightedSums.read(input, Numbers.INTEGER);
        read.counts = WeightedCounts.read(input, FORM, settings.mostCells());
        read.digits = BytesWeights.read(input, settings.mostCells(), read.mostBytes());
        for (int entry = 0; entry < read.digits.size(); entry++) {
            if (read.digits.copy(entry).length != read.width()) {
                throw input.damaged("a decimal of other than " + read.width() + " bytes");
            }
        }
        return read;
    }

    private int width() {
        return type.getBitWidth() / Byte.SIZE;
    }

    private int mostBytes() {
        return (int) Math.min((long) settings.mostCells() * width(), MOST_BYTES);
    }

    @Override
    public void fold(FieldVector vector, Rows rows, double[] weights) {
        byte[] little = new byte[width()];
        byte[] big = new byte[width()];
        for (int i = 0; i < rows.size(); i++) {
            ArrowBytes.bytes(vector.getDataBuffer(), (long) rows.row(i) * little.length, little.length, little);
            for (int at = 0; at < little.length; at++) {
                big[at] = little[little.length - 1 - at];
            }
            add(big, weights[i]);
        }
    }

    private void add(byte[] twos, double weight) {
        BigInteger number = new BigInteger(twos);
        sums.add(number, weight);
        if (FixedWeights.isCounted(weight)) {
            counted++;
            double nearest = new BigDecimal(number, type.getScale()).doubleValue();
            counts.add(Grid.key(Double.doubleToRawLongBits(nearest)), weight);
            twos[0] ^= (byte) SIGN;
            digits.add(twos, 0, twos.length, weight);
        }
    }

    @Override
    public void merge(WeightedLeaf other) {
        if (!(other instanceof WeightedDecimals decimals) || !type.equals(decimals.type)) {
            throw new IllegalArgumentException("values of other types cannot be merged");
        }
        sums.merge(decimals.sums);
        counts.merge(decimals.counts);
        digits.merge(decimals.digits);
        counted += decimals.counted;
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(counted);
        sums.write(output);
        counts.write(output);
        digits.write(output);
    }

    @Override
    public WeightedDescription describe() {
        double mean = sums.mean(BigInteger.ZERO, type.getScale());
        double standardDeviation = sums.standardDeviation(type.getScale());
        return settings.isTfdv()
                ? WeightedDescription.ofNumbersAsTfdv(
                        mean, standardDeviation, counts.sorted(), BigInteger.ZERO, BigInteger.ZERO, top())
                : WeightedDescription.ofNumbers(mean, standardDeviation, counts.sorted(), top());
    }

    private List<ValueWeight> top() {
        int[] entries = digits.sorted();
        FixedWeights weights = new FixedWeights(entries.length);
        for (int i = 0; i < entries.length; i++) {
            weights.add(i, digits.weights(), entries[i]);
        }
        List<ValueWeight> top = new ArrayList<>();
        int listed = settings.listed(entries.length, counted);
        for (int index : ties.heaviestNumbers(weights, entries.length, listed, i -> text(entries[i]))) {
            top.add(new ValueWeight(text(entries[index]), weights.value(index)));
        }
        return top;
    }

    private String text(int entry) {
        byte[] twos = digits.copy(entry);
        twos[0] ^= (byte) SIGN;
        return new BigDecimal(new BigInteger(twos), type.getScale()).toPlainString();
    }
}

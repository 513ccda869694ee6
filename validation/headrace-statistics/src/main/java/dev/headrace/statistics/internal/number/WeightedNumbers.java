package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.number.WeightedSums.Numbers;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// Weighted numbers of any type that has a [NumberForm]. NaN and infinities are values with a weight and have
/// no part in means and quantiles, but for infinities by the conventions of TFDV. Confined to one thread.
public final class WeightedNumbers implements WeightedLeaf {
    private static final long NAN = Grid.key(Double.doubleToLongBits(Double.NaN));
    private static final long POSITIVE = Grid.key(Double.doubleToLongBits(Double.POSITIVE_INFINITY));
    private static final long NEGATIVE = Grid.key(Double.doubleToLongBits(Double.NEGATIVE_INFINITY));
    private static final long[] SPECIAL = {NEGATIVE, POSITIVE, NAN};

    private final NumberForm form;
    private final NumberSettings settings;
    private final Ties ties;
    private WeightedSums sums;
    private WeightedCounts counts;
    /// The weights of [#SPECIAL].
    private final FixedWeights special = new FixedWeights(SPECIAL.length);
    /// How many values have a weight that is counted.
    private long counted;

    /// Starts without values.
    ///
    /// @param form of the numbers
    /// @param settings what is kept
    /// @param ties the order of numbers of equal weight
    public WeightedNumbers(NumberForm form, NumberSettings settings, Ties ties) {
        this.form = form;
        this.settings = settings;
        this.ties = ties;
        this.sums = new WeightedSums(numbers(form));
        this.counts = new WeightedCounts(form, settings.mostCells());
    }

    private static Numbers numbers(NumberForm form) {
        return form.isReal() ? Numbers.REAL : Numbers.INTEGER;
    }

    /// Reads what was written.
    ///
    /// @param input what to read from
    /// @param form as when it was written
    /// @param settings likewise
    /// @param ties any
    /// @return the values
    public static WeightedNumbers read(StateInput input, NumberForm form, NumberSettings settings, Ties ties) {
        WeightedNumbers read = new WeightedNumbers(form, settings, ties);
        read.counted = input.readCount();
        read.sums = WeightedSums.read(input, numbers(form));
        read.counts = WeightedCounts.read(input, form, settings.mostCells());
        if (form.isReal()) {
            for (int i = 0; i < SPECIAL.length; i++) {
                read.special.read(input, i);
            }
        }
        return read;
    }

    @Override
    public void fold(FieldVector vector, Rows rows, double[] weights) {
        NumberReader reader = NumberReader.of(vector.getField().getType());
        NumberBlock block = NumberBlock.ofThread();
        for (int start = 0; start < rows.size(); start += NumberBlock.ROWS) {
            int length = Math.min(NumberBlock.ROWS, rows.size() - start);
            reader.read(vector, rows, start, length, block);
            if (form.isReal() && settings.isTfdv()) {
                SinglePrecision.round(block);
            }
            for (int i = 0; i < length; i++) {
                double weight = weights[start + i];
                counted += FixedWeights.isCounted(weight) ? 1 : 0;
                if (form.isReal()) {
                    addReal(block.values[i], weight);
                } else {
                    sums.add(block.values[i], weight);
                    count(block.values[i], weight);
                }
            }
        }
    }

    private void addReal(long bits, double weight) {
        double number = Double.longBitsToDouble(bits);
        if (Double.isFinite(number)) {
            sums.add(number, weight);
            count(Grid.key(bits), weight);
        } else {
            special.add(Double.isNaN(number) ? 2 : number > 0 ? 1 : 0, weight);
        }
    }

    private void count(long raw, double weight) {
        if (FixedWeights.isCounted(weight)) {
            counts.add(raw, weight);
        }
    }

    @Override
    public void merge(WeightedLeaf other) {
        if (!(other instanceof WeightedNumbers numbers) || !form.agrees(numbers.form)) {
            throw new IllegalArgumentException("values of other types cannot be merged");
        }
        sums.merge(numbers.sums);
        counts.merge(numbers.counts);
        for (int i = 0; i < SPECIAL.length; i++) {
            special.add(i, numbers.special, i);
        }
        counted += numbers.counted;
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(counted);
        sums.write(output);
        counts.write(output);
        if (form.isReal()) {
            for (int i = 0; i < SPECIAL.length; i++) {
                special.write(output, i);
            }
        }
    }

    @Override
    public WeightedDescription describe() {
        WeightedCells cells = counts.sorted();
        List<ValueWeight> top = counts.isExact() ? top(cells) : List.of();
        double mean = sums.mean(form.offset(), form.scale());
        double standardDeviation = sums.standardDeviation(form.scale());
        return settings.isTfdv()
                ? WeightedDescription.ofNumbersAsTfdv(
                        mean, standardDeviation, cells, special.exact(0), special.exact(1), top)
                : WeightedDescription.ofNumbers(mean, standardDeviation, cells, top);
    }

    private List<ValueWeight> top(WeightedCells cells) {
        long[] values = new long[cells.size() + SPECIAL.length];
        FixedWeights weights = new FixedWeights(values.length);
        int size = 0;
        // In ascending order, as the keys of what is special are below and above those of all numbers.
        for (int i = 0; i < SPECIAL.length; i++) {
            if (i == 1) {
                System.arraycopy(cells.cells(), 0, values, size, cells.size());
                for (int j = 0; j < cells.size(); j++) {
                    weights.add(size++, cells.weights(), j);
                }
            }
            if (!special.isZero(i)) {
                values[size] = SPECIAL[i];
                weights.add(size++, special, i);
            }
        }
        List<ValueWeight> top = new ArrayList<>();
        for (int index : ties.heaviestNumbers(weights, size, settings.listed(size, counted), i -> text(values[i]))) {
            top.add(new ValueWeight(text(values[index]), weights.value(index)));
        }
        return top;
    }

    private String text(long raw) {
        return form.isReal() && raw == NAN ? Double.toString(Double.NaN) : form.text(raw);
    }
}

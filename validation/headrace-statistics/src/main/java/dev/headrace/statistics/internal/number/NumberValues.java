package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.semantic.SemanticDetector;
import dev.headrace.statistics.internal.semantic.SemanticRules;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.SemanticMatch;
import dev.headrace.validation.ValueType;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// Integers, decimals of up to 18 digits, days, times and durations. Confined to one thread.
public final class NumberValues implements LeafValues {
    private final NumberForm form;
    private final NumberSettings settings;
    private final IntegerSums sums;
    private final NumberCounts counts;

    /// Starts without values.
    ///
    /// @param form of integers
    /// @param settings what is kept
    public NumberValues(NumberForm form, NumberSettings settings) {
        this(form, settings, new IntegerSums(form), new NumberCounts(form, settings.mostCells()));
    }

    private NumberValues(NumberForm form, NumberSettings settings, IntegerSums sums, NumberCounts counts) {
        this.form = form;
        this.settings = settings;
        this.sums = sums;
        this.counts = counts;
    }

    /// Reads what was written.
    ///
    /// @param input what to read from
    /// @param form as when it was written
    /// @param settings likewise
    /// @return the values
    public static NumberValues read(StateInput input, NumberForm form, NumberSettings settings) {
        return new NumberValues(
                form, settings, IntegerSums.read(input, form), NumberCounts.read(input, form, settings.mostCells()));
    }

    @Override
    public long fold(FieldVector vector, Rows rows) {
        NumberReader reader = NumberReader.of(vector.getField().getType());
        NumberBlock block = NumberBlock.ofThread();
        long present = 0;
        for (int start = 0; start < rows.size(); start += NumberBlock.ROWS) {
            int length = Math.min(NumberBlock.ROWS, rows.size() - start);
            present += reader.read(vector, rows, start, length, block);
            add(block);
        }
        return present;
    }

    private void add(NumberBlock block) {
        if (block.size > 0) {
            sums.add(block, block.size);
            counts.add(block);
        }
    }

    /// Takes integers that are in no vector, such as the lengths of lists.
    ///
    /// @param values all of them are there
    /// @param size how many
    public void fold(long[] values, int size) {
        NumberBlock block = NumberBlock.ofThread();
        for (int start = 0; start < size; start += NumberBlock.ROWS) {
            int length = Math.min(NumberBlock.ROWS, size - start);
            System.arraycopy(values, start, block.values, 0, length);
            block.fill(length);
            add(block);
        }
    }

    /// What the integers mean, by each different one, or by the cells that they are in.
    ///
    /// @param rules which rules
    /// @return null where nothing is recognised
    public @Nullable SemanticMatch semantic(SemanticRules rules) {
        SortedCells cells = counts.sorted();
        long[] values = new long[cells.size()];
        long[] times = new long[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.isExact() ? cells.raw(i) : (long) cells.low(i);
            times[i] = cells.count(i);
        }
        return SemanticDetector.ofIntegers(values, times, values.length, rules);
    }

    @Override
    public void merge(LeafValues other) {
        if (!(other instanceof NumberValues numbers) || !form.agrees(numbers.form)) {
            throw new IllegalArgumentException("values of other types cannot be merged");
        }
        sums.merge(numbers.sums);
        counts.merge(numbers.counts);
    }

    @Override
    public void write(StateOutput output) {
        sums.write(output);
        counts.write(output);
    }

    @Override
    public LeafDescription describe() {
        return describe(sums.mean());
    }

    /// What was found so far, of the lengths of lists.
    ///
    /// @return a record; folding may go on
    public LeafDescription describeLengths() {
        return describe(settings.isTfdv() ? (float) sums.mean() : sums.mean());
    }

    private LeafDescription describe(double mean) {
        SortedCells cells = counts.sorted();
        List<ValueCount> top = counts.isExact() ? NumberTop.of(settings, cells, List.of(), List.of()) : List.of();
        boolean empty = sums.finite() == 0;
        boolean integer = !empty && form.type() == ValueType.INTEGER && form.zero() == 0;
        double minimum = empty ? Double.NaN : form.numberOfRaw(sums.minimum());
        double maximum = empty ? Double.NaN : form.numberOfRaw(sums.maximum());
        NumericFacts facts = new NumericFacts(sums.zeros(), minimum, maximum, settings.conventions());
        return new LeafDescription(
                Math.min(counts.distinct(), sums.finite()),
                counts.isExact() ? 0 : DistinctSketch.ERROR,
                top,
                counts.isExact() ? 0 : sums.finite(),
                facts.statistics(
                        cells,
                        new NumericFacts.Counts(sums.finite(), 0, 0, 0, sums.negative()),
                        mean,
                        sums.standardDeviation(),
                        integer ? (Long) sums.minimum() : null,
                        integer ? (Long) sums.maximum() : null,
                        empty ? null : form.text(sums.minimum()),
                        empty ? null : form.text(sums.maximum())),
                null,
                null,
                counts.hashSum());
    }
}

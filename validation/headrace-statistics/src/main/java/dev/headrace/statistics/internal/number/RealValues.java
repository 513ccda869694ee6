package dev.headrace.statistics.internal.number;

import dev.headrace.data.ValueForm;
import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// Floating-point numbers of any width. Confined to one thread.
public final class RealValues implements LeafValues {
    private static final NumberForm FORM = NumberForm.real();
    private static final long NAN_HASH = DistinctSketch.mix(0x7FF8_0000_0000_0000L);
    private static final long POSITIVE_HASH = DistinctSketch.mix(0x7FF0_0000_0000_0000L);
    private static final long NEGATIVE_HASH = DistinctSketch.mix(-0x7FF0_0000_0000_0000L);

    private final NumberSettings settings;
    private final RealSums sums;
    private final NumberCounts counts;

    /// Starts without values.
    ///
    /// @param settings what is kept
    public RealValues(NumberSettings settings) {
        this(settings, new RealSums(), new NumberCounts(FORM, settings.mostCells()));
    }

    private RealValues(NumberSettings settings, RealSums sums, NumberCounts counts) {
        this.settings = settings;
        this.sums = sums;
        this.counts = counts;
    }

    /// Reads what was written.
    ///
    /// @param input what to read from
    /// @param settings as when it was written
    /// @return the values
    public static RealValues read(StateInput input, NumberSettings settings) {
        return new RealValues(settings, RealSums.read(input), NumberCounts.read(input, FORM, settings.mostCells()));
    }

    @Override
    public long fold(FieldVector vector, Rows rows) {
        NumberReader reader = NumberReader.of(vector.getField().getType());
        NumberBlock block = NumberBlock.ofThread();
        long present = 0;
        for (int start = 0; start < rows.size(); start += NumberBlock.ROWS) {
            int length = Math.min(NumberBlock.ROWS, rows.size() - start);
            present += reader.read(vector, rows, start, length, block);
            if (settings.isTfdv()) {
                SinglePrecision.round(block);
            }
            sums.add(block, length);
            if (block.size > 0) {
                RealSums.toKeys(block);
                counts.add(block);
            }
        }
        return present;
    }

    @Override
    public void merge(LeafValues other) {
        if (!(other instanceof RealValues reals)) {
            throw new IllegalArgumentException("values of other types cannot be merged");
        }
        sums.merge(reals.sums);
        counts.merge(reals.counts);
    }

    @Override
    public void write(StateOutput output) {
        sums.write(output);
        counts.write(output);
    }

    @Override
    public LeafDescription describe() {
        SortedCells cells = counts.sorted();
        NumericFacts facts = new NumericFacts(sums.zeros(), sums.least(), sums.greatest(), settings.conventions());
        return new LeafDescription(
                distinct(),
                counts.isExact() ? 0 : DistinctSketch.ERROR,
                top(cells),
                counts.isExact() ? 0 : sums.finite(),
                facts.statistics(
                        cells,
                        new NumericFacts.Counts(
                                sums.finite(),
                                sums.nan(),
                                sums.positiveInfinite(),
                                sums.negativeInfinite(),
                                sums.negative()),
                        sums.mean(),
                        sums.standardDeviation(),
                        null,
                        null,
                        sums.finite() == 0 ? null : ValueForm.ofReal(sums.least()),
                        sums.finite() == 0 ? null : ValueForm.ofReal(sums.greatest())),
                null,
                null,
                counts.hashSum()
                        + sums.nan() * NAN_HASH
                        + sums.positiveInfinite() * POSITIVE_HASH
                        + sums.negativeInfinite() * NEGATIVE_HASH);
    }

    private long distinct() {
        return Math.min(counts.distinct(), sums.finite())
                + Math.min(sums.nan(), 1)
                + Math.min(sums.positiveInfinite(), 1)
                + Math.min(sums.negativeInfinite(), 1);
    }

    private List<ValueCount> top(SortedCells cells) {
        if (!counts.isExact()) {
            return List.of();
        }
        List<ValueCount> above = new ArrayList<>(special(Double.POSITIVE_INFINITY, sums.positiveInfinite()));
        above.addAll(special(Double.NaN, sums.nan()));
        return NumberTop.of(settings, cells, special(Double.NEGATIVE_INFINITY, sums.negativeInfinite()), above);
    }

    private static List<ValueCount> special(double value, long count) {
        return count == 0 ? List.of() : List.of(new ValueCount(ValueForm.ofReal(value), count));
    }
}

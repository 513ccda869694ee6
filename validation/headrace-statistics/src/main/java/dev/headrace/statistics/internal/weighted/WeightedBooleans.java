package dev.headrace.statistics.internal.weighted;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.number.FixedWeights;
import dev.headrace.statistics.internal.number.Ties;
import dev.headrace.statistics.internal.number.WeightedDescription;
import dev.headrace.statistics.internal.number.WeightedLeaf;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/// Weighted true and false. Confined to one thread.
final class WeightedBooleans implements WeightedLeaf {
    private static final List<String> NAMES = List.of("false", "true");

    private final Ties ties;
    private final FixedWeights weights = new FixedWeights(NAMES.size());

    WeightedBooleans(Ties ties) {
        this.ties = ties;
    }

    static WeightedBooleans read(StateInput input, Ties ties) {
        WeightedBooleans read = new WeightedBooleans(ties);
        for (int i = 0; i < NAMES.size(); i++) {
            read.weights.read(input, i);
        }
        return read;
    }

    @Override
    public void fold(FieldVector vector, Rows rows, double[] ofRows) {
        ArrowBuf data = vector.getDataBuffer();
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.row(i);
            ArrowBytes.require(data, row / Byte.SIZE, 1);
            weights.add(ArrowBytes.bit(data, row) ? 1 : 0, ofRows[i]);
        }
    }

    @Override
    public void merge(WeightedLeaf other) {
        if (!(other instanceof WeightedBooleans booleans)) {
            throw new IllegalArgumentException("values of other types cannot be merged");
        }
        for (int i = 0; i < NAMES.size(); i++) {
            weights.add(i, booleans.weights, i);
        }
    }

    @Override
    public void write(StateOutput output) {
        for (int i = 0; i < NAMES.size(); i++) {
            weights.write(output, i);
        }
    }

    @Override
    public WeightedDescription describe() {
        List<ValueWeight> top = new ArrayList<>();
        for (int index : ties.heaviest(weights, NAMES.size(), NAMES.size())) {
            if (!weights.isZero(index)) {
                top.add(new ValueWeight(NAMES.get(index), weights.value(index)));
            }
        }
        return WeightedDescription.ofTop(top);
    }
}

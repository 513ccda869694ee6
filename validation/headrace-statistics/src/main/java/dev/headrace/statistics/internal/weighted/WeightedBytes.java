package dev.headrace.statistics.internal.weighted;

import dev.headrace.statistics.internal.BytesReader;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.number.BytesWeights;
import dev.headrace.statistics.internal.number.FixedWeights;
import dev.headrace.statistics.internal.number.Ties;
import dev.headrace.statistics.internal.number.WeightedDescription;
import dev.headrace.statistics.internal.number.WeightedLeaf;
import dev.headrace.statistics.internal.text.TextSettings;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// Weighted texts and bytes: what each different value weighs, while these are as few as [TextSettings] says.
/// Confined to one thread.
final class WeightedBytes implements WeightedLeaf {
    private final ByteNames names;
    private final TextSettings settings;
    /// All values are listed if there are no more than this, and each occurs twice on the average.
    private final int mostListed;
    private BytesWeights values;
    /// How many values have a weight that is counted.
    private long counted;

    WeightedBytes(ByteNames names, TextSettings settings, int mostListed) {
        this.names = names;
        this.settings = settings;
        this.mostListed = mostListed;
        this.values = new BytesWeights(settings.exactValues(), settings.exactBytes());
    }

    static WeightedBytes read(StateInput input, ByteNames names, TextSettings settings, int mostListed) {
        WeightedBytes read = new WeightedBytes(names, settings, mostListed);
        read.counted = input.readCount();
        read.values = BytesWeights.read(input, settings.exactValues(), settings.exactBytes());
        return read;
    }

    @Override
    public void fold(FieldVector vector, Rows rows, double[] weights) {
        BytesReader reader = new BytesReader(vector);
        for (int i = 0; i < rows.size(); i++) {
            if (FixedWeights.isCounted(weights[i])) {
                counted++;
                long length = reader.find(rows.row(i));
                if (length > settings.exactBytes()) {
                    values.drop();
                } else if (values.isKept()) {
                    values.add(reader.read((int) length), 0, (int) length, weights[i]);
                }
            }
        }
    }

    @Override
    public void merge(WeightedLeaf other) {
        if (!(other instanceof WeightedBytes bytes) || names != bytes.names) {
            throw new IllegalArgumentException("values of other types cannot be merged");
        }
        values.merge(bytes.values);
        counted += bytes.counted;
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(counted);
        values.write(output);
    }

    @Override
    public WeightedDescription describe() {
        return WeightedDescription.ofTop(top());
    }

    /// The heaviest values, those without a name of their own together under one.
    private List<ValueWeight> top() {
        byte[] pool = names.pool().getBytes(StandardCharsets.UTF_8);
        FixedWeights pooled = new FixedWeights(1);
        List<byte[]> listed = new ArrayList<>();
        FixedWeights weights = new FixedWeights(values.size() + 1);
        int poolIndex = -1;
        for (int entry : values.sorted()) {
            byte[] value = values.copy(entry);
            if (names.isPooled(value) || names.isNamedAsPool(value)) {
                pooled.add(0, values.weights(), entry);
            } else {
                // As they are shown: hexadecimal digits are in the order of the bytes, the pool's name is none.
                byte[] shown = names.name(value).getBytes(StandardCharsets.UTF_8);
                if (poolIndex < 0 && Arrays.compareUnsigned(pool, shown) < 0) {
                    poolIndex = listed.size();
                    listed.add(pool);
                }
                weights.add(listed.size(), values.weights(), entry);
                listed.add(value);
            }
        }
        if (poolIndex < 0) {
            poolIndex = listed.size();
            listed.add(pool);
        }
        weights.add(poolIndex, pooled, 0);
        int distinct = listed.size() - (pooled.isZero(0) ? 1 : 0);
        List<ValueWeight> top = new ArrayList<>();
        // A pool without a value has no weight, so it is behind all that are listed.
        for (int index : ties().heaviest(weights, listed.size(), listed(distinct))) {
            String name = index == poolIndex ? names.pool() : names.name(listed.get(index));
            top.add(new ValueWeight(name, weights.value(index)));
        }
        return top;
    }

    private Ties ties() {
        return settings.tfdv() ? Ties.DESCENDING : Ties.ASCENDING;
    }

    private int listed(int distinct) {
        boolean all = settings.listed() > 0 && distinct <= mostListed && distinct <= counted / 2;
        return all ? distinct : Math.min(distinct, settings.listed());
    }
}

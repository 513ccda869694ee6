package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.SampledValues;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;

/// A sample of different values with exact counts: those whose hash has at least so many leading zero bits,
/// as few as it takes that the sample is small. That number only grows, so what is in the sample at the end
/// was in it from its first occurrence, in whatever order the values came. Confined to one thread.
final class ValueSample implements SampledValues {
    private static final int MOST_VALUES = 1_024;
    private static final int MOST_BYTES = 1 << 18;

    private TextDictionary values = new TextDictionary();
    private int level;

    /// How many leading zero bits the hash of a value needs to be in the sample.
    int level() {
        return level;
    }

    /// Adds to the count of a value whose hash has enough leading zero bits.
    ///
    /// @param bytes padded as [Words] demands
    void add(byte[] bytes, int from, int length, long hash, long times) {
        if (length > MOST_BYTES) {
            raise(Long.numberOfLeadingZeros(hash) + 1);
            return;
        }
        values.add(bytes, from, length, hash, times);
        shrink();
    }

    /// Adds those values of a dictionary that are to be in the sample.
    void addAll(TextDictionary other) {
        byte[] spare = new byte[2 * Words.SHORT];
        for (int slot = 0, end = other.capacity(); slot < end; slot++) {
            if (other.isUsed(slot) && Long.numberOfLeadingZeros(other.hash(slot)) >= level) {
                byte[] bytes = other.array(slot, spare);
                add(bytes, other.start(slot), other.length(slot), other.hash(slot), other.count(slot));
            }
        }
    }

    void merge(ValueSample other) {
        raise(other.level);
        addAll(other.values);
    }

    @Override
    public void forEach(Visitor visitor) {
        values.forEach(values.sorted(), visitor);
    }

    @Override
    public double share() {
        return Math.scalb(1.0, -level);
    }

    void write(StateOutput output) {
        output.writeVarint(level);
        values.write(output);
    }

    static ValueSample read(StateInput input) {
        ValueSample sample = new ValueSample();
        sample.level = input.readInt(0, Long.SIZE + 1);
        sample.values.read(input);
        for (int slot : sample.values.used()) {
            if (Long.numberOfLeadingZeros(sample.values.hash(slot)) < sample.level) {
                throw input.damaged("a value in a sample that it does not belong to");
            }
        }
        if (sample.isOverfull()) {
            throw input.damaged("a sample of too many values");
        }
        return sample;
    }

    private boolean isOverfull() {
        return values.size() > MOST_VALUES || values.byteSize() > MOST_BYTES;
    }

    private void shrink() {
        while (isOverfull()) {
            raise(level + 1);
        }
    }

    private void raise(int to) {
        if (to > level) {
            level = to;
            TextDictionary before = values;
            values = new TextDictionary();
            byte[] spare = new byte[2 * Words.SHORT];
            for (int slot = 0, end = before.capacity(); slot < end; slot++) {
                if (before.isUsed(slot) && Long.numberOfLeadingZeros(before.hash(slot)) >= level) {
                    values.add(before, slot, spare);
                }
            }
        }
    }
}

package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;

/// What is kept of values that are too many to be counted one by one. All but [#frequent] is the same for the
/// same values in any order. Confined to one thread.
final class EstimatedValues {
    private final Measure measure;
    private final DistinctSketch distinct;
    private final ValueSample sample;
    private final HeavyHitters frequent;
    private long contentHash;

    private EstimatedValues(
            Measure measure, DistinctSketch distinct, ValueSample sample, HeavyHitters frequent, long contentHash) {
        this.measure = measure;
        this.distinct = distinct;
        this.sample = sample;
        this.frequent = frequent;
        this.contentHash = contentHash;
    }

    /// Starts with nothing.
    ///
    /// @param measure of nothing; is kept
    EstimatedValues(Measure measure) {
        this(measure, new DistinctSketch(), new ValueSample(), new HeavyHitters(), 0);
    }

    Measure measure() {
        return measure;
    }

    long distinct() {
        return distinct.estimate();
    }

    ValueSample sample() {
        return sample;
    }

    HeavyHitters frequent() {
        return frequent;
    }

    long contentHash() {
        return contentHash;
    }

    /// Takes the values of a block into account.
    ///
    /// @param from the first of them
    void addAll(ValueBlock block, int from) {
        measure.addAll(block, from);
        byte[] bytes = block.bytes();
        int[] starts = block.starts();
        int[] lengths = block.lengths();
        long sum = 0;
        for (int i = from, to = block.size(); i < to; i++) {
            int start = starts[i];
            int length = lengths[i];
            long hash = TextHash.of(bytes, start, length);
            sum += hash;
            distinct.addHash(hash);
            if (Long.numberOfLeadingZeros(hash) >= sample.level()) {
                sample.add(bytes, start, length, hash, 1);
            }
            frequent.add(bytes, start, length, hash, 1);
        }
        contentHash += sum;
    }

    /// Takes the counts of a dictionary into account.
    void addAll(TextDictionary values) {
        byte[] spare = new byte[2 * Words.SHORT];
        for (int slot : values.used()) {
            measure.add(values.array(slot, spare), values.start(slot), values.length(slot), values.count(slot));
            distinct.addHash(values.hash(slot));
            contentHash += values.hash(slot) * values.count(slot);
        }
        sample.addAll(values);
        frequent.addAll(values);
    }

    void merge(EstimatedValues other) {
        measure.merge(other.measure);
        distinct.merge(other.distinct);
        sample.merge(other.sample);
        frequent.merge(other.frequent);
        contentHash += other.contentHash;
    }

    void write(StateOutput output) {
        measure.write(output);
        distinct.write(output);
        sample.write(output);
        frequent.write(output);
        output.writeLong(contentHash);
    }

    /// Reads what [#write] wrote.
    ///
    /// @param measure of nothing; is kept
    static EstimatedValues read(StateInput input, Measure measure) {
        measure.read(input);
        return new EstimatedValues(
                measure,
                DistinctSketch.read(input),
                ValueSample.read(input),
                HeavyHitters.read(input),
                input.readLong());
    }
}

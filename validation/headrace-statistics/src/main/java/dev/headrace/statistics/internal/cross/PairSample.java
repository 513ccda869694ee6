package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.LongIndex;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.util.Arrays;

/// The different pairs of raw values with the least hashes, and how often each occurs: a sample that is a
/// function of the rows alone, however they were split and ordered. As long as there are at most
/// [#MOST_PAIRS] different pairs it has all rows. Confined to one thread.
final class PairSample {
    /*
     * A bottom-k sketch of the different pairs (E. Cohen, H. Kaplan, "Summarizing data using bottom-k sketches", 2007).
     * The count of a pair that is kept is complete: a pair among the least of all was among the least of every part.
     */
    /// How many different pairs are kept.
    static final int MOST_PAIRS = 10_000;

    private static final int MOST_BUFFERED = 2 * MOST_PAIRS;
    private static final int FIRST_CAPACITY = 16;
    private static final int LEAST_BYTES = 8 + 8 + 1;

    private LongIndex hashes = new LongIndex();
    private long[] values = {};
    private long[] labels = {};
    private long[] counts = {};
    /// Pairs with hashes from here on are none of the least.
    private long bound = Long.MAX_VALUE;

    /// Adds a pair.
    void add(long value, long label) {
        add(value, label, 1);
    }

    private void add(long value, long label, long times) {
        long hash = ValueHash.ofPair(value, label);
        if (hash > bound) {
            return;
        }
        int pair = hashes.add(hash);
        if (pair >= counts.length) {
            int capacity = Math.max(FIRST_CAPACITY, 2 * pair);
            values = Arrays.copyOf(values, capacity);
            labels = Arrays.copyOf(labels, capacity);
            counts = Arrays.copyOf(counts, capacity);
        }
        // Of two pairs with one hash the lesser stands for both, whichever comes first.
        if (counts[pair] == 0 || value < values[pair] || (value == values[pair] && label < labels[pair])) {
            values[pair] = value;
            labels[pair] = label;
        }
        counts[pair] += times;
        if (hashes.size() > MOST_BUFFERED) {
            keepLeast();
        }
    }

    void merge(PairSample other) {
        for (int pair = 0; pair < other.hashes.size(); pair++) {
            add(other.values[pair], other.labels[pair], other.counts[pair]);
        }
        // What the other has dropped may not stay for what only this one has of it: the other still has enough lesser
        // ones, so that it goes now.
        keepLeast();
    }

    /// The pairs that are kept, in the order of their hashes.
    Pairs pairs() {
        keepLeast();
        int size = hashes.size();
        Pairs pairs = new Pairs(new long[size], new long[size], new long[size]);
        int[] order = order();
        for (int i = 0; i < size; i++) {
            pairs.values[i] = values[order[i]];
            pairs.labels[i] = labels[order[i]];
            pairs.counts[i] = counts[order[i]];
        }
        return pairs;
    }

    /// Pairs of raw values and their counts. The arrays are not to be changed.
    static final class Pairs {
        private final long[] values;
        private final long[] labels;
        private final long[] counts;

        /// Takes the arrays over.
        Pairs(long[] values, long[] labels, long[] counts) {
            this.values = values;
            this.labels = labels;
            this.counts = counts;
        }

        long[] values() {
            return values;
        }

        long[] labels() {
            return labels;
        }

        long[] counts() {
            return counts;
        }

        int size() {
            return counts.length;
        }

        /// How many rows these are.
        long rows() {
            return Arrays.stream(counts).sum();
        }
    }

    void write(StateOutput output) {
        Pairs pairs = pairs();
        output.writeVarint(pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            output.writeLong(pairs.values[i]);
            output.writeLong(pairs.labels[i]);
            output.writeVarint(pairs.counts[i]);
        }
    }

    /// Reads what [#write] wrote of columns of the same forms.
    static PairSample read(StateInput input, ColumnForm valueForm, ColumnForm labelForm) {
        PairSample sample = new PairSample();
        int size = input.readSize(LEAST_BYTES);
        if (size > MOST_PAIRS) {
            throw input.damaged(size + " pairs where at most " + MOST_PAIRS + " are kept");
        }
        long rows = 0;
        for (int i = 0; i < size; i++) {
            long value = input.readLong();
            long label = input.readLong();
            long count = input.readCount();
            rows += count;
            if (count == 0 || rows < 0) {
                throw input.damaged("a pair without rows, or rows beyond 63 bits");
            }
            if (!valueForm.isFinite(value) || !labelForm.isFinite(label)) {
                throw input.damaged("a pair with a number that is not finite");
            }
            sample.add(value, label, count);
        }
        return sample;
    }

    private void keepLeast() {
        int size = hashes.size();
        if (size < MOST_PAIRS) {
            return;
        }
        int[] order = order();
        bound = hashes.key(order[MOST_PAIRS - 1]);
        LongIndex keptHashes = new LongIndex();
        long[] keptValues = new long[MOST_BUFFERED + 1];
        long[] keptLabels = new long[MOST_BUFFERED + 1];
        long[] keptCounts = new long[MOST_BUFFERED + 1];
        for (int i = 0; i < MOST_PAIRS; i++) {
            keptHashes.add(hashes.key(order[i]));
            keptValues[i] = values[order[i]];
            keptLabels[i] = labels[order[i]];
            keptCounts[i] = counts[order[i]];
        }
        hashes = keptHashes;
        values = keptValues;
        labels = keptLabels;
        counts = keptCounts;
    }

    private int[] order() {
        long[] sorted = new long[hashes.size()];
        for (int pair = 0; pair < sorted.length; pair++) {
            sorted[pair] = hashes.key(pair);
        }
        Arrays.sort(sorted);
        return Arrays.stream(sorted).mapToInt(hashes::add).toArray();
    }
}

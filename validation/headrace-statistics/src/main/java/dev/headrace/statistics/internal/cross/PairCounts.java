package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.LongIndex;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.math.BigInteger;
import java.util.Arrays;

/// In how many rows each value of a column meets each value of the label, exactly. Of numbers with too many
/// different values, cells are counted, at the finest level of the grid at which they are few enough; texts
/// that are too many are given up. Since more rows never make the level finer, nor texts fewer, all of this
/// is a function of the rows alone, however they were split. Confined to one thread.
final class PairCounts {
    /// How many different values are kept apart.
    static final int MOST_VALUES = 16_384;
    /// How many pairs of a value and one of the label.
    static final int MOST_PAIRS = 262_144;
    /// How many bytes different texts may have together.
    static final int MOST_BYTES = 1 << 22;

    private static final long LABEL = 0xFFFF_FFFFL;
    private static final int FIRST_CAPACITY = 16;
    /// Pairs with the first values of the label are found without a look into a hash table.
    private static final int DIRECT_LABELS = 4;
    private static final BinarySum[] NO_SUMS = {};

    private final boolean weighted;
    private ValueCodes values;
    private LongIndex pairs = new LongIndex();
    private long[] counts = {};
    /// The number of a pair plus one, by value and label.
    private int[] direct = {};
    private BinarySum[] weights = NO_SUMS;
    private boolean givenUp;

    /// Without rows.
    ///
    /// @param values without values
    PairCounts(ValueCodes values, boolean weighted) {
        this.values = values;
        this.weighted = weighted;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    ValueCodes values() {
        return values;
    }

    int size() {
        return pairs.size();
    }

    int value(int pair) {
        return (int) (pairs.key(pair) >>> Integer.SIZE);
    }

    int label(int pair) {
        return (int) pairs.key(pair);
    }

    long count(int pair) {
        return counts[pair];
    }

    /// The sum of the weights of a pair, in units of 2^-1074.
    BigInteger weight(int pair) {
        return weights[pair].value();
    }

    /// Adds the rows of a block that have a value and a label.
    ///
    /// @param labels the numbers of the label's values; negative where there is none
    /// @param weighed the weights; without any if none are to be added
    void add(ColumnBlock block, int[] labels, BinaryWeights weighed) {
        for (int row = 0; row < block.size() && !givenUp; row++) {
            if (labels[row] >= 0 && block.isPresent(row)) {
                int pair = pair(values.add(block, row), labels[row]);
                counts[pair]++;
                if (weighted) {
                    weighed.addTo(weights[pair], row);
                }
                reduceIfFull();
            }
        }
    }

    /// Adds what another has counted.
    ///
    /// @param labels for each number of a label's value that the other uses, the one that is used here
    void merge(PairCounts other, int[] labels) {
        if (givenUp || other.givenUp) {
            giveUp();
            return;
        }
        if (other.values.level() > values.level()) {
            raise(other.values.level());
        }
        int[] codes = new int[other.values.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = values.add(other.values, code);
        }
        take(other, codes, labels);
        reduceIfFull();
    }

    /// Forgets all rows, for good.
    void giveUp() {
        values = values.empty(0);
        forget();
        givenUp = true;
    }

    private void forget() {
        pairs = new LongIndex();
        counts = new long[0];
        direct = new int[0];
        weights = NO_SUMS;
    }

    private void take(PairCounts other, int[] codes, int[] labels) {
        for (int from = 0; from < other.size(); from++) {
            int pair = pair(codes[other.value(from)], labels[other.label(from)]);
            counts[pair] += other.counts[from];
            if (weighted) {
                weights[pair].merge(other.weights[from]);
            }
        }
    }

    private int pair(int value, int label) {
        if (label < DIRECT_LABELS && value < direct.length / DIRECT_LABELS) {
            int found = direct[value * DIRECT_LABELS + label];
            if (found > 0) {
                return found - 1;
            }
        }
        int pair = newPair(value, label);
        if (label < DIRECT_LABELS && value < MOST_VALUES) {
            if (value >= direct.length / DIRECT_LABELS) {
                direct = Arrays.copyOf(direct, Math.max(FIRST_CAPACITY, 2 * value) * DIRECT_LABELS);
            }
            direct[value * DIRECT_LABELS + label] = pair + 1;
        }
        return pair;
    }

    private int newPair(int value, int label) {
        int pair = pairs.add(((long) value << Integer.SIZE) | label);
        if (pair >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(FIRST_CAPACITY, 2 * pair));
            if (weighted) {
                weights = Arrays.copyOf(weights, counts.length);
            }
        }
        if (weighted && counts[pair] == 0) {
            weights[pair] = new BinarySum();
        }
        return pair;
    }

    private void reduceIfFull() {
        while (values.size() > MOST_VALUES || pairs.size() > MOST_PAIRS || values.bytes() > MOST_BYTES) {
            if (values.isText() || values.level() == ValueCodes.MOST_LEVELS) {
                giveUp();
                return;
            }
            raise(Math.min(Coarsening.level(this, MOST_VALUES, MOST_PAIRS), ValueCodes.MOST_LEVELS));
        }
    }

    /// Goes on at a coarser level.
    private void raise(int level) {
        PairCounts coarser = new PairCounts(values.empty(level), weighted);
        int[] codes = new int[values.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = coarser.values.add(values, code);
        }
        int most = 0;
        for (int pair = 0; pair < size(); pair++) {
            most = Math.max(most, label(pair));
        }
        int[] same = new int[most + 1];
        Arrays.setAll(same, label -> label);
        coarser.take(this, codes, same);
        values = coarser.values;
        pairs = coarser.pairs;
        counts = coarser.counts;
        direct = coarser.direct;
        weights = coarser.weights;
    }

    /// Writes the counts: equal ones give equal bytes.
    ///
    /// @param labelRanks the rank of each number of a label's value
    void write(int[] labelRanks, StateOutput output) {
        output.writeVarint(givenUp ? 1 : 0);
        if (givenUp) {
            return;
        }
        int[] order = values.order();
        values.write(order, output);
        int[] ranks = ranks(order);
        LongIndex byKey = new LongIndex();
        long[] keys = new long[size()];
        for (int pair = 0; pair < keys.length; pair++) {
            keys[pair] = ((long) ranks[value(pair)] << Integer.SIZE) | labelRanks[label(pair)];
            byKey.add(keys[pair]);
        }
        Arrays.sort(keys);
        output.writeVarint(keys.length);
        for (long key : keys) {
            int pair = byKey.add(key);
            output.writeVarint(key >>> Integer.SIZE);
            output.writeVarint(key & LABEL);
            output.writeVarint(counts[pair]);
            if (weighted) {
                weights[pair].write(output);
            }
        }
    }

    /// Reads what [#write] wrote, where the label's values are numbered by their rank.
    ///
    /// @param empty without rows, of the same column
    /// @param labels how many values the label has
    static PairCounts read(StateInput input, ValueCodes empty, boolean weighted, int labels) {
        PairCounts found = new PairCounts(empty, weighted);
        if (input.readInt(0, 1) == 1) {
            found.giveUp();
            return found;
        }
        found.values = empty.read(input, MOST_VALUES);
        int size = input.readSize(3);
        for (int i = 0; i < size; i++) {
            int value = input.readInt(0, found.values.size() - 1);
            int pair = found.pair(value, input.readInt(0, labels - 1));
            long count = input.readCount();
            if (count == 0 || pair != i) {
                throw input.damaged("a pair without rows, or twice");
            }
            found.counts[pair] = count;
            if (weighted) {
                found.weights[pair] = BinarySum.read(input);
            }
        }
        return found;
    }

    /// The rank of each number in an order of the numbers.
    static int[] ranks(int[] order) {
        int[] ranks = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }
}

package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;

/// The weight of each number, or of each cell of the [Grid] where there are many: as [NumberCounts], with the
/// same rule for the level, which is a function of the set of the numbers. Confined to one thread.
final class WeightedCounts {
    private static final int LEAST_CELLS = 2;

    private final NumberForm form;
    private final int mostCells;
    /// By raw value at level 0, by cell else.
    private LongWeights weights = new LongWeights();
    /// 0 where raw values are kept apart; else how many of the last bits of keys are dropped.
    private int level;
    private final FixedWeights zeros = new FixedWeights(1);
    /// Raw values; good once there is a weight.
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;

    /// Starts without numbers.
    ///
    /// @param mostCells how many different numbers, or cells, are kept apart, at least two
    WeightedCounts(NumberForm form, int mostCells) {
        if (mostCells < LEAST_CELLS) {
            throw new IllegalArgumentException(mostCells + " cells are too few: there are numbers of both signs");
        }
        this.form = form;
        this.mostCells = mostCells;
    }

    /// Adds a number.
    ///
    /// @param weight one that [FixedWeights#isCounted]
    void add(long raw, double weight) {
        long key = form.keyOfRaw(raw);
        if (key == 0) {
            zeros.add(0, weight);
        }
        minimum = Math.min(minimum, raw);
        maximum = Math.max(maximum, raw);
        weights.add(level == 0 ? raw : key >> level, weight);
        coarsenIfFull();
    }

    /// Adds all that another has, of an equal form and number of cells.
    void merge(WeightedCounts other) {
        if (other.level > level) {
            raise(other.level);
        }
        LongWeights into = weights;
        int drop = level - other.level;
        if (level == 0) {
            other.weights.forEach(into::add);
        } else {
            other.forEachKey((key, sums, index) -> into.add(key >> drop, sums, index));
        }
        zeros.add(0, other.zeros, 0);
        minimum = Math.min(minimum, other.minimum);
        maximum = Math.max(maximum, other.maximum);
        coarsenIfFull();
    }

    /// Whether every different number has a weight of its own.
    boolean isExact() {
        return level == 0;
    }

    /// The weights as they stand.
    WeightedCells sorted() {
        long[] cells = weights.sortedKeys();
        return new WeightedCells(form, level, cells, weights.weights(cells), zeros, minimum, maximum);
    }

    /// Writes the level, the weights in ascending order, and from level 1 on what they do not tell.
    void write(StateOutput output) {
        long[] cells = weights.sortedKeys();
        FixedWeights sums = weights.weights(cells);
        output.writeVarint(level);
        output.writeVarint(cells.length);
        long before = 0;
        for (int i = 0; i < cells.length; i++) {
            output.writeSigned(cells[i] - before);
            sums.write(output, i);
            before = cells[i];
        }
        if (level > 0) {
            output.writeLong(minimum);
            output.writeLong(maximum);
            zeros.write(output, 0);
        }
    }

    /// Reads what was written.
    static WeightedCounts read(StateInput input, NumberForm form, int mostCells) {
        WeightedCounts counts = new WeightedCounts(form, mostCells);
        counts.level = input.readInt(0, Long.SIZE - 1);
        int entries = input.readSize(3);
        if (entries > mostCells) {
            throw input.damaged(entries + " cells, and " + mostCells + " is the most");
        }
        FixedWeights sum = new FixedWeights(1);
        long first = 0;
        long cell = 0;
        for (int i = 0; i < entries; i++) {
            long next = cell + input.readSigned();
            if (i > 0 && next <= cell) {
                throw input.damaged("numbers that are not in ascending order");
            }
            cell = next;
            first = i == 0 ? cell : first;
            sum.readPositive(input, 0);
            counts.weights.add(cell, sum, 0);
            if (counts.level == 0 && form.keyOfRaw(cell) == 0) {
                counts.zeros.add(0, sum, 0);
            }
        }
        if (counts.level > 0) {
            counts.readExtremes(input, first, cell);
        } else if (entries > 0) {
            counts.minimum = first;
            counts.maximum = cell;
        }
        return counts;
    }

    private void readExtremes(StateInput input, long first, long last) {
        minimum = input.readLong();
        maximum = input.readLong();
        zeros.read(input, 0);
        if (weights.size() == 0
                || minimum > maximum
                || form.keyOfRaw(minimum) >> level != first
                || form.keyOfRaw(maximum) >> level != last) {
            throw input.damaged("a least or greatest number that is not in the first or last cell");
        }
    }

    private void coarsenIfFull() {
        while (weights.size() > mostCells) {
            raise(level == 0 ? coarsening() : level + 1);
        }
    }

    /// The finest level at which the raw values are few enough; found without trying dozens of levels.
    private int coarsening() {
        long[] keys = weights.sortedKeys();
        int[] partings = new int[Long.SIZE];
        for (int i = 0; i < keys.length; i++) {
            // Keys rise with raw values.
            keys[i] = form.keyOfRaw(keys[i]);
            long difference = i == 0 ? 0 : keys[i] ^ keys[i - 1];
            if (difference != 0) {
                // Neighbours are in cells of their own as long as the highest bit in which they differ is kept.
                partings[Long.SIZE - 1 - Long.numberOfLeadingZeros(difference)]++;
            }
        }
        int parted = 1;
        int bit = Long.SIZE - 1;
        while (bit >= 1 && parted + partings[bit] <= mostCells) {
            parted += partings[bit--];
        }
        return bit + 1;
    }

    private void raise(int target) {
        int drop = target - level;
        LongWeights coarser = new LongWeights(weights.size());
        forEachKey((key, sums, index) -> coarser.add(key >> drop, sums, index));
        weights = coarser;
        level = target;
    }

    /// Hands over keys, or cells where weights are kept by these.
    private void forEachKey(LongWeights.Entries consumer) {
        if (level == 0) {
            weights.forEach((raw, sums, index) -> consumer.accept(form.keyOfRaw(raw), sums, index));
        } else {
            weights.forEach(consumer);
        }
    }
}

package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import org.jspecify.annotations.Nullable;

/// How often each number occurs: exactly, as long as there are at most a given number of different ones, and
/// else in cells of the [Grid], at the finest level at which at most that many are not empty. Since more
/// numbers never make the level finer, the level, and so every count, is a function of the numbers alone,
/// however they were split. Confined to one thread.
final class NumberCounts {
    private final NumberForm form;
    private final int mostCells;
    /// By raw value; null from level 1 on.
    private @Nullable LongCounts values = new LongCounts();
    /// By cell; null at level 0.
    private @Nullable CellCounts cells;
    /// 0 where raw values are counted; else how many of the last bits of keys are dropped.
    private int level;
    /// There from level 1 on.
    private @Nullable DistinctSketch sketch;
    /// The sum of the hashes of all raw values; from level 1 on.
    private long hashSum;

    /// Starts without numbers.
    ///
    /// @param mostCells how many different numbers, or cells, are kept apart
    NumberCounts(NumberForm form, int mostCells) {
        this.form = form;
        this.mostCells = mostCells;
    }

    /// Adds the numbers of a block, raw values; the block's values are keys afterwards.
    void add(NumberBlock block) {
        LongCounts exact = values;
        if (exact != null) {
            exact.addAll(block.values, block.size);
            if (block.patches > 0) {
                exact.add(block.patch, -block.patches);
            }
            coarsenIfFull();
        } else {
            addToCells(block);
        }
    }

    private void addToCells(NumberBlock block) {
        Kernels.KERNEL.hashes(block.values, block.size, block.hashes);
        hashSum += sketch().addHashes(block.hashes, block.size) - block.patches * DistinctSketch.mix(block.patch);
        if (form.keyOfRaw(1) != 1) {
            for (int i = 0; i < block.size; i++) {
                block.values[i] = form.keyOfRaw(block.values[i]);
            }
        }
        cells().addAll(block.values, block.size, level);
        if (block.patches > 0) {
            cells().add(form.keyOfRaw(block.patch) >> level, -block.patches);
        }
        coarsenIfFull();
    }

    /// Adds one number many times.
    ///
    /// @param times at least 1
    void add(long raw, long times) {
        if (values != null) {
            values.add(raw, times);
        } else {
            long hash = DistinctSketch.mix(raw);
            sketch().addHash(hash);
            hashSum += hash * times;
            cells().add(form.keyOfRaw(raw) >> level, times);
        }
        coarsenIfFull();
    }

    /// Adds all that another has, of an equal form and number of cells.
    void merge(NumberCounts other) {
        if (other.level > level) {
            raise(other.level);
        }
        LongCounts exact = values;
        if (exact != null) {
            other.values().forEach(exact::add);
        } else {
            int drop = level - other.level;
            CellCounts into = cells();
            other.addTo(sketch());
            hashSum += other.hashSum();
            other.forEach((key, count) -> into.add(key >> drop, count));
        }
        coarsenIfFull();
    }

    /// Whether every different number has a count of its own.
    boolean isExact() {
        return level == 0;
    }

    /// How many different numbers there are: exact, or estimated to within [DistinctSketch#ERROR].
    long distinct() {
        return values != null ? values.size() : sketch().estimate();
    }

    /// The sum of the hashes of all raw values.
    long hashSum() {
        if (values == null) {
            return hashSum;
        }
        long[] sum = new long[1];
        values.forEach((raw, count) -> sum[0] += DistinctSketch.mix(raw) * count);
        return sum[0];
    }

    /// The counts as they stand.
    SortedCells sorted() {
        if (values != null) {
            long[] raws = values.sortedKeys();
            long[] counts = new long[raws.length];
            for (int i = 0; i < raws.length; i++) {
                counts[i] = values.count(raws[i]);
            }
            return new SortedCells(form, 0, raws, counts);
        }
        LongCounts found = new LongCounts();
        cells().forEach(found::add);
        long[] sorted = found.sortedKeys();
        long[] counts = new long[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            counts[i] = found.count(sorted[i]);
        }
        return new SortedCells(form, level, sorted, counts);
    }

    /// Writes the level, the counts in ascending order, and from level 1 on what stands for the different
    /// numbers.
    void write(StateOutput output) {
        output.writeVarint(level);
        SortedCells sorted = sorted();
        output.writeVarint(sorted.size());
        long before = 0;
        for (int i = 0; i < sorted.size(); i++) {
            output.writeSigned(sorted.cell(i) - before);
            output.writeVarint(sorted.count(i));
            before = sorted.cell(i);
        }
        if (level > 0) {
            output.writeLong(hashSum);
            sketch().write(output);
        }
    }

    /// Reads what was written.
    static NumberCounts read(StateInput input, NumberForm form, int mostCells) {
        NumberCounts counts = new NumberCounts(form, mostCells);
        counts.level = input.readInt(0, Long.SIZE - 1);
        LongCounts exact = new LongCounts();
        CellCounts coarse = new CellCounts();
        long key = 0;
        int entries = input.readSize(2);
        for (int i = 0; i < entries; i++) {
            long step = input.readSigned();
            if (i > 0 && key + step <= key) {
                throw input.damaged("numbers that are not in ascending order");
            }
            key += step;
            long count = input.readCount();
            if (count == 0) {
                throw input.damaged("a count of 0");
            }
            if (counts.level == 0) {
                exact.add(key, count);
            } else {
                coarse.add(key, count);
            }
        }
        if (counts.level == 0) {
            counts.values = exact;
        } else {
            counts.values = null;
            counts.cells = coarse;
            counts.hashSum = input.readLong();
            counts.sketch = DistinctSketch.read(input);
        }
        return counts;
    }

    private void coarsenIfFull() {
        while ((values != null ? values.size() : cells().size()) > mostCells) {
            raise(values != null ? coarsening(values) : level + 1);
        }
    }

    /// The finest level at which the raw values are few enough; found without trying dozens of levels.
    private int coarsening(LongCounts exact) {
        long[] keys = exact.sortedKeys();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = form.keyOfRaw(keys[i]);
        }
        // Keys of doubles rise with their raw values; those of unsigned integers do too.
        int[] partings = new int[Long.SIZE];
        for (int i = 1; i < keys.length; i++) {
            long difference = keys[i] ^ keys[i - 1];
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
        if (values != null) {
            DistinctSketch distinct = new DistinctSketch();
            addTo(distinct);
            hashSum = hashSum();
            sketch = distinct;
        }
        int drop = target - level;
        CellCounts coarser = new CellCounts();
        forEach((key, count) -> coarser.add(key >> drop, count));
        values = null;
        cells = coarser;
        level = target;
    }

    /// Hands over keys, or cells where these are counted.
    private void forEach(LongCounts.Entries consumer) {
        if (values != null) {
            values.forEach((raw, count) -> consumer.accept(form.keyOfRaw(raw), count));
        } else {
            cells().forEach(consumer);
        }
    }

    private void addTo(DistinctSketch distinct) {
        if (values != null) {
            values.forEach((raw, _) -> distinct.add(raw));
        } else {
            distinct.merge(sketch());
        }
    }

    private LongCounts values() {
        LongCounts exact = values;
        if (exact == null) {
            throw new IllegalStateException("numbers are counted in cells");
        }
        return exact;
    }

    private CellCounts cells() {
        CellCounts counted = cells;
        if (counted == null) {
            throw new IllegalStateException("numbers are counted one by one");
        }
        return counted;
    }

    private DistinctSketch sketch() {
        DistinctSketch distinct = sketch;
        if (distinct == null) {
            throw new IllegalStateException("numbers are counted one by one");
        }
        return distinct;
    }
}

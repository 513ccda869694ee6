package dev.headrace.statistics;

import org.jspecify.annotations.Nullable;

/// How often each number occurs: exactly, as long as there are at most [#MOST_CELLS] different ones, and else
/// in cells of the [Grid], at the finest level at which at most that many are not empty. Since more numbers
/// never make the level finer, the level, and so every count, is a function of the numbers alone, however
/// they were split. Confined to one thread.
final class NumberCounts {
    /// How many different numbers, or cells, are kept apart.
    static final int MOST_CELLS = 16_384;

    private final Grid grid;
    private LongCounts cells = new LongCounts();
    /// 0 where `cells` has raw values; else how many of the last bits of keys are dropped.
    private int level;
    /// There from level 1 on.
    private @Nullable DistinctSketch sketch;

    NumberCounts(Grid grid) {
        this.grid = grid;
    }

    /// Adds numbers.
    ///
    /// @param raws raw values of the grid
    /// @param length how many of them
    void add(long[] raws, int length) {
        int next = 0;
        if (level == 0) {
            while (next < length && level == 0) {
                cells.add(raws[next++], 1);
                coarsenIfFull();
            }
        }
        DistinctSketch distinct = sketch;
        if (distinct == null) {
            return;
        }
        while (next < length) {
            long raw = raws[next++];
            distinct.add(raw);
            cells.add(grid.keyOfRaw(raw) >> level, 1);
            coarsenIfFull();
        }
    }

    /// Adds all that another has, of the same grid.
    void merge(NumberCounts other) {
        if (other.level > level) {
            raise(other.level);
        }
        if (sketch != null) {
            other.addTo(sketch);
        }
        int drop = level - other.level;
        LongCounts added = drop == 0 ? other.cells : other.cells.mapped(key -> other.key(key) >> drop);
        added.forEach(cells::add);
        coarsenIfFull();
    }

    /// Whether every different number has a count of its own.
    boolean isExact() {
        return level == 0;
    }

    /// How many different numbers there are: exact, or estimated to within [DistinctSketch#ERROR].
    long distinct() {
        return sketch == null ? cells.size() : sketch.estimate();
    }

    /// The counts as they stand.
    SortedCells sorted() {
        long[] keys = cells.sortedKeys();
        long[] counts = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            counts[i] = cells.count(keys[i]);
        }
        return new SortedCells(grid, level, keys, counts);
    }

    private void coarsenIfFull() {
        while (cells.size() > MOST_CELLS) {
            raise(level == 0 ? coarsening() : level + 1);
        }
    }

    /// The finest level at which the raw values are few enough; found without trying dozens of levels.
    private int coarsening() {
        long[] keys = cells.sortedKeys();
        int[] partings = new int[Long.SIZE];
        for (int i = 1; i < keys.length; i++) {
            long difference = key(keys[i]) ^ key(keys[i - 1]);
            if (difference != 0) {
                // Neighbours are in cells of their own as long as the highest bit in which they differ is kept.
                partings[Long.SIZE - 1 - Long.numberOfLeadingZeros(difference)]++;
            }
        }
        int parted = 1;
        int bit = Long.SIZE - 1;
        while (bit >= 1 && parted + partings[bit] <= MOST_CELLS) {
            parted += partings[bit--];
        }
        return bit + 1;
    }

    private void raise(int target) {
        DistinctSketch distinct = sketch;
        if (distinct == null) {
            distinct = new DistinctSketch();
            addTo(distinct);
        }
        int drop = target - level;
        cells = cells.mapped(key -> key(key) >> drop);
        sketch = distinct;
        level = target;
    }

    /// The grid's key where this has raw values; a cell as it is.
    private long key(long rawOrCell) {
        return level == 0 ? grid.keyOfRaw(rawOrCell) : rawOrCell;
    }

    private void addTo(DistinctSketch distinct) {
        if (sketch != null) {
            distinct.merge(sketch);
        } else {
            cells.forEach((raw, count) -> distinct.add(raw));
        }
    }
}

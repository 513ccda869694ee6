package dev.headrace.statistics.internal.number;

/// Counts by cells, which are as wide as the [CellLevels] of their regions say. Confined to one thread.
final class CellCounts {
    /// In pages are at most so many parts of the cells in windows, or windows are opened anew.
    private static final int WINDOWED = 8;

    private CellLevels levels;
    private CellWindows windows;
    private CellPages pages;

    /// Starts without counts.
    CellCounts(CellLevels levels) {
        this(levels, new long[0]);
    }

    /// Starts without counts.
    ///
    /// @param keys of cells that will be in use, in ascending order
    CellCounts(CellLevels levels, long[] keys) {
        this.levels = levels;
        this.windows = new CellWindows(levels, keys);
        this.pages = new CellPages(levels);
    }

    /// How many cells are not empty.
    int size() {
        return windows.size() + pages.size();
    }

    CellLevels levels() {
        return levels;
    }

    /// Adds to the count of the cell of a key.
    ///
    /// @param times not 0; below 0 only if the count stays above
    void add(long key, long times) {
        if (!windows.add(key, times)) {
            pages.add(key, times);
        }
    }

    /// Adds 1 to the cell of each key.
    void addAll(long[] keys, int length) {
        int next = 0;
        while (next < length) {
            next = windows.addAll(keys, next, length);
            if (next < length) {
                pages.add(keys[next++], 1);
            }
        }
    }

    /// Lets levels rise where there are more cells than [CellLevels] grants, and opens windows where cells are
    /// in use now.
    void settle(int mostCells) {
        CellLevels settled = levels.settled(sortedKeys(), mostCells);
        if (pages.size() > windows.size() / WINDOWED || !settled.isEqual(levels)) {
            take(settled);
        }
    }

    /// Takes levels none of which is finer.
    void raise(CellLevels coarser) {
        if (!coarser.isEqual(levels)) {
            take(coarser);
        }
    }

    private void take(CellLevels coarser) {
        CellCounts raised = new CellCounts(coarser, sortedKeys());
        forEach(raised::add);
        levels = coarser;
        windows = raised.windows;
        pages = raised.pages;
    }

    /// The least key of each cell that is not empty, in ascending order.
    long[] sortedKeys() {
        long[] keys = new long[size()];
        forEach(new LongCounts.Entries() {
            private int filled;

            @Override
            public void accept(long key, long count) {
                keys[filled++] = key;
            }
        });
        return merged(keys, windows.size());
    }

    /// Merges two parts that are each in order.
    private static long[] merged(long[] parts, int middle) {
        long[] merged = new long[parts.length];
        int left = 0;
        int right = middle;
        for (int i = 0; i < merged.length; i++) {
            boolean takesLeft = right == parts.length || (left < middle && parts[left] < parts[right]);
            merged[i] = takesLeft ? parts[left++] : parts[right++];
        }
        return merged;
    }

    /// The count of the cell of a key that is not empty.
    long count(long key) {
        long count = windows.count(key);
        return count == 0 ? pages.count(key) : count;
    }

    /// Hands over the least key of each cell that is not empty and its count: first those of windows.
    void forEach(LongCounts.Entries consumer) {
        windows.forEach(consumer);
        pages.forEach(consumer);
    }
}

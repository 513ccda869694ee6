package dev.headrace.statistics.internal.number;

import java.util.Arrays;

/// Counts of cells by their place: in regions where the cells in use are close to one another, a window has an
/// array of all cells from the first to the last of them and some around. Confined to one thread.
final class CellWindows {
    /*
     * Of each window four numbers lie side by side: its least cell, its length, where its counts start, and
     * the level. Window 0 is that of regions without one, and has no cells.
     */
    private static final int LOW = 0;
    private static final int LENGTH = 1;
    private static final int START = 2;
    private static final int LEVEL = 3;
    private static final int WIDTH_BITS = 2;
    private static final int MOST_WINDOWS = 255;
    /// A window has at most so many cells for each that is in use, and so many more.
    private static final int SPARSENESS = 4;
    private static final int MORE = 64;
    private static final int MARGIN = 8;
    private static final long IN_REGION = (1L << CellLevels.COARSEST) - 1;

    private final byte[] windowOfRegion = CellLevels.array();
    private long[] windows = new long[1 << WIDTH_BITS];
    private long[] counts = new long[0];
    private int used;
    private int size;

    /// Makes windows without counts.
    ///
    /// @param keys the least key of each cell that is in use, in ascending order
    CellWindows(CellLevels levels, long[] keys) {
        int length = 0;
        int from = 0;
        while (from < keys.length && used < MOST_WINDOWS) {
            int region = CellLevels.region(keys[from]);
            int to = from + 1;
            while (to < keys.length && CellLevels.region(keys[to]) == region) {
                to++;
            }
            length += open(levels.level(keys[from]), keys[from], keys[to - 1], to - from, length);
            from = to;
        }
        counts = new long[length];
    }

    /// Opens a window if it is not too sparse.
    ///
    /// @param inUse how many cells from the first to the last are in use
    /// @param start where its counts are to start
    /// @return how many cells it has
    private int open(int level, long first, long last, int inUse, int start) {
        long lowest = (first & IN_REGION) >>> level;
        long highest = (last & IN_REGION) >>> level;
        long margin = MORE / 2 + (highest - lowest) / MARGIN;
        long low = Math.max(0, lowest - margin);
        long high = Math.min(IN_REGION >>> level, highest + margin);
        if (high - low >= (long) SPARSENESS * inUse + MORE) {
            return 0;
        }
        used++;
        windowOfRegion[CellLevels.region(first)] = (byte) used;
        int at = used << WIDTH_BITS;
        if (at >= windows.length) {
            windows = Arrays.copyOf(windows, 2 * windows.length);
        }
        int length = (int) (high - low) + 1;
        windows[at + LOW] = low;
        windows[at + LENGTH] = length;
        windows[at + START] = start;
        windows[at + LEVEL] = level;
        return length;
    }

    /// How many cells are not empty.
    int size() {
        return size;
    }

    /// Adds 1 for each key, until one is in no window.
    ///
    /// @return the index of that key, or `length`
    int addAll(long[] keys, int from, int length) {
        byte[] ofRegion = windowOfRegion;
        long[] table = windows;
        long[] counted = counts;
        int added = 0;
        int i = from;
        for (; i < length; i++) {
            long key = keys[i];
            int at = (ofRegion[(int) (key >>> CellLevels.COARSEST)] & 0xFF) << WIDTH_BITS;
            long cell = ((key & IN_REGION) >>> table[at + LEVEL]) - table[at + LOW];
            if (Long.compareUnsigned(cell, table[at + LENGTH]) >= 0) {
                break;
            }
            int place = (int) (table[at + START] + cell);
            long before = counted[place];
            counted[place] = before + 1;
            if (before == 0) {
                added++;
            }
        }
        size += added;
        return i;
    }

    /// Adds to the count of the cell of a key.
    ///
    /// @param times not 0; below 0 only if the count stays above
    /// @return false if it is in no window
    boolean add(long key, long times) {
        int place = place(key);
        if (place < 0) {
            return false;
        }
        if (counts[place] == 0) {
            size++;
        }
        counts[place] += times;
        return true;
    }

    /// The count of the cell of a key; 0 if it is in no window.
    long count(long key) {
        int place = place(key);
        return place < 0 ? 0 : counts[place];
    }

    private int place(long key) {
        int at = (windowOfRegion[CellLevels.region(key)] & 0xFF) << WIDTH_BITS;
        long cell = ((key & IN_REGION) >>> windows[at + LEVEL]) - windows[at + LOW];
        return Long.compareUnsigned(cell, windows[at + LENGTH]) < 0 ? (int) (windows[at + START] + cell) : -1;
    }

    /// Hands over the least key of each cell that is not empty and its count, in ascending order.
    void forEach(LongCounts.Entries consumer) {
        // Negative keys first.
        for (int i = 0; i < windowOfRegion.length; i++) {
            int region = (i + windowOfRegion.length / 2) % windowOfRegion.length;
            int at = (windowOfRegion[region] & 0xFF) << WIDTH_BITS;
            long regionKey = (long) region << CellLevels.COARSEST;
            for (int cell = 0; cell < windows[at + LENGTH]; cell++) {
                long count = counts[(int) windows[at + START] + cell];
                if (count != 0) {
                    consumer.accept(regionKey | (windows[at + LOW] + cell) << windows[at + LEVEL], count);
                }
            }
        }
    }
}

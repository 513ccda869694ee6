package dev.headrace.statistics.internal.number;

import java.util.Arrays;

/// Counts by cells: pages of neighbouring cells in a hash table, since numbers come close to one another.
/// Confined to one thread.
///
/// Pages grow with the share of their cells that are in use, so that there are few of them and the table
/// stays in the nearest cache; at least a quarter of all cells is in use whenever they have grown.
final class CellCounts {
    private static final int LEAST_PAGE_BITS = 4;
    private static final int MOST_PAGE_BITS = 10;
    private static final int FIRST_PAGES = 32;
    private static final int SPARSENESS = 4;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private int pageBits;
    /// The number of each page, and where its counts start plus one; 0 where the slot is free.
    private long[] slots;
    private int shift;
    private long[] counts;
    private int pageCount;
    private int size;

    CellCounts() {
        this(LEAST_PAGE_BITS, FIRST_PAGES);
    }

    private CellCounts(int pageBits, int pages) {
        this.pageBits = pageBits;
        int capacity = Integer.highestOneBit(2 * pages - 1) << 1;
        this.slots = new long[2 * capacity];
        this.shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
        this.counts = new long[FIRST_PAGES << pageBits];
    }

    /// How many cells are not empty.
    int size() {
        return size;
    }

    /// Adds to the count of a cell.
    ///
    /// @param times not 0; below 0 only if the count stays above
    void add(long cell, long times) {
        int at = place(cell);
        if (counts[at] == 0) {
            size++;
        }
        counts[at] += times;
    }

    /// Adds 1 to the cell of each key.
    void addAll(long[] keys, int length, int level) {
        int next = 0;
        while (next < length) {
            next = addKnown(keys, next, length, level);
            if (next < length) {
                add(keys[next++] >> level, 1);
            }
        }
    }

    /// Adds keys until one is of a page that is not there, or not in its first slot.
    ///
    /// @return the index of that key, or `length`
    private int addKnown(long[] keys, int from, int length, int level) {
        long[] table = slots;
        long[] counted = counts;
        int bits = pageBits;
        int right = shift;
        int mask = (1 << bits) - 1;
        int added = 0;
        int i = from;
        for (; i < length; i++) {
            long cell = keys[i] >> level;
            long page = cell >> bits;
            int slot = (int) ((page * FACTOR) >>> right) << 1;
            long start = table[slot + 1];
            if (table[slot] != page || start == 0) {
                break;
            }
            int at = (int) start - 1 + ((int) cell & mask);
            long before = counted[at];
            counted[at] = before + 1;
            if (before == 0) {
                added++;
            }
        }
        size += added;
        return i;
    }

    /// Hands over each cell that is not empty and its count, in no order.
    void forEach(LongCounts.Entries consumer) {
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot + 1] != 0) {
                int first = (int) slots[slot + 1] - 1;
                for (int i = 0; i < 1 << pageBits; i++) {
                    if (counts[first + i] != 0) {
                        consumer.accept((slots[slot] << pageBits) + i, counts[first + i]);
                    }
                }
            }
        }
    }

    private int place(long cell) {
        long page = cell >> pageBits;
        int mask = slots.length - 1;
        int slot = (int) ((page * FACTOR) >>> shift) << 1;
        while (slots[slot + 1] != 0 && slots[slot] != page) {
            slot = (slot + 2) & mask;
        }
        if (slots[slot + 1] == 0) {
            if (4 * (pageCount + 1) > slots.length) {
                grow();
                return place(cell);
            }
            int start = pageCount++ << pageBits;
            if (start + (1 << pageBits) > counts.length) {
                counts = Arrays.copyOf(counts, 2 * counts.length);
            }
            slots[slot] = page;
            slots[slot + 1] = start + 1L;
        }
        return (int) slots[slot + 1] - 1 + ((int) cell & ((1 << pageBits) - 1));
    }

    private void grow() {
        boolean dense = pageBits < MOST_PAGE_BITS && (long) size * SPARSENESS >= (long) pageCount << (pageBits + 1);
        CellCounts grown = new CellCounts(dense ? pageBits + 1 : pageBits, dense ? pageCount : 2 * pageCount);
        forEach(grown::add);
        pageBits = grown.pageBits;
        slots = grown.slots;
        shift = grown.shift;
        counts = grown.counts;
        pageCount = grown.pageCount;
    }
}

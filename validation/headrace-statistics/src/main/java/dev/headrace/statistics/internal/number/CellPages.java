package dev.headrace.statistics.internal.number;

import java.util.Arrays;

/// The counts of a [CellCounts] that are in none of its windows: pages of neighbouring cells in a hash table,
/// since numbers come close to one another. Confined to one thread.
///
/// Pages grow with the share of their cells that are in use, so that there are few of them and the table
/// stays in the nearest cache; at least a quarter of all cells is in use whenever they have grown.
final class CellPages {
    private static final int LEAST_PAGE_BITS = 4;
    private static final int MOST_PAGE_BITS = 10;
    private static final int FIRST_PAGES = 32;
    private static final int SPARSENESS = 4;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private static final long IN_REGION = (1L << CellLevels.COARSEST) - 1;

    private final CellLevels levels;
    private int pageBits;
    /// The number of each page, and where its counts start plus one; 0 where the slot is free.
    private long[] slots;
    private int shift;
    private long[] counts;
    private int pageCount;
    private int size;

    CellPages(CellLevels levels) {
        this(levels, LEAST_PAGE_BITS, FIRST_PAGES);
    }

    private CellPages(CellLevels levels, int pageBits, int pages) {
        this.levels = levels;
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

    /// Adds to the count of the cell of a key.
    ///
    /// @param times not 0; below 0 only if the count stays above
    void add(long key, long times) {
        int at = place(key);
        if (counts[at] == 0) {
            size++;
        }
        counts[at] += times;
    }

    /// Hands over the least key of each cell that is not empty and its count, in ascending order.
    void forEach(LongCounts.Entries consumer) {
        // Pages are in the order of their keys, and few beside their cells.
        for (long page : sortedPages()) {
            forEach(find(page), consumer);
        }
    }

    private void forEach(int slot, LongCounts.Entries consumer) {
        long region = slots[slot] & ~IN_REGION;
        long cell = (slots[slot] & IN_REGION) << pageBits;
        int level = levels.level(region);
        int first = (int) slots[slot + 1] - 1;
        for (int i = 0; i < 1 << pageBits; i++) {
            if (counts[first + i] != 0) {
                consumer.accept(region | (cell + i) << level, counts[first + i]);
            }
        }
    }

    private long[] sortedPages() {
        long[] pages = new long[pageCount];
        int filled = 0;
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot + 1] != 0) {
                pages[filled++] = slots[slot];
            }
        }
        Arrays.sort(pages);
        return pages;
    }

    /// The count of the cell of a key.
    long count(long key) {
        return counts[place(key)];
    }

    private int place(long key) {
        long cell = (key & IN_REGION) >>> levels.level(key);
        long page = (key & ~IN_REGION) | (cell >>> pageBits);
        int slot = find(page);
        if (slots[slot + 1] == 0) {
            if (4 * (pageCount + 1) > slots.length) {
                grow();
                return place(key);
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

    /// The slot of a page, or the free one where it would be.
    private int find(long page) {
        int mask = slots.length - 1;
        int slot = (int) ((page * FACTOR) >>> shift) << 1;
        while (slots[slot + 1] != 0 && slots[slot] != page) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    private void grow() {
        boolean dense = pageBits < MOST_PAGE_BITS && (long) size * SPARSENESS >= (long) pageCount << (pageBits + 1);
        take(new CellPages(levels, dense ? pageBits + 1 : pageBits, dense ? pageCount : 2 * pageCount));
    }

    /// Moves all counts to an empty table, and takes its place.
    private void take(CellPages table) {
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot + 1] != 0) {
                forEach(slot, table::add);
            }
        }
        pageBits = table.pageBits;
        slots = table.slots;
        shift = table.shift;
        counts = table.counts;
        pageCount = table.pageCount;
        size = table.size;
    }
}

package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.DistinctSketch;
import java.util.Arrays;

/// Different 64-bit hashes: a hash table with open addressing, 16 to 32 bytes for each. Confined to one
/// thread.
final class LongSet {
    private static final int FIRST_CAPACITY = 16;

    private long[] slots = new long[FIRST_CAPACITY];
    private int filled;
    /// Zero marks free slots, so it is kept apart.
    private boolean zero;

    int size() {
        return filled + (zero ? 1 : 0);
    }

    void add(long hash) {
        if (hash == 0) {
            zero = true;
            return;
        }
        int mask = slots.length - 1;
        int slot = (int) DistinctSketch.mix(hash) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = hash;
        filled++;
        if (2 * filled > slots.length) {
            grow();
        }
    }

    /// The hashes in ascending order.
    long[] sorted() {
        long[] sorted = new long[size()];
        int next = 0;
        if (zero) {
            next++;
        }
        for (long slot : slots) {
            if (slot != 0) {
                sorted[next++] = slot;
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private void grow() {
        long[] old = slots;
        int mask = 2 * old.length - 1;
        slots = new long[mask + 1];
        for (long hash : old) {
            if (hash != 0) {
                int slot = (int) DistinctSketch.mix(hash) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = hash;
            }
        }
    }
}

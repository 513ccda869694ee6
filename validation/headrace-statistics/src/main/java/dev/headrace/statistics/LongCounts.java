package dev.headrace.statistics;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/// Counts by 64-bit keys: a hash table with open addressing, without boxes. Confined to one thread.
final class LongCounts {
    private static final int FIRST_CAPACITY = 16;

    private long[] keys;
    private long[] counts;
    private int size;

    LongCounts() {
        this(FIRST_CAPACITY);
    }

    private LongCounts(int capacity) {
        keys = new long[capacity];
        counts = new long[capacity];
    }

    /// How many keys there are.
    int size() {
        return size;
    }

    /// Adds to the count of a key.
    ///
    /// @param times at least 1
    void add(long key, long times) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            size++;
            counts[slot] = times;
            if (2 * size > keys.length) {
                grow();
            }
        } else {
            counts[slot] += times;
        }
    }

    /// The count of a key; 0 if there is none.
    long count(long key) {
        return counts[slot(key)];
    }

    /// The keys in ascending order.
    long[] sortedKeys() {
        long[] sorted = new long[size];
        int filled = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] != 0) {
                sorted[filled++] = keys[slot];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /// The counts by other keys: those of equal new keys are added up.
    LongCounts mapped(LongUnaryOperator newKey) {
        LongCounts mapped = new LongCounts(keys.length);
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] != 0) {
                mapped.add(newKey.applyAsLong(keys[slot]), counts[slot]);
            }
        }
        return mapped;
    }

    /// Hands over each key and its count, in no order. The consumer must not change these counts.
    void forEach(Entries consumer) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] != 0) {
                consumer.accept(keys[slot], counts[slot]);
            }
        }
    }

    /// Takes keys and counts.
    interface Entries {
        void accept(long key, long count);
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) DistinctSketch.mix(key) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new long[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}

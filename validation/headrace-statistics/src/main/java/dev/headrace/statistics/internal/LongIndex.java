package dev.headrace.statistics.internal;

import java.util.Arrays;

/// Numbers different 64-bit keys from 0 in the order in which they come: a hash table with open addressing,
/// without boxes. Confined to one thread.
public final class LongIndex {
    private static final int FIRST_CAPACITY = 16;

    private long[] keys = new long[FIRST_CAPACITY];
    /// The keys once more where they are looked up, so that one look finds both.
    private long[] slotKeys = new long[2 * FIRST_CAPACITY];
    /// The number of a key plus one; 0 where the slot is free.
    private int[] slots = new int[2 * FIRST_CAPACITY];
    private int size;

    /// Without keys.
    public LongIndex() {}

    /// How many keys there are.
    ///
    /// @return the number, which the next key gets
    public int size() {
        return size;
    }

    /// The key of a number.
    ///
    /// @param number from 0 to [#size], exclusive
    /// @return the key
    public long key(int number) {
        return keys[number];
    }

    /// The number of a key, which is added if it is new.
    ///
    /// @param key any
    /// @return its number
    public int add(long key) {
        int slot = slot(key);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
        slots[slot] = size;
        slotKeys[slot] = key;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    /// Where a key is, or where it would be.
    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) DistinctSketch.mix(key) & mask;
        while (slotKeys[slot] != key && slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        // A free slot seems to have the key zero, and is what is looked for if it is.
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        slotKeys = new long[slots.length];
        for (int number = 0; number < size; number++) {
            int slot = slot(keys[number]);
            slots[slot] = number + 1;
            slotKeys[slot] = keys[number];
        }
    }
}

package dev.headrace.statistics.internal.number;

import java.util.Arrays;

/// Weights by 64-bit keys: [LongCounts] with [FixedWeights] for counts. Confined to one thread.
final class LongWeights {
    private static final int FIRST_CAPACITY = 16;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private long[] keys;
    /// By slot; zero where the slot is free.
    private FixedWeights weights;
    private int size;

    /// Starts without keys.
    LongWeights() {
        this(0);
    }

    /// Starts without keys.
    ///
    /// @param expected for how many there is to be room at once
    LongWeights(int expected) {
        keys = new long[Math.max(FIRST_CAPACITY, Integer.highestOneBit(expected) << 1)];
        weights = new FixedWeights(keys.length);
    }

    int size() {
        return size;
    }

    /// Adds to the weight of a key.
    ///
    /// @param weight one that [FixedWeights#isCounted]
    void add(long key, double weight) {
        int slot = slot(key);
        weights.add(slot, weight);
    }

    /// Adds a sum to the weight of a key.
    ///
    /// @param sums has the sum, which is above zero
    /// @param index where it is
    void add(long key, FixedWeights sums, int index) {
        int slot = slot(key);
        weights.add(slot, sums, index);
    }

    /// The keys in ascending order.
    long[] sortedKeys() {
        long[] sorted = new long[size];
        int filled = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (!weights.isZero(slot)) {
                sorted[filled++] = keys[slot];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /// The weights of keys that are there, in the order of these.
    FixedWeights weights(long[] ofKeys) {
        FixedWeights found = new FixedWeights(ofKeys.length);
        for (int i = 0; i < ofKeys.length; i++) {
            found.add(i, weights, place(ofKeys[i]));
        }
        return found;
    }

    /// Hands over each key and its weight, in no order. The consumer must not add keys to these.
    void forEach(Entries consumer) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (!weights.isZero(slot)) {
                consumer.accept(keys[slot], weights, slot);
            }
        }
    }

    /// Takes keys and weights.
    @FunctionalInterface
    interface Entries {
        /// Takes one.
        ///
        /// @param weights has the weight
        /// @param index where it is
        void accept(long key, FixedWeights weights, int index);
    }

    /// The slot of a key, which gets a weight now if it has none; the table may be another one afterwards.
    private int slot(long key) {
        int slot = place(key);
        if (weights.isZero(slot)) {
            // At most three slots of four are in use.
            if (4 * (size + 1) > 3 * keys.length) {
                grow();
                slot = place(key);
            }
            keys[slot] = key;
            size++;
        }
        return slot;
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * FACTOR) >>> (Long.numberOfLeadingZeros(keys.length) + 1));
        while (!weights.isZero(slot) && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        FixedWeights oldWeights = weights;
        keys = new long[2 * oldKeys.length];
        weights = new FixedWeights(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (!oldWeights.isZero(i)) {
                int slot = place(oldKeys[i]);
                keys[slot] = oldKeys[i];
                weights.add(slot, oldWeights, i);
            }
        }
    }
}

package dev.headrace.validation.anomaly;

/// Counts by a 64-bit key, without an object for each. Open addressing with linear probing, at most half
/// full. Confined to one thread.
final class LongCounts {
    private static final int LEAST_CAPACITY = 64;

    private long[] keys = new long[LEAST_CAPACITY];
    private long[] counts = new long[LEAST_CAPACITY];
    private int size;

    /// What is called for each key.
    interface Visitor {
        void visit(long key, long count);
    }

    /// Adds to the count of a key.
    ///
    /// @param amount at least 1
    void add(long key, long amount) {
        int slot = slot(keys, counts, key);
        if (counts[slot] == 0) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(keys, counts, key);
            }
            keys[slot] = key;
            size++;
        }
        counts[slot] += amount;
    }

    /// The count of a key, 0 if it was never added.
    long count(long key) {
        return counts[slot(keys, counts, key)];
    }

    /// How many keys there are.
    int size() {
        return size;
    }

    /// Calls for each key once, in an order without meaning.
    void forEach(Visitor visitor) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] > 0) {
                visitor.visit(keys[slot], counts[slot]);
            }
        }
    }

    /// Forgets the keys that are above a bound, both taken as unsigned.
    void removeAbove(long bound) {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[oldKeys.length];
        counts = new long[oldKeys.length];
        size = 0;
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldCounts[slot] > 0 && Long.compareUnsigned(oldKeys[slot], bound) <= 0) {
                add(oldKeys[slot], oldCounts[slot]);
            }
        }
    }

    private void grow() {
        long[] newKeys = new long[2 * keys.length];
        long[] newCounts = new long[newKeys.length];
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] > 0) {
                int to = slot(newKeys, newCounts, keys[slot]);
                newKeys[to] = keys[slot];
                newCounts[to] = counts[slot];
            }
        }
        keys = newKeys;
        counts = newCounts;
    }

    private static int slot(long[] keys, long[] counts, long key) {
        int mask = keys.length - 1;
        int slot = (int) Hashing.mix(key) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

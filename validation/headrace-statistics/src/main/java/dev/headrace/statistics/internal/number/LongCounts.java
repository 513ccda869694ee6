package dev.headrace.statistics.internal.number;

import java.util.Arrays;

/// Counts by 64-bit keys: a hash table with open addressing, without boxes. Confined to one thread.
public final class LongCounts {
    private static final int FIRST_CAPACITY = 16;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /// Keys and their counts in turn, so that both are in one line of the cache.
    private long[] entries = new long[2 * FIRST_CAPACITY];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(FIRST_CAPACITY);
    private int size;

    /// How many keys there are.
    ///
    /// @return the number
    public int size() {
        return size;
    }

    /// Adds to the count of a key.
    ///
    /// @param key any
    /// @param times not 0; below 0 only if the count stays above
    public void add(long key, long times) {
        int at = place(key);
        if (entries[at + 1] == 0) {
            entries[at] = key;
            entries[at + 1] = times;
            if (4 * ++size > entries.length) {
                grow();
            }
        } else {
            entries[at + 1] += times;
        }
    }

    /// Adds 1 for each key.
    void addAll(long[] keys, int length) {
        for (int i = 0; i < length; i++) {
            long key = keys[i];
            int at = (int) ((key * FACTOR) >>> shift) << 1;
            if (entries[at] == key && entries[at + 1] != 0) {
                entries[at + 1]++;
            } else {
                add(key, 1);
            }
        }
    }

    /// The count of a key.
    ///
    /// @param key any
    /// @return 0 if there is none
    public long count(long key) {
        return entries[place(key) + 1];
    }

    /// The keys in ascending order.
    ///
    /// @return as many as [#size]
    public long[] sortedKeys() {
        long[] sorted = new long[size];
        int filled = 0;
        for (int at = 0; at < entries.length; at += 2) {
            if (entries[at + 1] != 0) {
                sorted[filled++] = entries[at];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /// Hands over each key and its count, in no order. The consumer must not change these counts.
    ///
    /// @param consumer is called once for each key
    public void forEach(Entries consumer) {
        for (int at = 0; at < entries.length; at += 2) {
            if (entries[at + 1] != 0) {
                consumer.accept(entries[at], entries[at + 1]);
            }
        }
    }

    /// Takes keys and counts.
    @FunctionalInterface
    public interface Entries {
        /// Takes one.
        ///
        /// @param key any
        /// @param count not 0
        void accept(long key, long count);
    }

    private int place(long key) {
        int mask = entries.length - 1;
        int at = (int) ((key * FACTOR) >>> shift) << 1;
        while (entries[at + 1] != 0 && entries[at] != key) {
            at = (at + 2) & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[2 * old.length];
        shift--;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int at = place(old[i]);
                entries[at] = old[i];
                entries[at + 1] = old[i + 1];
            }
        }
    }
}

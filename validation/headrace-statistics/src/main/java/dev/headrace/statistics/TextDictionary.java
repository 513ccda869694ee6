package dev.headrace.statistics;

import java.util.Arrays;

/// Counts by texts: a hash table over the bytes of all texts in one array, without a String each. Confined to
/// one thread.
final class TextDictionary {
    /// How many different texts are counted one by one.
    static final int MOST_TEXTS = 16_384;
    /// How many bytes they may have together.
    static final int MOST_BYTES = 1 << 22;

    private static final int FIRST_CAPACITY = 16;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    /// Text i is from `starts[i]` to `starts[i + 1]`.
    private int[] starts = new int[FIRST_CAPACITY + 1];
    private long[] hashes = new long[FIRST_CAPACITY];
    private long[] counts = new long[FIRST_CAPACITY];
    /// The number of a text plus one; 0 where the slot is free.
    private int[] slots = new int[2 * FIRST_CAPACITY];
    private int size;
    private long total;

    int size() {
        return size;
    }

    /// The sum of all counts.
    long total() {
        return total;
    }

    /// Whether these are more texts than are to be counted one by one.
    boolean isOverfull() {
        return size > MOST_TEXTS || starts[size] > MOST_BYTES;
    }

    /// All texts, one behind the other; not to be changed.
    byte[] bytes() {
        return bytes;
    }

    int start(int text) {
        return starts[text];
    }

    int length(int text) {
        return starts[text + 1] - starts[text];
    }

    long hash(int text) {
        return hashes[text];
    }

    long count(int text) {
        return counts[text];
    }

    /// Adds to the count of a text.
    void add(byte[] source, int from, int length, long hash, long times) {
        int slot = slot(source, from, length, hash);
        if (slots[slot] == 0) {
            append(source, from, length, hash);
            slots[slot] = size;
        }
        counts[slots[slot] - 1] += times;
        total += times;
        if (2 * size > slots.length) {
            grow();
        }
    }

    /// Orders two texts by code points.
    int compare(int left, int right) {
        return Arrays.compareUnsigned(bytes, starts[left], starts[left + 1], bytes, starts[right], starts[right + 1]);
    }

    private int slot(byte[] source, int from, int length, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && !isText(slots[slot] - 1, source, from, length, hash)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isText(int text, byte[] source, int from, int length, long hash) {
        return hashes[text] == hash
                && Arrays.equals(bytes, starts[text], starts[text + 1], source, from, from + length);
    }

    private void append(byte[] source, int from, int length, long hash) {
        if (size == counts.length) {
            starts = Arrays.copyOf(starts, 2 * size + 1);
            hashes = Arrays.copyOf(hashes, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        int start = starts[size];
        if (bytes.length - start < length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(start, length), bytes.length + bytes.length / 2));
        }
        System.arraycopy(source, from, bytes, start, length);
        hashes[size] = hash;
        starts[++size] = start + length;
    }

    private void grow() {
        int mask = 2 * slots.length - 1;
        slots = new int[mask + 1];
        for (int text = 0; text < size; text++) {
            int slot = (int) hashes[text] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = text + 1;
        }
    }
}

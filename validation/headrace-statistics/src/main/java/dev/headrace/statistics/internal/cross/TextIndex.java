package dev.headrace.statistics.internal.cross;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Numbers different texts from 0 in the order in which they come: a hash table over the bytes of all texts
/// in one array, without a String each. Confined to one thread.
final class TextIndex {
    private static final int FIRST_CAPACITY = 16;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    /// Text i is from `starts[i]` to `starts[i + 1]`.
    private int[] starts = new int[FIRST_CAPACITY + 1];
    private long[] hashes = new long[FIRST_CAPACITY];
    /// The number of a text plus one; 0 where the slot is free.
    private int[] slots = new int[2 * FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    /// How many bytes all texts have together.
    int totalBytes() {
        return starts[size];
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

    String text(int text) {
        return new String(bytes, starts[text], length(text), StandardCharsets.UTF_8);
    }

    /// Orders two texts by code points.
    int compare(int left, int right) {
        return Arrays.compareUnsigned(bytes, starts[left], starts[left + 1], bytes, starts[right], starts[right + 1]);
    }

    /// The number of a text, which is added if it is new.
    int add(byte[] source, int from, int length, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            if (isText(slots[slot] - 1, source, from, length, hash)) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        append(source, from, length, hash);
        slots[slot] = size;
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    private boolean isText(int text, byte[] source, int from, int length, long hash) {
        return hashes[text] == hash
                && Arrays.equals(bytes, starts[text], starts[text + 1], source, from, from + length);
    }

    private void append(byte[] source, int from, int length, long hash) {
        if (size == hashes.length) {
            starts = Arrays.copyOf(starts, 2 * size + 1);
            hashes = Arrays.copyOf(hashes, 2 * size);
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

package dev.headrace.statistics.internal.semantic;

import java.util.Arrays;

/// Folds the case of tokens in UTF-8 into a buffer of its own. Confined to one thread.
final class Folding {
    private byte[] folded = new byte[64];
    private int length;

    /// The folded token, until the next call.
    byte[] bytes() {
        return folded;
    }

    int length() {
        return length;
    }

    /// Folds a token; bytes that are not UTF-8 stay as they are.
    void fold(byte[] bytes, int from, int size) {
        length = 0;
        if (folded.length < (long) Utf8.MOST_BYTES * size) {
            folded = new byte[Math.multiplyExact(Utf8.MOST_BYTES, size)];
        }
        int end = from + size;
        int at = from;
        while (at < end) {
            byte next = bytes[at];
            if (next >= 0) {
                folded[length++] = next >= 'A' && next <= 'Z' ? (byte) (next | 0x20) : next;
                at++;
            } else {
                at = foldCharacter(bytes, at, end);
            }
        }
    }

    private int foldCharacter(byte[] bytes, int at, int end) {
        int codePoint = Utf8.codePoint(bytes, at, end);
        if (codePoint == Utf8.MALFORMED) {
            folded[length++] = bytes[at];
            return at + 1;
        }
        int lower = Character.toLowerCase(Character.toUpperCase(codePoint));
        length = Utf8.write(lower, folded, length);
        return at + Utf8.length(codePoint);
    }

    /// A folded copy.
    byte[] folded(byte[] bytes) {
        fold(bytes, 0, bytes.length);
        return Arrays.copyOf(folded, length);
    }
}

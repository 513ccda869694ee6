package dev.headrace.transform;

import dev.headrace.training.Operation;
import java.util.Arrays;

/// Counts the words of a text in buckets, as [Operation.HashedWords] says. Letters and digits are those of
/// `Character.isLetterOrDigit`, lower case is that of `Character.toLowerCase`, each by code point; a byte
/// that is not UTF-8 ends a word. Works on the bytes and makes no objects.
final class WordsKernel extends Kernel {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final int NOT_UTF_8 = 0xFFFD;
    /// `ln(1 + c)` for the counts that occur; by `StrictMath`, so equal on every machine.
    private static final double[] LOGARITHMS = logarithms(256);

    private final int buckets;

    WordsKernel(Operation.HashedWords constants) {
        this.buckets = constants.buckets();
    }

    private static double[] logarithms(int length) {
        double[] logarithms = new double[length];
        for (int count = 0; count < length; count++) {
            logarithms[count] = StrictMath.log(1.0 + count);
        }
        return logarithms;
    }

    @Override
    int width() {
        return buckets;
    }

    @Override
    void missing(double[] output, int at) {
        Arrays.fill(output, at, at + buckets, 0);
    }

    @Override
    void text(byte[] utf8, int length, double[] output, int at) {
        Arrays.fill(output, at, at + buckets, 0);
        long hash = FNV_OFFSET;
        boolean word = false;
        int place = 0;
        while (place < length) {
            int size = size(utf8, place, length);
            int point = codePoint(utf8, place, size);
            place += size;
            if (Character.isLetterOrDigit(point)) {
                hash = add(hash, Character.toLowerCase(point));
                word = true;
            } else if (word) {
                output[at + bucket(hash)]++;
                hash = FNV_OFFSET;
                word = false;
            }
        }
        if (word) {
            output[at + bucket(hash)]++;
        }
        for (int i = at; i < at + buckets; i++) {
            int count = (int) output[i];
            if (count > 0) {
                output[i] = count < LOGARITHMS.length ? LOGARITHMS[count] : StrictMath.log(1.0 + count);
            }
        }
    }

    private int bucket(long hash) {
        // The finaliser of MurmurHash3 (Austin Appleby, fmix64): the low bits of FNV-1a alone are unevenly spread.
        long mixed = hash;
        mixed ^= mixed >>> 33;
        mixed *= 0xFF51AFD7ED558CCDL;
        mixed ^= mixed >>> 33;
        mixed *= 0xC4CEB9FE1A85EC53L;
        mixed ^= mixed >>> 33;
        return (int) Long.remainderUnsigned(mixed, buckets);
    }

    /// Adds the UTF-8 bytes of a code point to an FNV-1a hash (Fowler, Noll, Vo).
    private static long add(long hash, int point) {
        if (point < 0x80) {
            return step(hash, point);
        }
        if (point < 0x800) {
            return step(step(hash, 0xC0 | (point >> 6)), 0x80 | (point & 0x3F));
        }
        if (point < 0x10000) {
            long two = step(step(hash, 0xE0 | (point >> 12)), 0x80 | ((point >> 6) & 0x3F));
            return step(two, 0x80 | (point & 0x3F));
        }
        long two = step(step(hash, 0xF0 | (point >> 18)), 0x80 | ((point >> 12) & 0x3F));
        return step(step(two, 0x80 | ((point >> 6) & 0x3F)), 0x80 | (point & 0x3F));
    }

    private static long step(long hash, int octet) {
        return (hash ^ octet) * FNV_PRIME;
    }

    /// How many bytes the character at a place has; 1 for what is not UTF-8.
    private static int size(byte[] utf8, int place, int length) {
        int first = utf8[place] & 0xFF;
        int size = first < 0x80 ? 1 : first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
        if (place + size > length) {
            return 1;
        }
        for (int i = 1; i < size; i++) {
            if ((utf8[place + i] & 0xC0) != 0x80) {
                return 1;
            }
        }
        return size;
    }

    private static int codePoint(byte[] utf8, int place, int size) {
        return switch (size) {
            case 2 -> ((utf8[place] & 0x1F) << 6) | (utf8[place + 1] & 0x3F);
            case 3 -> ((utf8[place] & 0x0F) << 12) | ((utf8[place + 1] & 0x3F) << 6) | (utf8[place + 2] & 0x3F);
            case 4 ->
                ((utf8[place] & 0x07) << 18)
                        | ((utf8[place + 1] & 0x3F) << 12)
                        | ((utf8[place + 2] & 0x3F) << 6)
                        | (utf8[place + 3] & 0x3F);
            default -> utf8[place] >= 0 ? utf8[place] : NOT_UTF_8;
        };
    }
}

package dev.headrace.statistics.internal.text;

/// Hashes bytes to 64 bits, of which each depends on all bytes. What is saved depends on it, so it stays as
/// it is.
final class TextHash {
    /*
     * After wyhash (W. Yi and others, public domain), the variant that keeps the factors in the product, so
     * that a word that happens to be the secret does not hide the other one: words are folded by the two
     * halves of a 128-bit product, and the last 16 bytes overlap what is before them.
     */
    private static final long SECRET = 0xA0761D6478BD642FL;
    private static final long SECRET_2 = 0xE7037ED1A0B428DBL;
    private static final long SECRET_3 = 0x8EBC6AF09C88C6E3L;
    private static final long SECRET_4 = 0x589965CC75374CC3L;

    private TextHash() {}

    /// The hash of a value of any length.
    ///
    /// @param bytes padded as [Words] demands
    static long of(byte[] bytes, int from, int length) {
        return length <= Words.SHORT
                ? ofShort(Words.first(bytes, from, length), Words.second(bytes, from, length), length)
                : ofLong(bytes, from, length);
    }

    /// The hash of a value of at most [Words#SHORT] bytes, from its two words.
    static long ofShort(long first, long second, int length) {
        long left = first ^ SECRET;
        long right = second ^ SECRET_2;
        long low = (left * right) ^ first;
        long high = Math.unsignedMultiplyHigh(left, right) ^ second;
        return fold(low ^ SECRET_3 ^ length, high ^ SECRET_4);
    }

    /// The hash of a value of more than [Words#SHORT] bytes.
    static long ofLong(byte[] bytes, int from, int length) {
        int last = from + length - Words.SHORT;
        long hash = next(SECRET_4, bytes, from);
        // The first rounds are written out: loops cost more than what short ones do.
        if (length > 2 * Words.SHORT) {
            hash = next(hash, bytes, from + Words.SHORT);
        }
        if (length > 3 * Words.SHORT) {
            for (int i = from + 2 * Words.SHORT; i < last; i += Words.SHORT) {
                hash = next(hash, bytes, i);
            }
        }
        return ofShort(Words.at(bytes, last) ^ hash, Words.at(bytes, last + Long.BYTES), length);
    }

    private static long next(long hash, byte[] bytes, int at) {
        return fold(Words.at(bytes, at) ^ SECRET, Words.at(bytes, at + Long.BYTES) ^ hash) ^ hash;
    }

    private static long fold(long left, long right) {
        return (left * right) ^ Math.unsignedMultiplyHigh(left, right);
    }
}

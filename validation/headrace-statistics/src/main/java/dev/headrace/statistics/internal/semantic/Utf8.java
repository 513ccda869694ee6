package dev.headrace.statistics.internal.semantic;

/// Reads and writes single characters in UTF-8, without strings.
final class Utf8 {
    /// What [#codePoint] gives for bytes that are not UTF-8.
    static final int MALFORMED = -1;

    /// The most bytes of a character.
    static final int MOST_BYTES = 4;

    private static final int[] LEAST_OF_LENGTH = {0, 0, 0x80, 0x800, 0x10000};

    private Utf8() {}

    /// The character that starts at a byte, or [#MALFORMED].
    static int codePoint(byte[] bytes, int at, int end) {
        int lead = bytes[at];
        if (lead >= 0) {
            return lead;
        }
        int length = lead >= (byte) 0xF0 ? 4 : lead >= (byte) 0xE0 ? 3 : 2;
        if (lead < (byte) 0xC0 || lead > (byte) 0xF4 || end - at < length) {
            return MALFORMED;
        }
        int value = lead & (0x7F >> length);
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return MALFORMED;
            }
            value = (value << 6) | (bytes[i] & 0x3F);
        }
        boolean wellFormed = value >= LEAST_OF_LENGTH[length]
                && value <= Character.MAX_CODE_POINT
                && (value < Character.MIN_SURROGATE || value > Character.MAX_SURROGATE);
        return wellFormed ? value : MALFORMED;
    }

    /// How many bytes a character takes; 1 for [#MALFORMED], so that reading goes on behind it.
    static int length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    /// Writes a character.
    ///
    /// @return the position behind it
    static int write(int codePoint, byte[] into, int at) {
        int length = length(codePoint);
        if (length == 1) {
            into[at] = (byte) codePoint;
            return at + 1;
        }
        int rest = codePoint;
        for (int i = at + length - 1; i > at; i--) {
            into[i] = (byte) (0x80 | (rest & 0x3F));
            rest >>>= 6;
        }
        into[at] = (byte) (rest | (0xF00 >>> length));
        return at + length;
    }

    /// The greatest length, not above a limit, that does not cut a character in two.
    static int cut(byte[] bytes, int from, int length, int limit) {
        if (length <= limit) {
            return length;
        }
        int cut = limit;
        while (cut > limit - MOST_BYTES && cut > 0 && (bytes[from + cut] & 0xC0) == 0x80) {
            cut--;
        }
        return cut;
    }
}

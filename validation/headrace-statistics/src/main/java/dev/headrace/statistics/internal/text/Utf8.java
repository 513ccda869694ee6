package dev.headrace.statistics.internal.text;

/// Characters in UTF-8 as RFC 3629 has it: none longer than need be, no surrogates, nothing above U+10FFFF.
final class Utf8 {
    private static final int CONTINUATION_BITS = 6;

    private Utf8() {}

    /// How many bytes the character has that starts at a byte; 0 if there is no valid one.
    static int length(byte[] bytes, int at, int end) {
        int lead = bytes[at];
        if (lead >= 0) {
            return 1;
        }
        lead &= 0xFF;
        if (lead < 0xE0) {
            return lead >= 0xC2 && end - at >= 2 && isContinuation(bytes[at + 1]) ? 2 : 0;
        }
        if (lead < 0xF0) {
            return end - at >= 3 && isContinuation(bytes[at + 2]) && isSecondOfThree(lead, bytes[at + 1]) ? 3 : 0;
        }
        return end - at >= 4
                        && isContinuation(bytes[at + 3])
                        && isContinuation(bytes[at + 2])
                        && isSecondOfFour(lead, bytes[at + 1])
                ? 4
                : 0;
    }

    /// Whether a value is valid.
    static boolean isValid(byte[] bytes, int from, int length) {
        int end = from + length;
        for (int i = from; i < end; ) {
            int size = length(bytes, i, end);
            if (size == 0) {
                return false;
            }
            i += size;
        }
        return true;
    }

    /// The character that starts at a byte.
    ///
    /// @param size its [#length]
    static int codePoint(byte[] bytes, int at, int size) {
        int codePoint = size == 1 ? bytes[at] : bytes[at] & (0x7F >> size);
        for (int i = 1; i < size; i++) {
            codePoint = (codePoint << CONTINUATION_BITS) | (bytes[at + i] & 0x3F);
        }
        return codePoint;
    }

    /// 1 if the character that starts at a byte is white space as [Character#isWhitespace(int)] and
    /// [Character#isSpaceChar(int)] have it, 0 if not.
    ///
    /// @param size its [#length]; 0 for none
    static int space(byte[] bytes, int at, int size) {
        byte lead = bytes[at];
        boolean space = switch (size) {
            case 1 -> lead == ' ' || (lead >= 0x09 && lead <= 0x0D) || (lead >= 0x1C && lead <= 0x1F);
            case 2 -> lead == (byte) 0xC2 && bytes[at + 1] == (byte) 0xA0;
            // All others are among U+1000 to U+3FFF.
            case 3 -> lead >= (byte) 0xE1 && lead <= (byte) 0xE3 && isSpace(codePoint(bytes, at, size));
            default -> false;
        };
        return space ? 1 : 0;
    }

    private static boolean isSpace(int codePoint) {
        return (codePoint >= 0x2000 && codePoint <= 0x200A)
                || codePoint == 0x3000
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0x202F
                || codePoint == 0x205F
                || codePoint == 0x1680;
    }

    private static boolean isContinuation(byte next) {
        return next < (byte) 0xC0;
    }

    private static boolean isSecondOfThree(int lead, byte second) {
        int value = second & 0xFF;
        return value >= (lead == 0xE0 ? 0xA0 : 0x80) && value <= (lead == 0xED ? 0x9F : 0xBF);
    }

    private static boolean isSecondOfFour(int lead, byte second) {
        int value = second & 0xFF;
        return lead <= 0xF4 && value >= (lead == 0xF0 ? 0x90 : 0x80) && value <= (lead == 0xF4 ? 0x8F : 0xBF);
    }
}

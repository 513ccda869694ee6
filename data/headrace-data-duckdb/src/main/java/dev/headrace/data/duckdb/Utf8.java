package dev.headrace.data.duckdb;

/// Finds bytes that are no text in UTF-8 (RFC 3629).
final class Utf8 {
    private Utf8() {}

    /// The first byte that is zero or part of no character.
    ///
    /// @return its position, or -1 if there is none
    static int firstWrong(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at] > 0) {
                at++;
                continue;
            }
            int length = lengthAt(bytes, at, to);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /// The length of the character of several bytes that begins here, or 0 if none does.
    private static int lengthAt(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || at + length > to) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        // Overlong forms, surrogates, and what lies beyond U+10FFFF.
        if ((first == 0xe0 && second < 0xa0)
                || (first == 0xed && second > 0x9f)
                || (first == 0xf0 && second < 0x90)
                || (first == 0xf4 && second > 0x8f)) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}

package dev.headrace.statistics;

import dev.headrace.validation.TextStatistics;

/// Lengths and words of texts in UTF-8, in integers, so in any order. Confined to one thread.
///
/// White space is what separates words or lines in Unicode, no-break spaces included.
final class TextMeasure {
    private static final byte CONTINUATION = 2;
    private static final byte LEAD_OF_SPACES = 3;
    private static final byte[] KINDS = kinds();

    private long texts;
    private long empty;
    private long blank;
    private long minimumLength = Long.MAX_VALUE;
    private long maximumLength;
    private long characters;
    private long words;
    private long wordCharacters;

    /// Measures a text that occurs so many times.
    void add(byte[] bytes, int from, int length, long times) {
        int end = from + length;
        long textCharacters = 0;
        long textWords = 0;
        long textSpaces = 0;
        int spaceBefore = 1;
        for (int i = from; i < end; i++) {
            int kind = KINDS[bytes[i] & 0xFF];
            if (kind == CONTINUATION) {
                continue;
            }
            int space = kind == LEAD_OF_SPACES ? spaceAt(bytes, i, end) : kind;
            textCharacters++;
            textSpaces += space;
            textWords += spaceBefore & (space ^ 1);
            spaceBefore = space;
        }
        texts += times;
        empty += length == 0 ? times : 0;
        blank += length > 0 && textWords == 0 ? times : 0;
        minimumLength = Math.min(minimumLength, textCharacters);
        maximumLength = Math.max(maximumLength, textCharacters);
        characters += times * textCharacters;
        words += times * textWords;
        wordCharacters += times * (textCharacters - textSpaces);
    }

    void merge(TextMeasure other) {
        texts += other.texts;
        empty += other.empty;
        blank += other.blank;
        minimumLength = Math.min(minimumLength, other.minimumLength);
        maximumLength = Math.max(maximumLength, other.maximumLength);
        characters += other.characters;
        words += other.words;
        wordCharacters += other.wordCharacters;
    }

    TextStatistics result() {
        return new TextStatistics(
                empty,
                blank,
                texts == 0 ? 0 : minimumLength,
                maximumLength,
                texts == 0 ? Double.NaN : (double) characters / texts,
                texts == 0 ? Double.NaN : (double) words / texts,
                words == 0 ? Double.NaN : (double) wordCharacters / words);
    }

    /// 1 if the character that starts at a byte is white space, 0 if not.
    private static int spaceAt(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xFF;
        if (lead == 0xC2) {
            return at + 1 < end ? space((bytes[at + 1] & 0x3F) | 0x80) : 0;
        }
        return at + 2 < end ? space(((lead & 0xF) << 12) | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F)) : 0;
    }

    private static int space(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) ? 1 : 0;
    }

    /// What a byte is: 0 or 1 for a character that is not, or is, white space; else one of the constants.
    private static byte[] kinds() {
        byte[] kinds = new byte[1 << Byte.SIZE];
        for (int value = 0; value < kinds.length; value++) {
            kinds[value] = value < 0x80 ? (byte) space(value) : (value & 0xC0) == 0x80 ? CONTINUATION : 0;
        }
        // All white space beyond ASCII is among U+0080 to U+00BF and U+1000 to U+3FFF.
        for (int lead : new int[] {0xC2, 0xE1, 0xE2, 0xE3}) {
            kinds[lead] = LEAD_OF_SPACES;
        }
        return kinds;
    }
}

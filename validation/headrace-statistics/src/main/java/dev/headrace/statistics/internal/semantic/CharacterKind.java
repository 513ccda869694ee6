package dev.headrace.statistics.internal.semantic;

/// What characters are to texts in a natural language.
final class CharacterKind {
    /// Anything else: punctuation, symbols, control characters.
    static final int OTHER = 0;
    /// What separates words or lines, no-break spaces included, as Python's `str.split`.
    static final int SPACE = 1;
    /// A letter.
    static final int LETTER = 2;
    /// A decimal digit.
    static final int DIGIT = 3;
    /// A mark that belongs to the letter before it, such as the vowel signs of Indic scripts.
    static final int MARK = 4;

    private static final int NEXT_LINE = 0x85;
    /// Characters of one or two bytes: the alphabets of Europe and of the Near East.
    private static final int LISTED = 0x800;
    private static final byte[] KINDS = new byte[LISTED];

    static {
        for (int i = 0; i < LISTED; i++) {
            KINDS[i] = (byte) compute(i);
        }
    }

    private CharacterKind() {}

    /// The kind of a character; OTHER for [Utf8#MALFORMED].
    static int of(int codePoint) {
        return codePoint >= LISTED ? compute(codePoint) : codePoint >= 0 ? KINDS[codePoint] : OTHER;
    }

    private static int compute(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> LETTER;
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> SPACE;
            case Character.CONTROL -> Character.isWhitespace(codePoint) || codePoint == NEXT_LINE ? SPACE : OTHER;
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> MARK;
            default -> OTHER;
        };
    }
}

package dev.headrace.statistics.internal.semantic;

/// Whether a text looks like a sentence: at least three words within its first 100 characters, of 2.5 to 8
/// characters on the average, where white space separates words (TFDV's heuristic). By
/// [SemanticRules#HEADRACE], besides, more than half of what is not white space must be letters, since lists
/// of numbers have words of such lengths, too. Languages that do not separate words are not recognised.
final class SentenceRule {
    private static final int EXAMINED_CHARACTERS = 100;
    private static final int LEAST_WORDS = 3;
    private static final double LEAST_LENGTH = 2.5;
    private static final double GREATEST_LENGTH = 8;

    private SentenceRule() {}

    static boolean matches(byte[] bytes, int from, int length, SemanticRules rules) {
        int end = from + length;
        int words = 0;
        int wordCharacters = 0;
        int letters = 0;
        boolean inWord = false;
        int at = from;
        for (int i = 0; i < EXAMINED_CHARACTERS && at < end; i++) {
            int codePoint = Utf8.codePoint(bytes, at, end);
            if (codePoint == Utf8.MALFORMED) {
                return false;
            }
            at += Utf8.length(codePoint);
            int kind = CharacterKind.of(codePoint);
            boolean isWord = kind != CharacterKind.SPACE;
            if (isWord) {
                words += inWord ? 0 : 1;
                wordCharacters++;
                letters += kind == CharacterKind.LETTER || kind == CharacterKind.MARK ? 1 : 0;
            }
            inWord = isWord;
        }
        return words >= LEAST_WORDS
                && wordCharacters >= LEAST_LENGTH * words
                && wordCharacters <= GREATEST_LENGTH * words
                && (rules == SemanticRules.TFDV || 2 * letters > wordCharacters);
    }
}

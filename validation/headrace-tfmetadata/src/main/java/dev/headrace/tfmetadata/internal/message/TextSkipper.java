package dev.headrace.tfmetadata.internal.message;

/// Passes over entries of a text of which only the form is known.
final class TextSkipper {
    private final TextCursor cursor;

    TextSkipper(TextCursor cursor) {
        this.cursor = cursor;
    }

    /// Passes over a name and its value.
    void entry(int level) {
        if (level >= MessageFiles.MOST_LEVELS) {
            throw cursor.malformed("messages are nested more than " + MessageFiles.MOST_LEVELS + " levels deep");
        }
        if (cursor.next() == '[') {
            cursor.bracketed();
        } else if (cursor.isAtDigit()) {
            cursor.scalar();
        } else {
            cursor.name();
        }
        boolean colon = cursor.accept(':');
        if (!cursor.accept('[')) {
            value(colon, level);
        } else if (!cursor.accept(']')) {
            do {
                value(colon, level);
            } while (cursor.accept(','));
            cursor.expect(']');
        }
    }

    private void value(boolean scalar, int level) {
        int next = cursor.next();
        if (next == '{' || next == '<') {
            cursor.accept((char) next);
            char closing = next == '{' ? '}' : '>';
            while (!cursor.accept(closing)) {
                entry(level + 1);
                if (!cursor.accept(',')) {
                    cursor.accept(';');
                }
            }
        } else if (!scalar) {
            throw cursor.malformed("':' or '{' was expected, and there is " + cursor.shown());
        } else if (cursor.isAtQuote()) {
            cursor.literals();
        } else {
            cursor.scalar();
        }
    }
}

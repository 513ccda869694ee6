package dev.headrace.cli.report;

import org.jspecify.annotations.Nullable;

/// A text of a stranger, as it is shown.
///
/// @param text shortened
/// @param title more of it, or null if nothing was cut
record Label(String text, @Nullable String title) {
    /// The characters of a name that are shown.
    static final int NAME = 40;
    /// The characters of a sentence that are shown.
    static final int SENTENCE = 320;

    private static final int TITLE = 1000;

    static Label name(String text) {
        return of(text, NAME);
    }

    static Label sentence(String text) {
        return of(text, SENTENCE);
    }

    /// A value: what would not be seen stands in quotes.
    static Label value(String text) {
        return text.isBlank() ? of('"' + text + '"', NAME) : of(text, NAME);
    }

    static Label of(String text, int characters) {
        String shown = Texts.shorten(text, characters);
        String all = Texts.shorten(text, TITLE);
        return new Label(shown, shown.equals(all) ? null : all);
    }

    @Override
    public String toString() {
        return text;
    }
}

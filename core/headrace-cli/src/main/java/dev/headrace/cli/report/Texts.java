package dev.headrace.cli.report;

import java.text.Bidi;
import java.text.BreakIterator;
import java.util.Locale;

/// Makes texts of strangers fit to be shown: short, and without characters that are not seen but change what is.
final class Texts {
    private static final int PER_CHARACTER = 4;
    private static final int LONGEST_CHARACTER = 16;
    private static final int MARKS = 4;
    private static final double NARROW = 0.36;
    /// From here on, scripts have letters that are about as wide as high.
    private static final int FIRST_WIDE = 0x1100;
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /// Replaces control characters, halves of characters, and marks that turn the direction of what follows.
    /// Tabulators and line breaks become spaces, and of many marks over one letter the first few stay.
    static String visible(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int marks = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            marks = isMark(character) ? marks + 1 : 0;
            if (character == '\n' || character == '\r' || character == '\t') {
                result.append(' ');
            } else if (isInvisible(character)) {
                result.append(REPLACEMENT);
            } else if (marks <= MARKS) {
                result.appendCodePoint(character);
            }
        }
        return result.toString();
    }

    /// The visible text, cut after so many characters as people count them, with an ellipsis.
    static String shorten(String text, int characters) {
        // A character may consist of any number of code points, so the code points are bounded, too.
        int most = PER_CHARACTER * characters + LONGEST_CHARACTER;
        String bounded = text.length() > 2 * most ? text.substring(0, 2 * most) : text;
        String visible = visible(bounded);
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(visible);
        int end = breaks.first();
        for (int count = 0; count < characters && end != BreakIterator.DONE && end < visible.length(); count++) {
            int next = breaks.next();
            if (next == BreakIterator.DONE || next > most) {
                break;
            }
            end = next;
        }
        if (end == 0 && !visible.isEmpty()) {
            end = visible.offsetByCodePoints(0, 1);
        }
        return end < visible.length() || bounded.length() < text.length() ? visible.substring(0, end) + "…" : visible;
    }

    /// The visible text, cut where it would be wider than so many times the size of the font, as fonts
    /// without serifs usually are.
    static String fit(String text, double size) {
        int characters = (int) Math.ceil(size / NARROW);
        String shortened = shorten(text, characters);
        while (width(shortened) > size && characters > 1) {
            characters--;
            shortened = shorten(text, characters);
        }
        return shortened;
    }

    private static double width(String text) {
        return text.codePoints()
                .mapToDouble(character -> {
                    if (isMark(character)) {
                        return 0;
                    }
                    if (character >= FIRST_WIDE && character != '…' && character != '“' && character != '”') {
                        return 1;
                    }
                    if (" !'(),./:;I[]`fijlrt|".indexOf(character) >= 0) {
                        return NARROW;
                    }
                    return Character.isUpperCase(character) || "%&<=>@mw".indexOf(character) >= 0 ? 0.78 : 0.63;
                })
                .sum();
    }

    /// A shortened name that can stand in a sentence: one that is read from right to left turns nothing else.
    static String inline(String text) {
        String shortened = shorten(text, Label.NAME);
        return isRightToLeft(shortened) ? "\u2068" + shortened + "\u2069" : shortened;
    }

    private static boolean isRightToLeft(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isInvisible(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || character == '\u061C'
                || (character >= 0x200E && character <= 0x200F)
                || (character >= 0x2028 && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069)
                || character == 0xFEFF
                || (character & 0xFFFE) == 0xFFFE;
    }
}

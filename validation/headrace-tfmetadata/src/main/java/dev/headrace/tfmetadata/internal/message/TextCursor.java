package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.ByteString;
import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfMetadataErrorCode;
import java.nio.charset.StandardCharsets;

/// A place in a text, from which names, numbers and literals are taken. Works on bytes: what stands in quotes
/// need not be valid UTF-8.
final class TextCursor {
    private static final int MOST_SHOWN = 40;

    private final byte[] text;
    private final String where;
    private int position;
    /// Behind what was taken last: white space and comments behind that do not count.
    private int end;

    TextCursor(byte[] text, String where) {
        this.text = text;
        this.where = where;
    }

    int position() {
        return position;
    }

    void moveTo(int place) {
        position = place;
    }

    /// What stands from a place up to the end of what was taken last.
    ByteString since(int start) {
        return ByteString.copyFrom(text, start, end - start);
    }

    /// Goes on to the next byte that is neither white space nor in a comment.
    ///
    /// @return that byte, which is not taken; -1 at the end
    int next() {
        while (position < text.length) {
            int value = text[position];
            if (value == '#') {
                while (position < text.length && text[position] != '\n') {
                    position++;
                }
            } else if (value == ' ' || (value >= '\t' && value <= '\r')) {
                position++;
            } else {
                return value & 0xFF;
            }
        }
        return -1;
    }

    boolean accept(char wanted) {
        if (next() == wanted) {
            position++;
            end = position;
            return true;
        }
        return false;
    }

    void expect(char wanted) {
        if (!accept(wanted)) {
            throw malformed("'" + wanted + "' was expected, and there is " + shown());
        }
    }

    /// A name: a letter or underscore, then also digits.
    String name() {
        int start = next() < 0 ? text.length : position;
        while (position < text.length && isWord(text[position]) && !(position == start && isDigit(text[position]))) {
            position++;
        }
        if (position == start) {
            throw malformed("a name was expected, and there is " + shown());
        }
        end = position;
        return new String(text, start, position - start, StandardCharsets.US_ASCII);
    }

    boolean isAtDigit() {
        int value = next();
        return value >= 0 && isDigit((byte) value);
    }

    boolean isAtQuote() {
        int value = next();
        return value == '"' || value == '\'';
    }

    /// A number or a name of a value, with its sign.
    String scalar() {
        boolean negative = accept('-');
        int start = next() < 0 ? text.length : position;
        boolean number = position < text.length && (isDigit(text[position]) || text[position] == '.');
        while (position < text.length && (isWord(text[position]) || text[position] == '.' || (number && isSign()))) {
            position++;
        }
        if (position == start) {
            throw malformed("a value was expected, and there is " + shown());
        }
        end = position;
        String value = new String(text, start, position - start, StandardCharsets.US_ASCII);
        return negative ? "-" + value : value;
    }

    /// What stands between brackets: the name of an extension, or of the type of an Any.
    String bracketed() {
        expect('[');
        int start = position;
        while (position < text.length && text[position] != ']') {
            int value = text[position];
            boolean fits = isWord((byte) value) || value == '.' || value == '/' || value == '-' || value == '%';
            if (!fits && value != ' ' && (value < '\t' || value > '\r')) {
                throw malformed("the name of an extension or of a type was expected, and there is " + shown());
            }
            position++;
        }
        String name = new String(text, start, position - start, StandardCharsets.US_ASCII).strip();
        expect(']');
        if (name.isEmpty()) {
            throw malformed("the name of an extension or of a type was expected, and there is nothing");
        }
        return name;
    }

    /// One literal, or several that stand side by side.
    ByteString literals() {
        if (!isAtQuote()) {
            throw malformed("a literal in quotes was expected, and there is " + shown());
        }
        ByteString.Output bytes = ByteString.newOutput();
        while (isAtQuote()) {
            literal(bytes);
        }
        return bytes.toByteString();
    }

    private void literal(ByteString.Output bytes) {
        int start = position;
        byte quote = text[position++];
        while (true) {
            if (position == text.length || text[position] == '\n') {
                position = start;
                throw malformed("a literal that starts here does not end in its line");
            }
            byte value = text[position++];
            if (value == quote) {
                end = position;
                return;
            }
            if (value == '\\') {
                escape(bytes);
            } else {
                bytes.write(value);
            }
        }
    }

    private void escape(ByteString.Output bytes) {
        int start = position - 1;
        int value = position < text.length ? text[position++] : -1;
        switch (value) {
            case 'a' -> bytes.write(7);
            case 'b' -> bytes.write('\b');
            case 'f' -> bytes.write('\f');
            case 'n' -> bytes.write('\n');
            case 'r' -> bytes.write('\r');
            case 't' -> bytes.write('\t');
            case 'v' -> bytes.write(11);
            case '\\', '\'', '"', '?' -> bytes.write(value);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                position--;
                int code = digits(8, 1, 3, start);
                if (code > 0xFF) {
                    throw escapeMalformed(start);
                }
                bytes.write(code);
            }
            case 'x', 'X' -> bytes.write(digits(16, 1, 2, start));
            case 'u' -> character(digits(16, 4, 4, start), start, bytes);
            case 'U' -> character(digits(16, 8, 8, start), start, bytes);
            default -> throw escapeMalformed(start);
        }
    }

    /// A code point. The upper half of a surrogate pair needs the lower one behind it.
    private void character(int code, int start, ByteString.Output bytes) {
        int point = code;
        if (code >= Character.MIN_HIGH_SURROGATE
                && code <= Character.MAX_HIGH_SURROGATE
                && position + 1 < text.length
                && text[position] == '\\'
                && text[position + 1] == 'u') {
            position += 2;
            int low = digits(16, 4, 4, start);
            if (low < Character.MIN_LOW_SURROGATE || low > Character.MAX_LOW_SURROGATE) {
                throw escapeMalformed(start);
            }
            point = Character.toCodePoint((char) code, (char) low);
        }
        if (!Character.isValidCodePoint(point)
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw escapeMalformed(start);
        }
        for (byte value : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            bytes.write(value);
        }
    }

    private int digits(int radix, int least, int most, int start) {
        long code = 0;
        int count = 0;
        while (count < most && position < text.length && Character.digit(text[position], radix) >= 0) {
            code = code * radix + Character.digit(text[position++], radix);
            count++;
        }
        if (count < least || code > Integer.MAX_VALUE) {
            throw escapeMalformed(start);
        }
        return (int) code;
    }

    private HeadraceException escapeMalformed(int start) {
        int end = Math.min(text.length, start + 10);
        position = start;
        String found = new String(text, start, end - start, StandardCharsets.UTF_8);
        return malformed("an escape was expected, and there is '"
                + found.lines().findFirst().orElse("") + "'");
    }

    /// Says that something else was expected here.
    HeadraceException malformed(String what) {
        return malformed(position, what);
    }

    /// Says that something else was expected at a place.
    HeadraceException malformed(int place, String what) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < place && i < text.length; i++) {
            if (text[i] == '\n') {
                line++;
                column = 1;
            } else if ((text[i] & 0xC0) != 0x80) {
                column++;
            }
        }
        return new HeadraceException(
                TfMetadataErrorCode.METADATA_FILE_MALFORMED, where + ", line " + line + ":" + column + ": " + what);
    }

    /// What stands here, for the message of an exception.
    String shown() {
        if (next() < 0) {
            return "the end";
        }
        int end = position;
        while (end < text.length && end - position < MOST_SHOWN && text[end] > ' ' && text[end] != 0x7F) {
            end++;
        }
        return end == position
                ? "byte " + (text[position] & 0xFF)
                : "'" + new String(text, position, end - position, StandardCharsets.US_ASCII) + "'";
    }

    private boolean isSign() {
        boolean sign = text[position] == '+' || text[position] == '-';
        return sign && (text[position - 1] == 'e' || text[position - 1] == 'E');
    }

    private static boolean isWord(byte value) {
        return isDigit(value) || (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') || value == '_';
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}

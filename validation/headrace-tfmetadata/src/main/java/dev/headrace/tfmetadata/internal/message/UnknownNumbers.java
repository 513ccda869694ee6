package dev.headrace.tfmetadata.internal.message;

import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.math.BigInteger;
import java.util.Optional;

/// Reads fields that are given by their numbers. The form of a value says how it is on the wire: eight
/// hexadecimal digits are 32 bits and sixteen are 64, other integers are of variable length, literals and `{
/// }` have their length before them, and `< >` is a group.
final class UnknownNumbers {
    private static final int FIXED_32 = 10;
    private static final int FIXED_64 = 18;

    private final TextCursor cursor;

    UnknownNumbers(TextCursor cursor) {
        this.cursor = cursor;
    }

    /// Reads one field.
    ///
    /// @return false if there are names among the numbers, so that it cannot be put on the wire
    boolean entry(UnknownFieldSet.Builder fields, int level) {
        if (level >= MessageFiles.MOST_LEVELS) {
            throw cursor.malformed("messages are nested more than " + MessageFiles.MOST_LEVELS + " levels deep");
        }
        int start = cursor.position();
        Optional<BigInteger> number = TextScalars.integer(cursor.scalar());
        if (number.isEmpty()
                || number.get().signum() <= 0
                || number.get().compareTo(BigInteger.valueOf(UnknownText.NUMBER)) > 0) {
            throw cursor.malformed(start, "the number of a field is not from 1 to " + UnknownText.NUMBER);
        }
        Field.Builder field = Field.newBuilder();
        boolean colon = cursor.accept(':');
        if (!values(field, colon, level)) {
            return false;
        }
        fields.mergeField(number.get().intValue(), field.build());
        return true;
    }

    private boolean values(Field.Builder field, boolean colon, int level) {
        if (!cursor.accept('[')) {
            return value(field, colon, level);
        }
        if (cursor.accept(']')) {
            return true;
        }
        do {
            if (!value(field, colon, level)) {
                return false;
            }
        } while (cursor.accept(','));
        cursor.expect(']');
        return true;
    }

    private boolean value(Field.Builder field, boolean colon, int level) {
        int next = cursor.next();
        if (next == '{' || next == '<') {
            cursor.accept((char) next);
            UnknownFieldSet.Builder inner = UnknownFieldSet.newBuilder();
            if (!inner(inner, next == '{' ? '}' : '>', level)) {
                return false;
            }
            if (next == '{') {
                field.addLengthDelimited(inner.build().toByteString());
            } else {
                field.addGroup(inner.build());
            }
            return true;
        }
        if (!colon) {
            throw cursor.malformed("':' or '{' was expected, and there is " + cursor.shown());
        }
        if (cursor.isAtQuote()) {
            field.addLengthDelimited(cursor.literals());
            return true;
        }
        return integer(field);
    }

    private boolean inner(UnknownFieldSet.Builder inner, char closing, int level) {
        while (!cursor.accept(closing)) {
            if (!cursor.isAtDigit() || !entry(inner, level + 1)) {
                return false;
            }
            if (!cursor.accept(',')) {
                cursor.accept(';');
            }
        }
        return true;
    }

    private boolean integer(Field.Builder field) {
        String text = cursor.scalar();
        Optional<BigInteger> value = TextScalars.integer(text);
        if (value.isEmpty() || value.get().bitLength() > (value.get().signum() < 0 ? Long.SIZE - 1 : Long.SIZE)) {
            return false;
        }
        boolean hexadecimal = text.startsWith("0x");
        if (hexadecimal && text.length() == FIXED_32) {
            field.addFixed32(value.get().intValue());
        } else if (hexadecimal && text.length() == FIXED_64) {
            field.addFixed64(value.get().longValue());
        } else {
            field.addVarint(value.get().longValue());
        }
        return true;
    }
}

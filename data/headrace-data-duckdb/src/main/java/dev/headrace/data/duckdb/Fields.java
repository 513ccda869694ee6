package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// The fields of one row: slices of a byte array in UTF-8. Reused from row to row; confined to one thread.
final class Fields {
    /// What a field is.
    enum Form {
        /// There is none: a key that a JSON object does not have.
        ABSENT,
        /// As it stands.
        PLAIN,
        /// Between quotes, which are not part of the slice.
        QUOTED,
        /// Between quotes, with quotes within that are doubled.
        ESCAPED
    }

    private byte[] bytes = new byte[0];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private Form[] forms = new Form[16];
    private byte[] unescaped = new byte[0];
    private int unescapedLength;
    private int count;

    /// Starts a row of no fields.
    void clear(byte[] source) {
        bytes = source;
        count = 0;
    }

    void add(Form form, int start, int end) {
        reserve(count + 1);
        starts[count] = start;
        ends[count] = end;
        forms[count++] = form;
    }

    /// Starts a row of absent fields.
    void clear(byte[] source, int absent) {
        clear(source);
        reserve(absent);
        Arrays.fill(forms, 0, absent, Form.ABSENT);
        count = absent;
    }

    void set(int field, Form form, int start, int end) {
        starts[field] = start;
        ends[field] = end;
        forms[field] = form;
    }

    /// How many fields there are.
    int count() {
        return count;
    }

    /// The array of the slices.
    byte[] bytes() {
        return bytes;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    Form form(int field) {
        return field < count ? forms[field] : Form.ABSENT;
    }

    /// Whether a field stands for no value whatever its column's type: it is absent, or empty without quotes.
    boolean isMissing(int field) {
        Form form = form(field);
        return form == Form.ABSENT || (form == Form.PLAIN && starts[field] == ends[field]);
    }

    /// Halves the doubled quotes of a field and makes it [Form#QUOTED]; the other fields stay where they are.
    ///
    /// @return the array that holds it, from 0
    byte[] unescape(int field) {
        int length = ends[field] - starts[field];
        if (unescaped.length < length) {
            unescaped = new byte[Math.max(length, unescaped.length * 2)];
        }
        int to = 0;
        for (int from = starts[field]; from < ends[field]; from++) {
            unescaped[to++] = bytes[from];
            if (bytes[from] == '"') {
                from++;
            }
        }
        unescapedLength = to;
        return unescaped;
    }

    /// How many bytes [#unescape] wrote last.
    int unescapedLength() {
        return unescapedLength;
    }

    /// A field's text; empty if it is absent.
    String text(int field) {
        return switch (form(field)) {
            case ABSENT -> "";
            case PLAIN, QUOTED -> new String(bytes, starts[field], ends[field] - starts[field], UTF_8);
            case ESCAPED -> new String(unescape(field), 0, unescapedLength, UTF_8);
        };
    }

    private void reserve(int fields) {
        if (fields > starts.length) {
            int size = Math.max(fields, starts.length * 2);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            forms = Arrays.copyOf(forms, size);
        }
    }
}

package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.headrace.data.duckdb.Fields.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of JSON lines: one object a line. Empty lines are no rows. A line that is no object is a
/// broken row.
final class JsonLinesScanner extends RowScanner {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Python writes them.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final JsonKeys keys;
    private final List<String> rowKeys = new ArrayList<>();
    private final Fields rowValues = new Fields();
    private byte[] values = new byte[1024];
    private int filled;

    /// Reads from the start.
    ///
    /// @param window the file at its start
    /// @param keys takes the keys that it does not know yet
    JsonLinesScanner(ByteWindow window, JsonKeys keys) throws IOException {
        super(window);
        this.keys = keys;
        skipByteOrderMark();
    }

    @Override
    boolean next() throws IOException {
        ByteWindow window = window();
        while (window.from() < window.limit() || window.fill()) {
            int end = findLineEnd((byte) '\n');
            if (end < 0) {
                takeLong((byte) '\n');
                return true;
            }
            if (isBlank(window.bytes(), window.from(), end)) {
                skip(end, 1);
            } else {
                int from = window.from();
                take(end, 1, null);
                if (problem() == null) {
                    read(window.bytes(), from, end);
                }
                return true;
            }
        }
        return false;
    }

    private void read(byte[] bytes, int from, int end) throws IOException {
        rowKeys.clear();
        filled = 0;
        rowValues.clear(values);
        String wrong = null;
        try (JsonParser parser = JSON.createParser(bytes, from, end - from)) {
            wrong = readObject(parser, bytes, from);
        } catch (JacksonException e) {
            wrong = e.getOriginalMessage();
        }
        if (wrong == null) {
            accept();
        } else {
            reject(wrong);
        }
    }

    private @Nullable String readObject(JsonParser parser, byte[] bytes, int from) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            return "it is " + describe(first) + ", and an object was expected";
        }
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            if (key.isBlank()) {
                return "a key is blank";
            }
            rowKeys.add(key);
            readValue(parser, bytes, from);
        }
        return parser.nextToken() == null ? null : "something follows the object";
    }

    private void readValue(JsonParser parser, byte[] bytes, int from) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            rowValues.add(Form.ABSENT, 0, 0);
        } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            int start = from + (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int end = from + (int) parser.currentLocation().getByteOffset();
            addValue(Arrays.copyOfRange(bytes, start, end), end - start);
        } else {
            byte[] text = parser.getText().getBytes(UTF_8);
            addValue(text, text.length);
        }
    }

    private void addValue(byte[] text, int length) {
        if (filled + length > values.length) {
            values = Arrays.copyOf(values, Math.max(filled + length, values.length * 2));
        }
        System.arraycopy(text, 0, values, filled, length);
        rowValues.add(Form.QUOTED, filled, filled + length);
        filled += length;
    }

    private void accept() {
        int[] numbers = new int[rowKeys.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = keys.number(rowKeys.get(i));
        }
        fields().clear(values, keys.count());
        for (int i = 0; i < numbers.length; i++) {
            fields().set(numbers[i], rowValues.form(i), rowValues.start(i), rowValues.end(i));
        }
    }

    private static String describe(@Nullable JsonToken token) {
        if (token == null) {
            return "empty";
        }
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> "'" + token.asString() + "'";
        };
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r' && bytes[at] != '\n') {
                return false;
            }
        }
        return true;
    }
}

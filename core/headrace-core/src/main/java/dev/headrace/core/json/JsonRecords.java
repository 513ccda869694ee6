package dev.headrace.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes records as JSON files and reads them back: how stages keep what they found. Equal records give equal
/// bytes: components in the record's order, keys of maps sorted, UTF-8, a line feed at the end. Absent
/// values (null) are left out. NaN and the infinities are the texts `"NaN"`, `"Infinity"` and `"-Infinity"`.
/// Thread-safe.
///
/// A record's own constructor checks what is read, so that a file holds what its type promises.
public final class JsonRecords {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final ObjectWriter LINES =
            MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(DefaultPrettyPrinter.NopIndenter.instance));

    private JsonRecords() {}

    /// Writes a record to a file, replacing it.
    ///
    /// @param file the file; its directory exists
    /// @param value the record
    /// @throws IOException if the file cannot be written
    public static void write(Path file, Record value) throws IOException {
        Files.writeString(file, text(value));
    }

    /// A record as JSON.
    ///
    /// @param value the record
    /// @return indented text that ends with a line feed
    public static String text(Record value) {
        try {
            return MAPPER.writeValueAsString(value) + "\n";
        } catch (JacksonException e) {
            throw unwritable(value, e);
        }
    }

    /// A record as JSON on one line: for files that hold many, such as logs.
    ///
    /// @param value the record
    /// @return text without a line feed
    public static String line(Record value) {
        try {
            return LINES.writeValueAsString(value);
        } catch (JacksonException e) {
            throw unwritable(value, e);
        }
    }

    private static IllegalArgumentException unwritable(Record value, JacksonException e) {
        return new IllegalArgumentException(
                value.getClass().getName() + " cannot be written as JSON: " + e.getOriginalMessage(), e);
    }

    /// Reads a record from a file.
    ///
    /// @param file the file
    /// @param type the record's class
    /// @param <R> the record
    /// @return the record
    /// @throws IOException if the file cannot be read
    /// @throws HeadraceException with [CoreErrorCode#INVALID_JSON] if it holds something else
    public static <R extends Record> R read(Path file, Class<R> type) throws IOException {
        return parse(Files.readString(file), type, file.toString());
    }

    /// Reads a record from text.
    ///
    /// @param json the text
    /// @param type the record's class
    /// @param where what the text is, for the message: a file's name
    /// @param <R> the record
    /// @return the record
    /// @throws HeadraceException with [CoreErrorCode#INVALID_JSON] if it holds something else
    public static <R extends Record> R parse(String json, Class<R> type, String where) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new HeadraceException(
                    CoreErrorCode.INVALID_JSON,
                    where + " is not the JSON of a " + type.getSimpleName() + ": " + e.getOriginalMessage(),
                    e);
        }
    }
}

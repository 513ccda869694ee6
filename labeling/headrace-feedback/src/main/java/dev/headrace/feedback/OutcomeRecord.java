package dev.headrace.feedback;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What came of a prediction: a line of an outcome log, [#line].
///
/// @param id the prediction's id
/// @param time when it happened, not when it was reported; within the years 1 to 9999
/// @param values what happened: texts, numbers, booleans and nulls by name; a null is as good as no value
/// @param kind whether it says that something happened, or takes back what was said
public record OutcomeRecord(String id, Instant time, Map<String, @Nullable Object> values, Kind kind) {
    private static final JsonFactory JSON = new JsonFactory();

    /// Checks and copies the values.
    ///
    /// @throws IllegalArgumentException if a value is of another type, or the time is out of range
    public OutcomeRecord {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        Times.require(time);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        values.forEach((name, value) -> {
            if (!(value == null || value instanceof String || value instanceof Boolean || value instanceof Number)) {
                throw new IllegalArgumentException("'" + name + "' is a "
                        + value.getClass().getSimpleName() + ", and text, a number, true, false or null was expected");
            }
        });
    }

    /// Whether something happened or is taken back.
    public enum Kind {
        /// Something happened.
        OUTCOME,
        /// The outcomes of the prediction up to and including this time are taken back.
        RETRACTION;

        /// The name in the log.
        ///
        /// @return lower case
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Something happened.
    ///
    /// @param id the prediction's id
    /// @param time when it happened
    /// @param values what happened
    /// @return the record
    public static OutcomeRecord outcome(String id, Instant time, Map<String, ? extends @Nullable Object> values) {
        return new OutcomeRecord(id, time, new LinkedHashMap<>(values), Kind.OUTCOME);
    }

    /// What was said is taken back.
    ///
    /// @param id the prediction's id
    /// @param time until when outcomes are taken back
    /// @return the record
    public static OutcomeRecord retraction(String id, Instant time) {
        return new OutcomeRecord(id, time, Map.of(), Kind.RETRACTION);
    }

    /// The line of the log, without a line feed at its end.
    ///
    /// @return JSON; `kind` is left out for an outcome, `values` where there are none
    public String line() {
        return json(generator -> {
            generator.writeStringField("id", id);
            generator.writeStringField("time", time.toString());
            if (!values.isEmpty()) {
                generator.writeObjectFieldStart("values");
                writeAll(generator, values);
                generator.writeEndObject();
            }
            if (kind != Kind.OUTCOME) {
                generator.writeStringField("kind", kind.text());
            }
        });
    }

    /// The values in a form that is equal for equal values, whatever their order.
    String sortedValues() {
        return json(generator -> writeAll(generator, new TreeMap<>(values)));
    }

    private interface Content {
        void write(JsonGenerator generator) throws IOException;
    }

    private static String json(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.writeStartObject();
            content.write(generator);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return text.toString();
    }

    private static void writeAll(JsonGenerator generator, Map<String, @Nullable Object> values) throws IOException {
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            generator.writeFieldName(entry.getKey());
            switch (entry.getValue()) {
                case null -> generator.writeNull();
                case Boolean flag -> generator.writeBoolean(flag);
                case Number number -> generator.writeRawValue(number(number));
                case Object text -> generator.writeString(text.toString());
            }
        }
    }

    private static String number(Number number) {
        return number instanceof Double real && !Double.isFinite(real) ? "\"" + real + "\"" : number.toString();
    }
}

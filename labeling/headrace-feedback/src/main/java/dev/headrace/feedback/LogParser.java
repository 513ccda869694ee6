package dev.headrace.feedback;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads lines of prediction and outcome logs. Keys that it does not know are skipped: logs of later
/// releases, and of applications with more to say, can be read. Stateless.
final class LogParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private LogParser() {}

    /// A line being read, key by key.
    private static final class Line {
        /// What is wrong with it, though it can be read to its end.
        private @Nullable UnusableException problem;

        private @Nullable String id;
        private @Nullable Instant time;
        private @Nullable Map<String, @Nullable Object> values;
        private OutcomeRecord.Kind kind = OutcomeRecord.Kind.OUTCOME;
    }

    /// What of a prediction the join looks at; that its features are an object is checked too.
    ///
    /// @param served is called with the name of each feature
    static KeyedPrediction<LogPosition> prediction(byte[] bytes, LogPosition position, Consumer<String> served)
            throws UnusableException {
        Line line = parse(bytes, "features", column -> {
            served.accept(column);
            return false;
        });
        if (line.id == null || line.time == null || line.values == null) {
            throw missing(line, "features");
        }
        return prediction(line.id, line.time, position);
    }

    /// The features of a prediction.
    ///
    /// @param wanted which columns
    static Map<String, @Nullable Object> features(byte[] bytes, Predicate<String> wanted) throws UnusableException {
        Line line = parse(bytes, "features", wanted);
        if (line.values == null) {
            throw missing(line, "features");
        }
        return line.values;
    }

    /// An outcome or a retraction.
    ///
    /// @param wanted which keys of its values
    static OutcomeRecord outcome(byte[] bytes, Predicate<String> wanted) throws UnusableException {
        Line line = parse(bytes, "values", wanted);
        Map<String, @Nullable Object> values = line.values;
        if (values == null && line.kind == OutcomeRecord.Kind.RETRACTION) {
            values = Map.of();
        }
        if (line.id == null || line.time == null || values == null) {
            throw missing(line, "values");
        }
        try {
            return new OutcomeRecord(line.id, line.time, values, line.kind);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(null, String.valueOf(e.getMessage())).about(line.id);
        }
    }

    private static KeyedPrediction<LogPosition> prediction(String id, Instant time, LogPosition position)
            throws UnusableException {
        try {
            return new KeyedPrediction<>(id, time, position);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(null, String.valueOf(e.getMessage()));
        }
    }

    private static UnusableException missing(Line line, String valuesKey) {
        String key = line.id == null ? "id" : line.time == null ? "time" : valuesKey;
        return new UnusableException(null, "the line has no '" + key + "'").about(line.id);
    }

    private static Line parse(byte[] bytes, String valuesKey, Predicate<String> wanted) throws UnusableException {
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnusableException(null, "the line is not a JSON object");
            }
            JsonStreamContext top = parser.getParsingContext();
            Line line = new Line();
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                parser.nextToken();
                try {
                    read(line, key, valuesKey, parser, wanted);
                } catch (UnusableException e) {
                    line.problem = line.problem == null ? e : line.problem;
                    while (!parser.getParsingContext().equals(top)) {
                        parser.nextToken();
                    }
                }
            }
            if (parser.nextToken() != null) {
                throw new UnusableException(null, "the line goes on after the JSON object");
            }
            if (line.problem != null) {
                throw line.problem.about(line.id);
            }
            return line;
        } catch (JacksonException e) {
            throw new UnusableException(null, "the line is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnusableException(null, "the line is not valid JSON: " + e.getMessage());
        }
    }

    private static void read(Line line, String key, String valuesKey, JsonParser parser, Predicate<String> wanted)
            throws IOException, UnusableException {
        if (key.equals("id")) {
            line.id = text(key, parser);
        } else if (key.equals("time")) {
            line.time = instant(text(key, parser));
        } else if (key.equals("kind") && valuesKey.equals("values")) {
            line.kind = kind(text(key, parser));
        } else if (!key.equals(valuesKey)) {
            parser.skipChildren();
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            line.values = values(parser, wanted);
        } else {
            throw new UnusableException(null, "'" + key + "' is not an object");
        }
    }

    private static Map<String, @Nullable Object> values(JsonParser parser, Predicate<String> wanted)
            throws IOException, UnusableException {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (wanted.test(name)) {
                values.put(name, scalar(name, parser));
            } else {
                parser.skipChildren();
            }
        }
        return values;
    }

    private static @Nullable Object scalar(String name, JsonParser parser) throws IOException, UnusableException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default ->
                throw new UnusableException(
                        name, "the value is nested, and text, a number, true, false or null was expected");
        };
    }

    private static String text(String key, JsonParser parser) throws IOException, UnusableException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new UnusableException(null, "'" + key + "' is not text");
        }
        return parser.getText();
    }

    private static Instant instant(String text) throws UnusableException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnusableException(
                    null, "'time' is '" + text + "', and a time such as 2026-03-01T07:15:00Z was expected");
        }
    }

    private static OutcomeRecord.Kind kind(String text) throws UnusableException {
        for (OutcomeRecord.Kind kind : OutcomeRecord.Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new UnusableException(null, "'kind' is '" + text + "', and outcome or retraction was expected");
    }
}

package dev.headrace.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutcomeRecordTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void anOutcomeIsWrittenAsALine() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("accepted", true);
        values.put("enjoyment", 4L);
        assertThat(OutcomeRecord.outcome("s1", NOON, values).line())
                .isEqualTo("{\"id\":\"s1\",\"time\":\"2026-03-01T12:00:00Z\","
                        + "\"values\":{\"accepted\":true,\"enjoyment\":4}}");
        assertThat(OutcomeRecord.retraction("s1", NOON).line())
                .isEqualTo("{\"id\":\"s1\",\"time\":\"2026-03-01T12:00:00Z\",\"kind\":\"retraction\"}");
    }

    @Test
    void whatIsWrittenIsReadBackEqual() throws UnusableException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("text", "two\nlines, \"quoted\", größer");
        values.put("flag", false);
        values.put("whole", 7);
        values.put("large", Long.MAX_VALUE);
        values.put("real", 0.1);
        values.put("missing", null);
        for (OutcomeRecord outcome :
                List.of(OutcomeRecord.outcome("s1", NOON, values), OutcomeRecord.retraction("s2", NOON))) {
            assertThat(outcome.line()).doesNotContain("\n");
            assertThat(LogParser.outcome(outcome.line().getBytes(UTF_8), name -> true))
                    .isEqualTo(outcome);
        }
    }

    @Test
    void keysThatAreUnknownAreSkipped() throws UnusableException {
        String line =
                "{\"source\": {\"a\": [1]}, \"values\": {\"x\": 1, \"y\": {}}, \"time\": \"2026-03-01T12:00:00Z\","
                        + " \"id\": \"s1\"}";
        assertThat(LogParser.outcome(line.getBytes(UTF_8), "x"::equals))
                .isEqualTo(OutcomeRecord.outcome("s1", NOON, Map.of("x", 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'id': 'a', 'id': 'b'}; not valid JSON: Duplicate field 'id'",
                "{'time': '10000-01-01T00:00:00Z', 'id': 'a', 'values': {}}; 'time' is '10000-01-01T00:00:00Z'",
                "{'time': '+10000-01-01T00:00:00Z', 'id': 'a', 'values': {}}; not within the years 1 to 9999",
                "{'id': null}; 'id' is not text",
                "nonsense; not valid JSON",
                "{'values': {'x': {}}}; the value is nested"
            },
            quoteCharacter = '`')
    void aLineThatIsNoOutcomeSaysWhy(String line, String reason) {
        assertThatExceptionOfType(UnusableException.class)
                .isThrownBy(() -> LogParser.outcome(line.replace('\'', '"').getBytes(UTF_8), name -> true))
                .satisfies(e -> assertThat(e.reason()).contains(reason));
    }

    @Test
    void valuesThatAreNoScalarsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutcomeRecord.outcome("s1", NOON, Map.of("x", List.of())))
                .withMessageStartingWith("'x' is a List");
    }
}

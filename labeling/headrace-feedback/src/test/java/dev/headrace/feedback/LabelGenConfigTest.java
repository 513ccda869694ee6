package dev.headrace.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.config.Configuration;
import dev.headrace.core.config.InputFiles;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelGenConfigTest {
    private static final Map<String, String> LOGS = Map.of("predictions", "p.jsonl", "outcomes", "o.jsonl");

    private final Configuration configuration = new Configuration(name -> null);

    @Test
    void onlyTheLogsNeedToBeNamed() {
        assertThat(configuration.bind("node", LabelGenConfig.class, LOGS))
                .isEqualTo(new LabelGenConfig(
                        InputFiles.of("p.jsonl"),
                        InputFiles.of("o.jsonl"),
                        "",
                        "",
                        Duration.ofHours(24),
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        WhenMissing.DROP,
                        "false",
                        Aggregate.FIRST,
                        "train:4,eval:1"));
    }

    @Test
    void theLabelIsTheOutcomesFieldUnlessAnotherIsNamed() {
        Map<String, String> values = new TreeMap<>(LOGS);
        assertThat(configuration
                        .bind("node", LabelGenConfig.class, values)
                        .join("accepted")
                        .label())
                .isEqualTo("accepted");
        values.put("outcome-field", "said_yes");
        assertThat(configuration
                        .bind("node", LabelGenConfig.class, values)
                        .join("accepted")
                        .label())
                .isEqualTo("said_yes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "window; 0s; window is PT0S, and must be more than zero",
                "window; 9999d; window is PT239976H, and must be between zero and 3650 days",
                "skew; -PT1S; skew is PT-1S, and must be between zero and 3650 days",
                "lateness; soon; lateness is 'soon', not a valid duration",
                "when-missing; positive; when-missing is 'positive'; known: drop, negative",
                "aggregate; lst; aggregate is 'lst'; did you mean 'last'?",
                "splits; train; 'train' is not of the form NAME:WEIGHT"
            })
    void whatMakesNoSenseIsRefused(String key, String value, String problem) {
        Map<String, String> values = new TreeMap<>(LOGS);
        values.put(key, value);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> configuration.bind("node 'label-gen'", LabelGenConfig.class, values))
                .withMessageStartingWith("node 'label-gen': ")
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_CONFIGURATION));
    }
}

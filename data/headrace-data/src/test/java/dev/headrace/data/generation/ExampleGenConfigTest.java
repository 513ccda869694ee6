package dev.headrace.data.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.config.Configuration;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.ReadOptions.Format;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExampleGenConfigTest {
    @Test
    void onlyTheInputMustBeGiven() {
        ExampleGenConfig config = config(Map.of("input", "data.csv"));
        assertThat(config.readOptions()).isEqualTo(ReadOptions.SNIFF);
        assertThat(config.splits()).isEqualTo("train:4,eval:1");
        assertThat(config.maximumQuarantined()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = ' ',
            value = {"; ;", ", ,", "| |", "~\t~ ~\t~", "tab ~\t~", ": :"})
    void aDelimiterIsOneCharacterOrTheWordTab(String delimiter, char expected) {
        ExampleGenConfig config = config(Map.of("input", "data.csv", "delimiter", delimiter, "format", "csv"));
        assertThat(config.readOptions()).isEqualTo(new ReadOptions(Format.CSV, expected, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {";;", "a", "0", "\"", "\n", "\u00e9", "tabs"})
    void anotherDelimiterIsRefused(String delimiter) {
        assertRefused(Map.of("input", "data.csv", "delimiter", delimiter), "delimiter is '" + delimiter + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1", "NaN"})
    void aShareThatIsNoneIsRefused(String share) {
        assertRefused(Map.of("input", "data.csv", "maximum-quarantined", share), "maximum-quarantined is " + share);
    }

    @Test
    void splitsAreChecked() {
        assertRefused(Map.of("input", "data.csv", "splits", "train"), "'train' is not of the form NAME:WEIGHT");
    }

    private static void assertRefused(Map<String, Object> values, String message) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> config(values))
                .withMessageContaining(message);
    }

    private static ExampleGenConfig config(Map<String, ?> values) {
        return Configuration.ofProcess().bind("node", ExampleGenConfig.class, values);
    }
}

package dev.headrace.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.config.Configuration;
import dev.headrace.core.config.Property;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DriftMonitorConfigTest {
    private final Configuration configuration = new Configuration(name -> null);

    @Test
    void nothingNeedsToBeSaid() {
        assertThat(configuration.bind("monitor", DriftMonitorConfig.class, Map.of()))
                .isEqualTo(new DriftMonitorConfig(0.01, 0.1, 100, "train", List.of()));
    }

    @Test
    void everythingCanBeSaid() {
        assertThat(configuration.bind(
                        "monitor",
                        DriftMonitorConfig.class,
                        Map.of(
                                "significance", "0.05",
                                "threshold", "0.2",
                                "minimum-rows", "7",
                                "baseline-split", "eval",
                                "columns", "a,b")))
                .isEqualTo(new DriftMonitorConfig(0.05, 0.2, 7, "eval", List.of("a", "b")));
    }

    @Test
    void everyKeyIsDescribed() {
        assertThat(Configuration.describe(DriftMonitorConfig.class))
                .extracting(Property::key)
                .containsExactly("significance", "threshold", "minimum-rows", "baseline-split", "columns");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1, 100, significance", "0.01, 2, 100, threshold", "0.01, 0.1, 0, minimum-rows"})
    void valuesOutOfRangeAreRefusedByName(double significance, double threshold, long rows, String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftMonitorConfig(significance, threshold, rows, "train", List.of()))
                .withMessageContaining(key);
    }
}

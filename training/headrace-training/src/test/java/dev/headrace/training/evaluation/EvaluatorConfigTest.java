package dev.headrace.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluatorConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "accuracy>0.8", "accuracy>=much", "accuracy>=NaN", ">=1", "rmse=<3", ""})
    void aThresholdNeedsItsForm(String threshold) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(1, List.of(threshold), 0, 1))
                .withMessageContaining("'" + threshold + "'");
    }

    @Test
    void thresholdsHoldOnTheirSide() {
        assertThat(Threshold.parse("roc-auc >= 0.9").holds(0.9)).isTrue();
        assertThat(Threshold.parse("roc-auc>=0.9").holds(0.89)).isFalse();
        assertThat(Threshold.parse("rmse<=1e3").holds(1000)).isTrue();
        assertThat(Threshold.parse("rmse<=1e3").holds(1001)).isFalse();
        assertThat(Threshold.parse("rmse<=1e3").holds(Double.NaN)).isFalse();
    }

    @Test
    void numbersMustBeInRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(0, List.of(), 0, 1))
                .withMessage("minimum-rows must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(1, List.of(), -1, 1))
                .withMessage("linear-rows must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(1, List.of(), 0, 0))
                .withMessage("minimum-slice-rows must be positive: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EvaluatorConfig(
                        "eval", 1, List.of(), Optional.of(Double.NaN), 0, List.of(), 1, Optional.empty()))
                .withMessage("human-level must be finite: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new EvaluatorConfig("eval", 1, List.of(), Optional.empty(), 0, List.of(), 1, Optional.of(-0.1)))
                .withMessage("slice-tolerance must not be negative: -0.1");
    }

    @Test
    void numbersForPeopleHaveFourDigits() {
        assertThat(Numbers.text(0.123456)).isEqualTo("0.1235");
        assertThat(Numbers.text(1234567)).isEqualTo("1235000");
        assertThat(Numbers.text(0)).isEqualTo("0");
        assertThat(Numbers.text(-2.50)).isEqualTo("-2.5");
        assertThat(Numbers.text(Double.NaN)).isEqualTo("undefined");
    }

    private static EvaluatorConfig config(int rows, List<String> thresholds, int linearRows, int sliceRows) {
        return new EvaluatorConfig(
                "eval", rows, thresholds, Optional.empty(), linearRows, List.of(), sliceRows, Optional.empty());
    }
}

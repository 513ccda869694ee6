package dev.headrace.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParameterTypeTest {
    @Test
    void textOfACommandLineIsParsed() {
        assertThat(ParameterType.TEXT.parse(" a ")).isEqualTo(" a ");
        assertThat(ParameterType.INTEGER.parse(" -9223372036854775808 ")).isEqualTo(Long.MIN_VALUE);
        assertThat(ParameterType.NUMBER.parse("1e-3")).isEqualTo(0.001);
        assertThat(ParameterType.BOOLEAN.parse("true ")).isEqualTo(true);
        assertThat(ParameterType.BOOLEAN.parse("false")).isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 1.0",
        "INTEGER, 9223372036854775808",
        "INTEGER, ''",
        "NUMBER, much",
        "NUMBER, NaN",
        "NUMBER, 1e400",
        "BOOLEAN, yes",
        "BOOLEAN, TRUE"
    })
    void textOfAnotherTypeIsRefused(ParameterType type, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> type.parse(text));
    }

    @Test
    void theNarrowestTypeIsChosen() {
        assertThat(ParameterType.of("x")).isEqualTo(ParameterType.TEXT);
        assertThat(ParameterType.of(1L)).isEqualTo(ParameterType.INTEGER);
        assertThat(ParameterType.of(1.0)).isEqualTo(ParameterType.NUMBER);
        assertThat(ParameterType.of(true)).isEqualTo(ParameterType.BOOLEAN);
        assertThatIllegalArgumentException().isThrownBy(() -> ParameterType.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> ParameterType.of(Double.NaN));
    }

    @Test
    void wholeNumbersAreNumbersButNotTheReverse() {
        assertThat(ParameterType.NUMBER.accepts(1L)).isTrue();
        assertThat(ParameterType.INTEGER.accepts(1.0)).isFalse();
    }

    @Test
    void aDefaultOfAnotherTypeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameter("rate", ParameterType.INTEGER, 0.5))
                .withMessage("the default of parameter 'rate' is not of type integer: 0.5");
        assertThat(new Parameter("rate", ParameterType.NUMBER, null).defaultValue())
                .isEmpty();
        assertThat(new Parameter("rate", ParameterType.NUMBER, 0.5).defaultValue())
                .contains(0.5);
    }
}

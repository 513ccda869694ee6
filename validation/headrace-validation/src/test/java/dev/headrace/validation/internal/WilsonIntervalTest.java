package dev.headrace.validation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class WilsonIntervalTest {
    @Test
    void itAgreesWithPublishedValues() {
        // R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3: 81 of 263, 15 of 148.
        assertThat(WilsonInterval.lower(81, 263, 1.959964)).isCloseTo(0.2553, within(5e-5));
        assertThat(WilsonInterval.upper(81, 263, 1.959964)).isCloseTo(0.3662, within(5e-5));
        assertThat(WilsonInterval.lower(15, 148, 1.959964)).isCloseTo(0.0624, within(5e-5));
        assertThat(WilsonInterval.upper(15, 148, 1.959964)).isCloseTo(0.1605, within(5e-5));
    }

    @Test
    void itStaysBetweenNothingAndAll() {
        assertThat(WilsonInterval.lower(0, 20, 3)).isNotNegative().isCloseTo(0, within(1e-15));
        assertThat(WilsonInterval.upper(0, 20, 1.959964)).isCloseTo(0.1611, within(5e-5));
        assertThat(WilsonInterval.upper(20, 20, 3)).isEqualTo(1);
        assertThat(WilsonInterval.lower(712, 712, 3)).isCloseTo(712.0 / 721, within(1e-12));
    }
}

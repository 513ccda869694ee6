package dev.headrace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkTest {
    @ParameterizedTest
    @ValueSource(doubles = {-1e308, -745, -40, -1, -1e-300, 0, 1e-300, 1, 40, 745, 1e308})
    void logisticProbabilitiesAddUpAndAreSymmetric(double score) {
        double[] output = new double[2];
        Link.LOGISTIC.apply(new double[] {score}, output);
        assertThat(output[0] + output[1]).isCloseTo(1, within(1e-15));
        assertThat(output[1]).isBetween(0.0, 1.0);
        double[] mirrored = new double[2];
        Link.LOGISTIC.apply(new double[] {-score}, mirrored);
        assertThat(mirrored[0]).isCloseTo(output[1], within(1e-15));
    }

    @Test
    void greatScoresDoNotOverflowTheSoftmax() {
        double[] output = new double[3];
        Link.SOFTMAX.apply(new double[] {1e308, 1e308, -1e308}, output);
        assertThat(output).containsExactly(0.5, 0.5, 0);
    }

    @Test
    void sharesWithoutASumAreEqual() {
        double[] output = new double[4];
        Link.SHARES.apply(new double[4], output);
        assertThat(output).containsExactly(0.25, 0.25, 0.25, 0.25);
        Link.SHARES.apply(new double[] {1, 0, 3, 0}, output);
        assertThat(output).containsExactly(0.25, 0, 0.75, 0);
    }
}

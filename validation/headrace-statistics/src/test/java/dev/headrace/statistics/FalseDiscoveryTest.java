package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FalseDiscoveryTest {
    /// The p-values of Benjamini and Hochberg 1995, section 3.2, of which four are significant at 0.05.
    private static final double[] PUBLISHED = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0000
    };

    @Test
    void fourOfThePublishedPValuesStaySignificant() {
        double[] adjusted = FalseDiscovery.adjust(PUBLISHED, ones(PUBLISHED.length));
        assertThat(Arrays.stream(adjusted).filter(value -> value <= 0.05)).hasSize(4);
        assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-15));
        assertThat(adjusted[14]).isEqualTo(1);
    }

    @Test
    void adjustedValuesKeepTheOrderGiven() {
        assertThat(FalseDiscovery.adjust(new double[] {0.04, 0.01}, ones(2))).containsExactly(0.04, 0.02);
    }

    @Test
    void weightedTestsAreOrderedByTheirWeightedValues() {
        double[] adjusted = FalseDiscovery.adjust(new double[] {0.03, 0.01}, new double[] {1.6, 0.4});
        assertThat(adjusted[0]).isCloseTo(0.025, within(1e-15));
        assertThat(adjusted[1]).isCloseTo(0.025, within(1e-15));
    }

    @Test
    void theOnlyMissingValuesHaveFourFifthsOfTheError() {
        List<Aspect> aspects = List.of(Aspect.AVAILABILITY, Aspect.DISTRIBUTION, Aspect.DISTRIBUTION);
        double[] weights = FalseDiscovery.weights(aspects);
        assertThat(weights[0]).isCloseTo(2.4, within(1e-15));
        assertThat(weights[1]).isCloseTo(0.3, within(1e-15));
        assertThat(Arrays.stream(weights).sum()).isCloseTo(3, within(1e-12));
    }

    @Test
    void testsOfOneAspectShareAllOfTheError() {
        assertThat(FalseDiscovery.weights(Collections.nCopies(3, Aspect.DISTRIBUTION)))
                .containsExactly(1, 1, 1);
    }

    @Test
    void noTestsAreNoWeights() {
        assertThat(FalseDiscovery.weights(List.of())).isEmpty();
        assertThat(FalseDiscovery.adjust(new double[0], new double[0])).isEmpty();
    }

    private static double[] ones(int tests) {
        double[] ones = new double[tests];
        Arrays.fill(ones, 1);
        return ones;
    }
}

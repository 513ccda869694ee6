package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.validation.Comparison;
import dev.headrace.validation.DriftVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class FalseDiscoveryTest {
    /// The example of Benjamini and Hochberg 1995, section 4.2, which calls four of 15 significant at 0.05.
    private static final List<Double> PUBLISHED = List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0);

    @Test
    void thePublishedExampleIsReproduced() {
        List<Comparison> comparisons = new ArrayList<>();
        PUBLISHED.forEach(p -> comparisons.add(comparison(p)));
        Collections.shuffle(comparisons, new Random(1));
        List<Comparison> adjusted = FalseDiscovery.adjust(comparisons, 0.05);
        assertThat(adjusted)
                .extracting(Comparison::column)
                .isEqualTo(comparisons.stream().map(Comparison::column).toList());
        assertThat(adjusted.stream().filter(comparison -> comparison.adjustedPValue() < 0.05))
                .extracting(Comparison::pValue)
                .containsExactlyInAnyOrder(0.0001, 0.0004, 0.0019, 0.0095);
        Comparison fourth = adjusted.stream()
                .filter(comparison -> comparison.pValue() == 0.0095)
                .findFirst()
                .orElseThrow();
        assertThat(fourth.adjustedPValue()).isEqualTo(0.0095 * 15 / 4, Offset.offset(1e-12));
        assertThat(fourth.verdict()).isEqualTo(DriftVerdict.DRIFTED);
    }

    @Test
    void whatIsNotSignificantAmongManyIsNotCalledDrift() {
        List<Comparison> adjusted = FalseDiscovery.adjust(List.of(comparison(0.03), comparison(0.8)), 0.05);
        assertThat(adjusted.getFirst().verdict()).isEqualTo(DriftVerdict.INCONCLUSIVE);
        assertThat(adjusted.getFirst().explanation())
                .isEqualTo("Among 2 columns, chance may explain the difference (adjusted p = 0.06): It moved.");
    }

    @Test
    void whatHasNoPValueIsLeftAsItIs() {
        Comparison none = comparison(Double.NaN);
        assertThat(FalseDiscovery.adjust(List.of(none, comparison(0.04)), 0.05))
                .first()
                .isEqualTo(none);
        assertThat(FalseDiscovery.adjust(List.of(none, comparison(0.04)), 0.05)
                        .get(1)
                        .adjustedPValue())
                .isEqualTo(0.04);
    }

    private static Comparison comparison(double p) {
        return new Comparison("c" + p, "chi-square", 0.5, 0.1, p, p, 10, 10, DriftVerdict.DRIFTED, "It moved.");
    }
}

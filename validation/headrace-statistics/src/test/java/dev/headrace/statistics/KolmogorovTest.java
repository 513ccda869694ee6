package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KolmogorovTest {
    /// With two samples of this size, sqrt(n m / (n + m)) is 1,000.
    private static final long SIZE = 2_000_000;

    /// Published critical values (Smirnov 1948), and scipy.special.kolmogorov(1) and (0.5).
    @ParameterizedTest
    @CsvSource({
        "1.22385, 0.10, 1e-5",
        "1.35810, 0.05, 1e-5",
        "1.62762, 0.01, 1e-6",
        "1.94947, 0.001, 1e-7",
        "1.0, 0.26999967167735456, 1e-12",
        "0.5, 0.9639452436648751, 1e-12"
    })
    void pValuesArePublished(double z, double p, double tolerance) {
        assertThat(Kolmogorov.pValue(z / 1_000, SIZE, SIZE)).isEqualTo(p, Offset.offset(tolerance));
    }

    @Test
    void bothSeriesMeet() {
        assertThat(Kolmogorov.pValue(1.18 / 1_000 - 1e-12, SIZE, SIZE))
                .isEqualTo(Kolmogorov.pValue(1.18 / 1_000, SIZE, SIZE), Offset.offset(1e-8));
    }

    @Test
    void noDistanceIsNoReasonToDoubt() {
        assertThat(Kolmogorov.pValue(0, 10, 10)).isEqualTo(1);
        assertThat(Kolmogorov.pValue(1e-9, 10, 10)).isEqualTo(1);
        assertThat(Kolmogorov.pValue(1, SIZE, SIZE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.05", "0.01", "0.0001"})
    void theCriticalDistanceIsJustSignificant(double significance) {
        double critical = Kolmogorov.critical(significance, 3_000, 500);
        assertThat(Kolmogorov.pValue(critical, 3_000, 500)).isEqualTo(significance, Offset.offset(significance * 1e-4));
        assertThat(Kolmogorov.critical(significance, 1, 1)).isEqualTo(1);
    }
}

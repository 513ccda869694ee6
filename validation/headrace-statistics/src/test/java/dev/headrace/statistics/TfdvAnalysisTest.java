package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TfdvAnalysisTest {
    private final TfdvAnalysis analysis = new TfdvAnalysis(0.3);

    @Test
    void columnsAboveTheThresholdDrifted() {
        DriftReport report = analysis.compare(
                dataset(texts("town", "Bern"), numbers("price", 0)),
                dataset(texts("town", "Chur"), numbers("price", 0)),
                List.of("price", "town"));
        assertThat(report.verdict()).isEqualTo(DriftVerdict.DRIFTED);
        assertThat(report.comparisons()).extracting(Comparison::column).containsExactly("town", "price");
        Comparison town = report.comparisons().getFirst();
        assertThat(town.method()).isEqualTo("l-infinity");
        assertThat(town.effect()).isEqualTo(0.5);
        assertThat(town.explanation()).contains("'Chur'", "above the threshold 0.3");
        assertThat(town.pValue()).isNaN();
        assertThat(report.comparisons().getLast().verdict()).isEqualTo(DriftVerdict.STABLE);
    }

    @Test
    void aDistanceOnTheThresholdIsNoDrift() {
        DriftReport report = new TfdvAnalysis(0.5)
                .compare(dataset(texts("town", "Bern")), dataset(texts("town", "Chur")), List.of("town"));
        assertThat(report.verdict()).isEqualTo(DriftVerdict.STABLE);
    }

    @Test
    void withoutValuesThereIsNoDistance() {
        ColumnStatistics none = Vectors.statistics(new Column("town", ColumnType.TEXT), 0, row -> null);
        DriftReport report = analysis.compare(dataset(none), dataset(none), List.of("town"));
        assertThat(report.verdict()).isEqualTo(DriftVerdict.INCONCLUSIVE);
        assertThat(report.comparisons().getFirst().method()).isEqualTo("none");
    }

    @Test
    void thresholdsAreShares() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TfdvAnalysis(1.5));
    }

    private static ColumnStatistics texts(String name, String other) {
        return Vectors.statistics(new Column(name, ColumnType.TEXT), 10, row -> row < 5 ? "Biel" : other);
    }

    private static ColumnStatistics numbers(String name, double shift) {
        return Vectors.statistics(new Column(name, ColumnType.REAL), 10, row -> row + shift);
    }

    private static DatasetStatistics dataset(ColumnStatistics... columns) {
        return new DatasetStatistics("all", columns[0].rows(), List.of(columns));
    }
}

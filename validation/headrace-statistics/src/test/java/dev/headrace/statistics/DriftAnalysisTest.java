package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import dev.headrace.validation.ValidationErrorCode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DriftAnalysisTest {
    private static final List<String> COLUMNS = List.of("normal", "skewed", "count", "few", "flag", "text", "gaps");

    private final DriftAnalysis analysis = new DriftAnalysis(DriftSettings.DEFAULT);

    /// Without a threshold that matters, the p-values alone hold the promised rate; with it, alarms are rarer
    /// still.
    @ParameterizedTest
    @CsvSource({"200, 200", "1000, 100", "2000, 2000"})
    void undriftedColumnsRarelyRaiseAnAlarm(int baselineRows, int currentRows) {
        DriftAnalysis sensitive = new DriftAnalysis(new DriftSettings(0.05, 1e-9, 30));
        int reports = 100;
        int sensitiveAlarms = 0;
        int alarms = 0;
        int small = 0;
        int pValues = 0;
        SplittableRandom random = new SplittableRandom(baselineRows + currentRows);
        for (int i = 0; i < reports; i++) {
            DatasetStatistics baseline = sample(random, baselineRows, 0);
            DatasetStatistics current = sample(random, currentRows, 0);
            DriftReport report = sensitive.compare(baseline, current, COLUMNS);
            sensitiveAlarms += report.verdict() == DriftVerdict.DRIFTED ? 1 : 0;
            alarms += analysis.compare(baseline, current, COLUMNS).verdict() == DriftVerdict.DRIFTED ? 1 : 0;
            for (Comparison comparison : report.comparisons()) {
                small += comparison.pValue() < 0.05 ? 1 : 0;
                pValues++;
            }
        }
        // Nominal rates plus three standard errors.
        assertThat(small / (double) pValues).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / pValues));
        assertThat(sensitiveAlarms / (double) reports).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / reports));
        assertThat(alarms / (double) reports).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / reports));
    }

    @ParameterizedTest
    @CsvSource({"2000, 2000", "20000, 500"})
    void shiftsThatMatterAreFound(int baselineRows, int currentRows) {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10; i++) {
            DriftReport report =
                    analysis.compare(sample(random, baselineRows, 0), sample(random, currentRows, 0.6), COLUMNS);
            assertThat(report.verdict()).isEqualTo(DriftVerdict.DRIFTED);
            assertThat(report.comparisons().stream()
                            .filter(comparison -> comparison.verdict() == DriftVerdict.DRIFTED)
                            .map(Comparison::column))
                    .contains("normal", "skewed", "count", "few", "flag", "text");
        }
    }

    @Test
    void aShiftThatDoesNotMatterIsStableHoweverManyRowsShowIt() {
        SplittableRandom random = new SplittableRandom(8);
        DriftReport report = new DriftAnalysis(new DriftSettings(0.01, 0.1, 30))
                .compare(sample(random, 30_000, 0), sample(random, 30_000, 0.05), List.of("normal", "text"));
        assertThat(report.verdict()).isEqualTo(DriftVerdict.STABLE);
        assertThat(report.comparisons())
                .anySatisfy(
                        comparison -> assertThat(comparison.adjustedPValue()).isLessThan(0.01));
        assertThat(report.explanation()).isEqualTo("None of 2 columns drifted.");
    }

    @Test
    void theDriftedComeFirstByFallingEffect() {
        SplittableRandom random = new SplittableRandom(9);
        DriftReport report = analysis.compare(sample(random, 3_000, 0), sample(random, 3_000, 1), COLUMNS);
        List<Comparison> drifted = report.comparisons().stream()
                .filter(comparison -> comparison.verdict() == DriftVerdict.DRIFTED)
                .toList();
        assertThat(report.comparisons().subList(0, drifted.size())).isEqualTo(drifted);
        assertThat(drifted.stream().map(comparison -> -comparison.effect())).isSorted();
        assertThat(report.explanation())
                .startsWith(drifted.size() + " of 7 columns drifted: "
                        + drifted.getFirst().column() + " (effect ");
        assertThat(JsonRecords.parse(JsonRecords.text(report), DriftReport.class, "the test"))
                .isEqualTo(report);
    }

    @Test
    void tooFewRowsAreInconclusive() {
        SplittableRandom random = new SplittableRandom(10);
        DriftReport report = analysis.compare(sample(random, 1_000, 0), sample(random, 12, 5), COLUMNS);
        assertThat(report.verdict()).isEqualTo(DriftVerdict.INCONCLUSIVE);
        assertThat(report.explanation())
                .isEqualTo(
                        "None of 7 columns could be judged. normal: There are 1000 baseline rows and 12 current rows,"
                                + " and at least 30 of each are needed.");
        assertThat(report.comparisons()).hasSize(7);
    }

    @Test
    void timeMovesByItself() {
        DriftReport report = analysis.compare(
                dataset(column("day", ColumnType.DATE, 1_000, row -> row), numbers("price", 0)),
                dataset(column("day", ColumnType.DATE, 1_000, row -> row + 1_000), numbers("price", 0)),
                List.of("day", "price"));
        assertThat(report.verdict()).isEqualTo(DriftVerdict.STABLE);
        assertThat(report.explanation()).isEqualTo("None of 2 columns drifted; 1 could not be judged.");
        assertThat(report.comparisons().getLast().column()).isEqualTo("day");
        assertThat(report.comparisons().getLast().explanation()).contains("time moves by itself");
    }

    @Test
    void schemasAreComparedToo() {
        DriftReport report = analysis.compare(
                dataset(numbers("price", 0), numbers("old", 0), column("code", ColumnType.TEXT, 1_000, row -> "x")),
                dataset(numbers("price", 0), numbers("code", 0), numbers("new", 0)),
                List.of("price", "old", "code"));
        assertThat(report.comparisons()).extracting(Comparison::column).containsExactly("price");
        assertThat(report.schemaDifferences())
                .containsExactly(
                        "Column 'old' is in the baseline only.",
                        "Column 'code' is TEXT in the baseline and REAL in the current examples.",
                        "Column 'new' is in the current examples only.");
    }

    @Test
    void nothingToCompareIsInconclusive() {
        DriftReport report = analysis.compare(dataset(numbers("a", 0)), dataset(numbers("b", 0)), List.of("a", "b"));
        assertThat(report.verdict()).isEqualTo(DriftVerdict.INCONCLUSIVE);
        assertThat(report.explanation()).isNotBlank();
    }

    @Test
    void anUnknownColumnIsRefused() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() ->
                        analysis.compare(dataset(numbers("price", 0)), dataset(numbers("price", 0)), List.of("pricee")))
                .withMessageContaining("'pricee'")
                .extracting(HeadraceException::code)
                .isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1, 30", "1, 0.1, 30", "NaN, 0.1, 30", "0.01, 0, 30", "0.01, 1, 30", "0.01, 0.1, 0"})
    void settingsOutOfRangeAreRefused(double significance, double threshold, long rows) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DriftSettings(significance, threshold, rows));
    }

    private static DatasetStatistics sample(RandomGenerator random, int rows, double shift) {
        return dataset(
                column("normal", ColumnType.REAL, rows, row -> 20 + 3 * (random.nextGaussian() + shift)),
                column("skewed", ColumnType.REAL, rows, row -> Math.exp(random.nextGaussian() + shift)),
                column("count", ColumnType.INTEGER, rows, row -> (long) (100 * (random.nextDouble() + shift))),
                column("few", ColumnType.INTEGER, rows, row -> (long) (6 * Math.pow(random.nextDouble(), 1 + shift))),
                column("flag", ColumnType.BOOLEAN, rows, row -> random.nextDouble() < 0.3 + shift / 3),
                column(
                        "text",
                        ColumnType.TEXT,
                        rows,
                        row -> "v" + (int) (30 * Math.pow(random.nextDouble(), 2 + 2 * shift))),
                column(
                        "gaps",
                        ColumnType.REAL,
                        rows,
                        row -> random.nextDouble() < 0.1 + shift / 10 ? Double.NaN : random.nextDouble()));
    }

    private static ColumnStatistics numbers(String name, double shift) {
        return column(name, ColumnType.REAL, 1_000, row -> row + shift);
    }

    private static ColumnStatistics column(
            String name, ColumnType type, int rows, IntFunction<@Nullable Object> values) {
        return Vectors.statistics(new Column(name, type), rows, values);
    }

    private static DatasetStatistics dataset(ColumnStatistics... columns) {
        return new DatasetStatistics("train", columns[0].rows(), List.of(columns));
    }
}

package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.TestColumn.booleans;
import static dev.headrace.validation.internal.TestColumn.dates;
import static dev.headrace.validation.internal.TestColumn.integers;
import static dev.headrace.validation.internal.TestColumn.reals;
import static dev.headrace.validation.internal.TestColumn.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.internal.TestColumn;
import dev.headrace.validation.internal.TestTable;
import dev.headrace.validation.schema.SchemaInference;
import dev.headrace.validation.schema.SchemaOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both ways: columns that know the label are found, and columns that are merely good are not.
final class LeakageScanTest {
    private static final int ROWS = 2_000;
    private static final int BATCH = 300;

    private final double[] normal = normal(ROWS);

    @Test
    void aCopyOfTheLabelUnderOtherNamesIsFound() {
        assertThat(suspects(binary(ROWS), texts("copy", ROWS, row -> bit(row) == 1 ? "won" : "lost")))
                .containsExactly("copy");
        assertThat(suspects(binary(ROWS), booleans("copy", ROWS, row -> bit(row) == 1)))
                .containsExactly("copy");
        assertThat(suspects(
                        integers("y", ROWS, row -> row * 7L % 5), integers("copy", ROWS, row -> 100 - row * 7L % 5)))
                .containsExactly("copy");
    }

    @Test
    void aFewThatFitOtherwiseDoNotHideIt() {
        assertThat(suspects(
                        binary(ROWS),
                        texts("after", ROWS, row -> (bit(row) == 1) == (row % 250 != 3) ? "won" : "lost")))
                .containsExactly("after");
    }

    @ParameterizedTest
    @ValueSource(ints = {350, 2_000})
    void aScoreThatTheLabelIsCutFromIsFound(int rows) {
        assertThat(suspects(
                        integers("y", rows, row -> normal[row] > 0.3 ? 1L : 0L),
                        reals("score", rows, row -> row % 11 == 0 ? Double.NaN : normal[row])))
                .isEmpty();
        assertThat(suspects(
                        integers("y", rows, row -> normal[row] > 0.3 ? 1L : 0L),
                        reals("score", rows, row -> normal[row])))
                .containsExactly("score");
    }

    @Test
    void aDateThatIsSetOnlyForOneClassIsFound() {
        assertThat(suspects(binary(ROWS), dates("closed", ROWS, row -> bit(row) == 1 ? (Long) (18_000L + row) : null)))
                .containsExactly("closed");
    }

    @Test
    void proseThatIsWrittenOnlyForOneClassIsFound() {
        assertThat(suspects(
                        binary(ROWS),
                        texts("reason", ROWS, row -> bit(row) == 1 ? "we had to decline case " + row : null)))
                .containsExactly("reason");
        assertThat(suspects(binary(ROWS), texts("reason", ROWS, row -> "we looked at the case " + row)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.6, 0.9, 0.96, 0.98})
    void aStrongColumnIsNotSuspected(double agreement) {
        SplittableRandom random = new SplittableRandom(5);
        assertThat(suspects(
                        binary(ROWS),
                        texts("strong", ROWS, row -> random.nextDouble() < agreement == (bit(row) == 1) ? "a" : "b")))
                .isEmpty();
    }

    @Test
    void noiseIsNotSuspectedHoweverManyValuesItHas() {
        SplittableRandom random = new SplittableRandom(5);
        assertThat(suspects(binary(ROWS), integers("noise", ROWS, row -> random.nextLong(390))))
                .isEmpty();
        assertThat(suspects(binary(ROWS), reals("noise", ROWS, row -> random.nextDouble())))
                .isEmpty();
    }

    @Test
    void aFrequentClassAloneMakesNoSuspect() {
        assertThat(suspects(
                        integers("y", ROWS, row -> row % 100 == 0 ? 1L : 0L),
                        texts("city", ROWS, row -> "c" + row % 7)))
                .isEmpty();
    }

    @Test
    void tooFewRowsProveNothing() {
        assertThat(suspects(binary(60), texts("copy", 60, row -> bit(row) == 1 ? "won" : "lost")))
                .isEmpty();
        assertThat(suspects(binary(180), texts("copy", 180, row -> bit(row) == 1 ? "won" : "lost")))
                .containsExactly("copy");
    }

    @Test
    void rowsWithoutALabelDoNotCount() {
        assertThat(suspects(
                        integers("y", ROWS, row -> row % 3 == 0 ? null : bit(row)),
                        texts("after", ROWS, row -> row % 3 == 0 ? "open" : bit(row) == 1 ? "won" : "lost")))
                .containsExactly("after");
    }

    @Test
    void aQuantityInOtherUnitsIsFound() {
        assertThat(suspects(
                        reals("price", ROWS, row -> Math.exp(3 * normal[row])),
                        reals("cents", ROWS, row -> Math.rint(100 * Math.exp(3 * normal[row]))),
                        reals("logarithm", ROWS, row -> normal[row])))
                .contains("cents");
        assertThat(suspects(
                        reals("celsius", ROWS, row -> 12 + 8 * normal[row]),
                        integers("fahrenheit", ROWS, row -> Math.round(32 + 1.8 * (12 + 8 * normal[row])))))
                .containsExactly("fahrenheit");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.15, 0.3, 1, 5})
    void aStrongQuantityIsNotSuspected(double noise) {
        double[] other = normal(3 * ROWS);
        assertThat(suspects(
                        reals("y", ROWS, row -> normal[row] + noise * other[2 * ROWS + row]),
                        reals("x", ROWS, row -> normal[row])))
                .isEmpty();
    }

    @Test
    void manyClassesAreHandledInBoundedMemory() {
        SplittableRandom random = new SplittableRandom(5);
        assertThat(suspects(
                        texts("y", 20_000, row -> "class " + row % 180),
                        reals("noise", 20_000, row -> random.nextDouble()),
                        integers("code", 20_000, row -> 7 * (row % 180L))))
                .containsExactly("code");
    }

    @Test
    void theSharesAreThoseOfTheDefinition() {
        Anomaly anomaly = scan(
                        binary(ROWS), texts("after", ROWS, row -> (bit(row) == 1) == (row % 250 != 3) ? "won" : "lost"))
                .anomalies()
                .getFirst();
        assertThat(anomaly.message())
                .startsWith("The column 'after' alone predicts the label 'y' for 99.6 % of 2,000 rows");
    }

    private List<String> suspects(TestColumn label, TestColumn... others) {
        return scan(label, others).anomalies().stream()
                .map(Anomaly::column)
                .map(Objects::requireNonNull)
                .toList();
    }

    private Anomalies scan(TestColumn label, TestColumn... others) {
        List<TestColumn> columns = new ArrayList<>(Arrays.asList(others));
        columns.add(label);
        DatasetStatistics statistics = new TestTable()
                .with("train", columns.toArray(TestColumn[]::new))
                .statistics("train");
        DataSchema schema = SchemaInference.infer(statistics, SchemaOptions.predicting(label.name()));
        LeakageScan scan = LeakageScan.of(
                        columns.stream().map(TestColumn::column).toList(), statistics, schema)
                .orElseThrow();
        Findings findings = new Findings();
        try (BufferAllocator allocator = new RootAllocator()) {
            inBatches(columns, allocator, scan::sample);
            inBatches(columns, allocator, scan::add);
        }
        scan.report("train", ExampleValidatorConfig.defaults(), findings);
        return findings.inOrder(schema);
    }

    private interface Pass {
        void accept(VectorSchemaRoot batch, long firstRow);
    }

    private static void inBatches(List<TestColumn> columns, BufferAllocator allocator, Pass pass) {
        int rows = columns.getFirst().values().size();
        for (int from = 0; from < rows; from += BATCH) {
            int first = from;
            int to = Math.min(rows, from + BATCH);
            List<TestColumn> slice =
                    columns.stream().map(column -> column.rows(first, to)).toList();
            try (VectorSchemaRoot batch = TestTable.batch(slice, allocator)) {
                pass.accept(batch, from);
            }
        }
    }

    private static TestColumn binary(int rows) {
        return integers("y", rows, LeakageScanTest::bit);
    }

    private static Long bit(int row) {
        return new SplittableRandom(row).nextLong(5) < 2 ? 1L : 0L;
    }

    private static double[] normal(int rows) {
        SplittableRandom random = new SplittableRandom(11);
        return random.doubles(rows, 0, 1)
                .map(uniform -> Math.sqrt(-2 * Math.log(1 - uniform)) * Math.cos(2 * Math.PI * random.nextDouble()))
                .toArray();
    }
}

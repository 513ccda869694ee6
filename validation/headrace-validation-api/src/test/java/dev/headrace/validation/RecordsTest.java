package dev.headrace.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordsTest {
    private static final NumericStatistics NUMERIC = new NumericStatistics(
            2,
            1,
            0,
            0,
            1,
            1,
            -1.5,
            0,
            null,
            null,
            -0.75,
            Double.NaN,
            List.of(-1.5, 0.0),
            0,
            List.of(new Bucket(-1.5, -1.5, 1), new Bucket(0, Double.POSITIVE_INFINITY, 1)));
    private static final ColumnStatistics PRICE = new ColumnStatistics(
            "price", ColumnType.REAL, 5, 2, 3, 0, List.of(new ValueCount("NaN", 1)), NUMERIC, null);
    private static final ColumnStatistics CITY = new ColumnStatistics(
            "city", ColumnType.TEXT, 5, 0, 5, 0, List.of(), null, new TextStatistics(0, 1, 1, 9, 5.5, 1, 5));
    private static final FeatureSchema FEATURE = new FeatureSchema(
            "city", ColumnType.TEXT, FeatureKind.CATEGORICAL, "5 values", 0.9, List.of("Bern", "Zürich"));
    private static final LabelSchema LABEL = new LabelSchema("sold", Task.BINARY, List.of("false", "true"));
    private static final Comparison COMPARISON = new Comparison(
            "city",
            "none",
            Double.NaN,
            Double.NaN,
            0.1,
            Double.NaN,
            Double.NaN,
            5,
            0,
            DriftVerdict.INCONCLUSIVE,
            "No rows.");

    private static Stream<Record> files() {
        return Stream.of(
                new DatasetStatistics("train", 5, List.of(PRICE, CITY)),
                new DataSchema(List.of(FEATURE), LABEL),
                new DataSchema(List.of(), null),
                new Anomalies(List.of(new Anomaly(null, "train", Kind.ROWS_DUPLICATED, Severity.INFO, "Two rows."))),
                new DriftReport(DriftVerdict.STABLE, "None.", 0.01, 5, 5, List.of(COMPARISON), List.of("One.")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsWrittenIsReadBack(Record file) {
        assertThat(JsonRecords.parse(JsonRecords.text(file), file.getClass(), "the test"))
                .isEqualTo(file);
    }

    @Test
    void listsAreCopied() {
        List<ValueCount> top = new ArrayList<>(List.of(new ValueCount("a", 1)));
        ColumnStatistics column = new ColumnStatistics("c", ColumnType.TEXT, 1, 0, 1, 0, top, null, null);
        top.clear();
        assertThat(column.top()).hasSize(1);
        List<String> domain = new ArrayList<>(List.of("a"));
        FeatureSchema feature = new FeatureSchema("c", ColumnType.TEXT, FeatureKind.CATEGORICAL, "a", 0, domain);
        domain.clear();
        assertThat(feature.domain()).containsExactly("a");
    }

    @Test
    void rowsWithAValueArePresent() {
        assertThat(PRICE.present()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aPresenceIsAShare(double presence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureSchema("c", ColumnType.TEXT, FeatureKind.TEXT, "a text", presence, null))
                .withMessageContaining("minimumPresence");
    }

    @ParameterizedTest
    @CsvSource({"BINARY, 1", "BINARY, 3", "MULTICLASS, 2", "REGRESSION, 1"})
    void aTaskHasItsNumberOfClasses(Task task, int classes) {
        List<String> names = Stream.of("a", "b", "c").limit(classes).toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelSchema("sold", task, names))
                .withMessageContaining(task.name());
    }

    @ParameterizedTest
    @EnumSource
    void onlyARegressionHasNoClasses(Task task) {
        assertThat(task.isClassification()).isEqualTo(task != Task.REGRESSION);
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMERIC", "CATEGORICAL", "BOOLEAN", "DATE", "TEXT"})
    void theFirstKindsAreFeatures(FeatureKind kind) {
        assertThat(kind.isFeature()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NUMERIC", "CATEGORICAL", "BOOLEAN", "DATE", "TEXT"},
            mode = EnumSource.Mode.EXCLUDE)
    void theOthersAreNot(FeatureKind kind) {
        assertThat(kind.isFeature()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DRIFTED, true", "STABLE, false", "INCONCLUSIVE, inconclusive"})
    void theVerdictIsAProperty(DriftVerdict verdict, String property) {
        assertThat(new DriftReport(verdict, "", 0.01, 0, 0, List.of(), List.of()).property())
                .isEqualTo(property);
    }

    @Test
    void anomaliesAreFoundByKindAndSeverity() {
        Anomaly error = new Anomaly("c", "train", Kind.TYPE_CHANGED, Severity.ERROR, "It changed.");
        Anomaly warning = new Anomaly("c", "train", Kind.NOT_FINITE, Severity.WARNING, "It is NaN.");
        assertThat(new Anomalies(List.of(error, warning)).of(Kind.NOT_FINITE)).containsExactly(warning);
        assertThat(new Anomalies(List.of(error, warning)).hasErrors()).isTrue();
        assertThat(new Anomalies(List.of(warning)).hasErrors()).isFalse();
    }

    @Test
    @SuppressWarnings("NullAway") // The test gives what must not be given.
    void nullIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> new DriftReport(null, "", 0.01, 0, 0, List.of(), List.of()))
                .withMessage("verdict is null");
        assertThatNullPointerException()
                .isThrownBy(() -> new ColumnStatistics("c", null, 0, 0, 0, 0, List.of(), null, null))
                .withMessage("type is null");
    }
}

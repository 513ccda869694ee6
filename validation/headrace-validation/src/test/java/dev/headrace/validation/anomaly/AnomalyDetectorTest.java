package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.TestColumn.integers;
import static dev.headrace.validation.internal.TestColumn.reals;
import static dev.headrace.validation.internal.TestColumn.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.headrace.core.config.Configuration;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.internal.TestColumn;
import dev.headrace.validation.internal.TestTable;
import dev.headrace.validation.schema.SchemaInference;
import dev.headrace.validation.schema.SchemaOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AnomalyDetectorTest {
    private static final int ROWS = 1_000;

    @Test
    void dataAsTheSchemaSaysHaveNoAnomalies() {
        assertThat(compare(x(), city(3), y(2)).anomalies()).isEmpty();
    }

    @Test
    void aMissingColumnIsAnErrorIfAModelLearnsFromIt() {
        Anomalies anomalies = compare(x(), y(2));
        assertThat(anomalies.hasErrors()).isTrue();
        assertThat(only(anomalies))
                .isEqualTo(new Anomaly(
                        "city",
                        "eval",
                        Kind.COLUMN_MISSING,
                        Severity.ERROR,
                        "The column 'city' of the schema is not in the data"));
    }

    @Test
    void aMissingColumnThatNothingIsLearnedFromIsWorthKnowing() {
        DataSchema schema = SchemaInference.infer(
                new TestTable()
                        .with("train", x(), texts("id", ROWS, row -> "r" + row))
                        .statistics("train"),
                SchemaOptions.withoutLabel());
        Anomalies anomalies = new AnomalyDetector(ExampleValidatorConfig.defaults())
                .detect(new TestTable().with("eval", x()).statistics(), schema);
        assertThat(only(anomalies).severity()).isEqualTo(Severity.INFO);
        assertThat(anomalies.hasErrors()).isFalse();
    }

    @Test
    void aNewColumnIsAWarning() {
        Anomaly anomaly = only(compare(x(), city(3), y(2), reals("later", ROWS, row -> row * 0.1)));
        assertThat(anomaly.kind()).isEqualTo(Kind.COLUMN_NEW);
        assertThat(anomaly.message())
                .isEqualTo("The column 'later' is not in the schema, so nothing is learned from it");
    }

    @Test
    void anotherTypeIsAnErrorAndNothingElseIsSaidOfTheColumn() {
        Anomaly anomaly = only(compare(texts("x", ROWS, row -> row % 2 == 0 ? null : "1.5"), city(3), y(2)));
        assertThat(anomaly.kind()).isEqualTo(Kind.TYPE_CHANGED);
        assertThat(anomaly.severity()).isEqualTo(Severity.ERROR);
        assertThat(anomaly.message()).isEqualTo("The column 'x' is TEXT, and the schema says REAL");
    }

    @Test
    void fewerValuesThanTheSchemaAllowsAreAWarningAndNoneAtAllAnError() {
        Anomaly few = only(compare(reals("x", ROWS, row -> row % 10 == 0 ? null : row * 0.5), city(3), y(2)));
        assertThat(few.kind()).isEqualTo(Kind.PRESENCE_LOW);
        assertThat(few.severity()).isEqualTo(Severity.WARNING);
        assertThat(few.message())
                .isEqualTo("The column 'x' has a value in 900 of 1,000 rows (90.0 %), and at least 98.0 % was"
                        + " expected");
        assertThat(only(compare(reals("x", ROWS, row -> null), city(3), y(2))).severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void aFewMissingValuesMoreThanBeforeAreChance() {
        assertThat(compare(reals("x", ROWS, row -> row < 25 ? null : row * 0.5), city(3), y(2))
                        .anomalies())
                .isEmpty();
    }

    @Test
    void unexpectedValuesWeighAsMuchAsTheirShare() {
        Anomaly few = only(compare(x(), texts("city", ROWS, row -> row < 5 ? "new " + row : "c" + row % 3), y(2)));
        assertThat(few.severity()).isEqualTo(Severity.INFO);
        assertThat(few.message())
                .isEqualTo("The column 'city' has values that the schema does not know in 5 of 1,000 rows (0.5 %):"
                        + " 'new 0', 'new 1', 'new 2', 'new 3', 'new 4'");
        Anomaly some = only(compare(x(), texts("city", ROWS, row -> row < 50 ? "new " + row : "c" + row % 3), y(2)));
        assertThat(some.severity()).isEqualTo(Severity.WARNING);
        assertThat(some.message()).endsWith(" and 45 more");
        Anomaly most = only(compare(x(), texts("city", ROWS, row -> "C" + row % 3), y(2)));
        assertThat(most.severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void anUnknownClassIsNeverJustWorthKnowing() {
        Anomaly anomaly = only(compare(x(), city(3), integers("y", ROWS, row -> row == 0 ? 7L : row % 2L)));
        assertThat(anomaly.kind()).isEqualTo(Kind.VALUES_UNEXPECTED);
        assertThat(anomaly.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void nanAndInfinitiesAreCounted() {
        Anomaly anomaly = only(compare(
                reals("x", ROWS, row -> row < 3 ? Double.NaN : row == 3 ? Double.NEGATIVE_INFINITY : row * 0.5),
                city(3),
                y(2)));
        assertThat(anomaly.kind()).isEqualTo(Kind.NOT_FINITE);
        assertThat(anomaly.message()).isEqualTo("The column 'x' holds 3 NaN and 1 infinity among 1,000 values");
    }

    @Test
    void rareClassesAreNamedForLearningAndForJudging() {
        TestColumn train = integers("y", ROWS, row -> row < 9 ? 1L : 0L);
        DataSchema schema = schema(train);
        Anomalies anomalies = new AnomalyDetector(ExampleValidatorConfig.defaults())
                .detect(
                        new TestTable()
                                .with("train", x(), city(3), train)
                                .with("eval", x(), city(3), integers("y", ROWS, row -> 0L))
                                .statistics(),
                        schema);
        assertThat(anomalies.anomalies())
                .extracting(Anomaly::split, Anomaly::severity, Anomaly::message)
                .containsExactly(
                        tuple(
                                "eval",
                                Severity.WARNING,
                                "The label 'y' has 0 rows of class '1', and 5 are needed to judge a class by"),
                        tuple(
                                "train",
                                Severity.WARNING,
                                "The label 'y' has 9 rows of class '1', and 10 are needed to learn a class"));
    }

    @Test
    void oneClassAloneCannotBeLearned() {
        Anomalies anomalies = new AnomalyDetector(ExampleValidatorConfig.defaults())
                .detect(new TestTable().with("train", x(), city(3), y(1)).statistics(), schema(y(2)));
        assertThat(only(anomalies).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aSplitWithoutRowsIsSaidOnce() {
        TestTable table = new TestTable().with("eval", x().rows(0, 0), city(3).rows(0, 0), y(2).rows(0, 0));
        Anomaly anomaly =
                only(new AnomalyDetector(ExampleValidatorConfig.defaults()).detect(table.statistics(), schema(y(2))));
        assertThat(anomaly)
                .isEqualTo(new Anomaly(null, "eval", Kind.PRESENCE_LOW, Severity.WARNING, "The split has no rows"));
    }

    @Test
    void aColumnThatIsDistributedOtherwiseThanInTheSplitToLearnFromIsAWarning() {
        TestColumn shifted = texts("city", ROWS, row -> "c" + (row % 10 < 9 ? 0 : row % 3));
        Anomalies anomalies = new AnomalyDetector(ExampleValidatorConfig.defaults())
                .detect(
                        new TestTable()
                                .with("train", x(), city(3), y(2))
                                .with("eval", x(), shifted, y(2))
                                .statistics(),
                        schema(y(2)));
        Anomaly anomaly = only(anomalies);
        assertThat(anomaly.kind()).isEqualTo(Kind.SPLIT_SKEW);
        assertThat(anomaly.column()).isEqualTo("city");
        assertThat(anomaly.split()).isEqualTo("eval");
        assertThat(anomaly.severity()).isEqualTo(Severity.WARNING);
        assertThat(anomaly.message())
                .startsWith("The column 'city' is distributed otherwise than in the split 'train': ");
    }

    @Test
    void theGravestComeFirstAndThenTheColumnsInOrder() {
        Anomalies anomalies = compare(
                reals("z", ROWS, row -> row * 0.5),
                reals("a", ROWS, row -> row * 0.5),
                texts("city", ROWS, row -> row < 50 ? "new" : "c" + row % 3),
                reals("x", ROWS, row -> row < 3 ? Double.NaN : row * 0.5));
        assertThat(anomalies.anomalies())
                .extracting(Anomaly::column, Anomaly::kind)
                .containsExactly(
                        tuple("y", Kind.COLUMN_MISSING),
                        tuple("x", Kind.NOT_FINITE),
                        tuple("city", Kind.VALUES_UNEXPECTED),
                        tuple("a", Kind.COLUMN_NEW),
                        tuple("z", Kind.COLUMN_NEW));
    }

    @Test
    void theDefaultsAreThoseOfTheConfiguration() {
        assertThat(Configuration.ofProcess().bind("example-validator", ExampleValidatorConfig.class, Map.of()))
                .isEqualTo(ExampleValidatorConfig.defaults());
    }

    @Test
    void sharesAndRowsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExampleValidatorConfig("train", 1.5, 10, 5, 0, 0, 0, 0))
                .withMessage("unexpected-share is 1.5, and a share between 0 and 1 was expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExampleValidatorConfig("train", 0, -1, 5, 0, 0, 0, 0))
                .withMessage("train-class-rows is -1, and 0 or more was expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExampleValidatorConfig("", 0, 0, 5, 0, 0, 0, 0))
                .withMessage("split is blank, and the name of a split was expected");
    }

    private static Anomalies compare(TestColumn... eval) {
        return new AnomalyDetector(ExampleValidatorConfig.defaults())
                .detect(new TestTable().with("eval", eval).statistics(), schema(y(2)));
    }

    private static DataSchema schema(TestColumn label) {
        return SchemaInference.infer(
                new TestTable().with("train", x(), city(3), label).statistics("train"), SchemaOptions.predicting("y"));
    }

    private static Anomaly only(Anomalies anomalies) {
        List<Anomaly> found = anomalies.anomalies();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static TestColumn x() {
        return reals("x", ROWS, row -> row * 0.5);
    }

    private static TestColumn city(int values) {
        return texts("city", ROWS, row -> "c" + row % values);
    }

    private static TestColumn y(int classes) {
        return integers("y", ROWS, row -> (long) (row % classes));
    }
}

package dev.headrace.validation.schema;

import static dev.headrace.validation.internal.TestColumn.booleans;
import static dev.headrace.validation.internal.TestColumn.dates;
import static dev.headrace.validation.internal.TestColumn.integers;
import static dev.headrace.validation.internal.TestColumn.reals;
import static dev.headrace.validation.internal.TestColumn.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.internal.TestColumn;
import dev.headrace.validation.internal.TestTable;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LabelInferenceTest {
    private static final int ROWS = 2_000;

    @Test
    void twoValuesAreBinaryWhateverTheirType() {
        assertThat(label(integers("y", ROWS, row -> row % 2L)))
                .isEqualTo(new LabelSchema("y", Task.BINARY, List.of("0", "1")));
        assertThat(label(booleans("y", ROWS, row -> row % 3 == 0)).classes()).containsExactly("false", "true");
        assertThat(label(texts("y", ROWS, row -> row % 3 == 0 ? ">50K" : "<=50K"))
                        .classes())
                .containsExactly("<=50K", ">50K");
        assertThat(label(reals("y", ROWS, row -> row % 2 == 0 ? -1.0 : 1.0)).classes())
                .containsExactly("-1.0", "1.0");
    }

    @Test
    void fewWholeNumbersAreClassesInOrderOfValue() {
        LabelSchema label = label(integers("y", ROWS, row -> row % 10L + 5));
        assertThat(label.task()).isEqualTo(Task.MULTICLASS);
        assertThat(label.classes()).containsExactly("5", "6", "7", "8", "9", "10", "11", "12", "13", "14");
        assertThat(label(reals("y", ROWS, row -> row % 3 * 2.0)).task()).isEqualTo(Task.MULTICLASS);
    }

    @Test
    void manyNumbersAreAQuantity() {
        assertThat(label(integers("age", ROWS, row -> 17 + row % 74L)))
                .isEqualTo(new LabelSchema("age", Task.REGRESSION, List.of()));
        assertThat(label(reals("y", ROWS, row -> row % 3 * 0.5)).task()).isEqualTo(Task.REGRESSION);
        assertThat(label(integers("y", 30, row -> row % 8L)).task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void upToTwentyNumbersAreClassesWhereEachHasManyRows() {
        assertThat(label(integers("y", 3_000, row -> row % 18L)).task()).isEqualTo(Task.MULTICLASS);
        assertThat(label(integers("y", 1_000, row -> row % 18L)).task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void textIsClassesIfTheyAreFewOrHaveManyRows() {
        assertThat(label(texts("y", 500, row -> "c" + row % 50)).classes()).hasSize(50);
        assertThat(label(texts("y", 12_000, row -> "c" + row % 120)).classes()).hasSize(120);
        assertUnusable(
                "The label 'y' holds text with 120 values in 2,000 rows, too many for classes; set the task to"
                        + " 'multiclass' if they are meant",
                texts("y", ROWS, row -> "c" + row % 120),
                TaskChoice.AUTO);
        assertUnusable(
                "The label 'y' holds text with 2,000 values in 2,000 rows, too many for classes",
                texts("y", ROWS, row -> "c" + row),
                TaskChoice.AUTO);
        assertThat(label(texts("y", ROWS, row -> "c" + row % 120), TaskChoice.MULTICLASS)
                        .classes())
                .hasSize(120);
    }

    @Test
    void theTaskMayBeSet() {
        assertThat(label(integers("y", ROWS, row -> row % 2L), TaskChoice.REGRESSION)
                        .task())
                .isEqualTo(Task.REGRESSION);
        assertThat(label(integers("y", ROWS, row -> row % 40L), TaskChoice.MULTICLASS)
                        .classes())
                .hasSize(40);
        assertThat(label(booleans("y", ROWS, row -> row % 2 == 0), TaskChoice.BINARY)
                        .task())
                .isEqualTo(Task.BINARY);
    }

    @Test
    void aTaskThatDoesNotFitIsRefused() {
        assertUnusable(
                "The label 'y' holds text, and the task 'regression' predicts numbers",
                texts("y", ROWS, row -> "c" + row % 2),
                TaskChoice.REGRESSION);
        assertUnusable(
                "The label 'y' has 3 values ('0', '1', '2'), and the task 'binary' has two classes",
                integers("y", ROWS, row -> row % 3L),
                TaskChoice.BINARY);
        assertUnusable(
                "The label 'y' has 2 values, and the task 'multiclass' has three classes or more; 'binary' fits",
                integers("y", ROWS, row -> row % 2L),
                TaskChoice.MULTICLASS);
        assertUnusable(
                "The label 'y' has 1,500 values, and at most 1,000 classes can be learned; the task 'regression'"
                        + " predicts numbers",
                integers("y", 3_000, row -> row % 1_500L),
                TaskChoice.MULTICLASS);
    }

    @Test
    void nanCountsAsMissing() {
        TestColumn half = reals("y", ROWS, row -> row % 2 == 0 ? Double.NaN : row % 4 == 1 ? 0.0 : 1.0);
        assertThat(label(half)).isEqualTo(new LabelSchema("y", Task.BINARY, List.of("0.0", "1.0")));
        assertUnusable(
                "The label 'y' has no value in any of 2,000 rows",
                reals("y", ROWS, row -> row % 2 == 0 ? Double.NaN : null),
                TaskChoice.AUTO);
    }

    @Test
    void aTextThatSaysNanIsAClass() {
        assertThat(label(texts("y", ROWS, row -> row % 2 == 0 ? "NaN" : "number"))
                        .classes())
                .containsExactly("NaN", "number");
    }

    @Test
    void whatCannotBeLearnedIsRefusedWithItsCounts() {
        assertUnusable(
                "The label 'y' has no value in any of 2,000 rows", texts("y", ROWS, row -> null), TaskChoice.AUTO);
        assertUnusable(
                "The label 'y' has one value, 'yes', in all of its 1,000 rows to learn from, and at least two values were expected",
                texts("y", ROWS, row -> row % 2 == 0 ? "yes" : null),
                TaskChoice.AUTO);
        assertUnusable(
                "The label 'y' has the class 'no' in 1,999 rows and 'yes' in 1, and a class needs two rows to be"
                        + " learned",
                texts("y", ROWS, row -> row == 9 ? "yes" : "no"),
                TaskChoice.AUTO);
        assertUnusable(
                "The label 'y' is infinite in 1 row of 2,000, and what is to be predicted has to be finite",
                reals("y", ROWS, row -> row == 9 ? Double.NEGATIVE_INFINITY : row * 0.5),
                TaskChoice.AUTO);
        assertUnusable(
                "The label 'y' holds dates, and classes or numbers were expected",
                dates("y", ROWS, row -> row % 2L),
                TaskChoice.AUTO);
    }

    @Test
    void anUnknownLabelIsAnsweredWithTheNearestNameAndAllNames() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> infer(
                        integers("Survived", ROWS, row -> row % 2L),
                        new SchemaOptions("survived", TaskChoice.AUTO, List.of())))
                .withMessage("The label 'survived' is not a column of the data; did you mean 'Survived'? the columns"
                        + " are 'x', 'Survived'")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.LABEL_UNKNOWN));
    }

    @Test
    void aLabelThatIsExcludedTooIsRefused() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> infer(
                        integers("y", ROWS, row -> row % 2L), new SchemaOptions("y", TaskChoice.AUTO, List.of("y"))))
                .withMessage("The column 'y' is both the label and excluded");
    }

    @Test
    void theLabelIsAColumnOfTheSchemaWithItsClassesAsDomain() {
        DataSchema schema = infer(texts("y", ROWS, row -> row % 2 == 0 ? "a" : "b"), SchemaOptions.predicting("y"));
        assertThat(schema.feature("y")).hasValueSatisfying(feature -> {
            assertThat(feature.kind()).isEqualTo(FeatureKind.LABEL);
            assertThat(feature.domain()).containsExactly("a", "b");
            assertThat(feature.reason()).isEqualTo("binary: 2 classes in 2,000 rows");
            assertThat(feature.minimumPresence()).isEqualTo(0.98);
        });
    }

    private static LabelSchema label(TestColumn column) {
        return label(column, TaskChoice.AUTO);
    }

    private static LabelSchema label(TestColumn column, TaskChoice choice) {
        return infer(column, new SchemaOptions(column.name(), choice, List.of()))
                .requireLabel();
    }

    private static DataSchema infer(TestColumn label, SchemaOptions options) {
        TestColumn feature = reals("x", label.values().size(), row -> row * 0.37 % 11);
        return SchemaInference.infer(
                new TestTable().with("train", feature, label).statistics("train"), options);
    }

    private static void assertUnusable(String message, TestColumn column, TaskChoice choice) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> label(column, choice))
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.LABEL_UNUSABLE));
    }
}

package dev.headrace.validation.schema;

import static dev.headrace.validation.internal.TestColumn.booleans;
import static dev.headrace.validation.internal.TestColumn.dates;
import static dev.headrace.validation.internal.TestColumn.integers;
import static dev.headrace.validation.internal.TestColumn.reals;
import static dev.headrace.validation.internal.TestColumn.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.internal.TestColumn;
import dev.headrace.validation.internal.TestTable;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaInferenceTest {
    private static final TestColumn QUANTITY = reals("quantity", 712, row -> row * 0.37 % 11);

    @Test
    void aRowNumberIsAnIdentifierByItsValuesAlone() {
        FeatureSchema feature = feature(integers("n", 712, row -> row * 5L / 4 + 1));
        assertThat(feature.kind()).isEqualTo(FeatureKind.IDENTIFIER);
        assertThat(feature.reason())
                .isEqualTo("whole numbers from 1 to 889 of which none occurs twice: 712 values in 712 rows");
        assertThat(feature.minimumPresence()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PassengerId", "passenger_id", "ID", "uuid", "order number", "primaryKey"})
    void aNameMakesAnIdentifierOfNumbersThatAreNearlyAllDifferent(String name) {
        SplittableRandom random = new SplittableRandom(7);
        assertThat(feature(integers(name, 300, row -> random.nextLong())).kind())
                .isEqualTo(FeatureKind.IDENTIFIER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid", "grid", "price_index", "rooms_number", "key"})
    void aNameMakesNoIdentifierOfNumbersThatRepeat(String name) {
        assertThat(feature(integers(name, 300, row -> row % 40L)).kind()).isEqualTo(FeatureKind.NUMERIC);
    }

    @Test
    void aQuantityOfManyDifferentWholeNumbersStaysAQuantity() {
        SplittableRandom random = new SplittableRandom(7);
        assertThat(feature(integers("income", 712, row -> 20_000 + random.nextLong(100_000)))
                        .kind())
                .isEqualTo(FeatureKind.NUMERIC);
        assertThat(feature(integers("nanoseconds", 712, row -> random.nextLong(1L << 50)))
                        .kind())
                .isEqualTo(FeatureKind.NUMERIC);
    }

    @Test
    void aRealNumberIsAQuantityThoughAllItsValuesDiffer() {
        FeatureSchema feature = feature(reals("fare", 712, row -> row * 1.25));
        assertThat(feature.kind()).isEqualTo(FeatureKind.NUMERIC);
        assertThat(feature.reason()).isEqualTo("numbers from 0 to 888.75: 712 values in 712 rows");
    }

    @Test
    void fewWholeNumbersAreAQuantity() {
        assertThat(feature(integers("class", 712, row -> row % 3L + 1)).kind()).isEqualTo(FeatureKind.NUMERIC);
    }

    @Test
    void proseIsTextAndCodesThatNearlyAllDifferNameRows() {
        assertThat(feature(texts("Name", 712, row -> "Braund, Mr. Owen " + row)).kind())
                .isEqualTo(FeatureKind.TEXT);
        FeatureSchema ticket = feature(texts("Ticket", 712, row -> "A/5 " + row * 21 / 20));
        assertThat(ticket.kind()).isEqualTo(FeatureKind.IDENTIFIER);
        assertThat(ticket.reason()).isEqualTo("712 values in 712 rows: each names its row");
    }

    @Test
    void codesOfTooManyValuesToLearnFromCountAsIdentifiers() {
        FeatureSchema cabin = feature(texts("Cabin", 712, row -> row % 4 == 0 ? "C" + row % 120 : null));
        assertThat(cabin.kind()).isEqualTo(FeatureKind.IDENTIFIER);
        assertThat(cabin.reason())
                .isEqualTo("30 values in 178 rows: too many to learn from, since a category of so many rows has at"
                        + " most 20");
        assertThat(cabin.domain()).isNull();
    }

    @Test
    void limitedTextIsACategoryWithItsValuesInOrderOfCodePoints() {
        // U+FF21 comes before U+1F600 by code point, and behind it by UTF-16 unit.
        List<String> values = List.of("male", "female", "\uD83D\uDE00", "\uFF21");
        FeatureSchema sex = feature(texts("Sex", 712, row -> values.get(row % 4)));
        assertThat(sex.kind()).isEqualTo(FeatureKind.CATEGORICAL);
        assertThat(sex.domain()).containsExactly("female", "male", "\uFF21", "\uD83D\uDE00");
        assertThat(sex.reason()).isEqualTo("4 values in 712 rows");
    }

    @Test
    void aCategoryMayHaveMoreValuesWhereThereAreMoreRows() {
        assertThat(feature(texts("city", 10_000, row -> "city " + row % 400)).kind())
                .isEqualTo(FeatureKind.CATEGORICAL);
        assertThat(feature(texts("city", 7_000, row -> "city " + row % 400)).kind())
                .isEqualTo(FeatureKind.IDENTIFIER);
        assertThat(feature(texts("city", 40_000, row -> "city " + row % 1_200)).kind())
                .isEqualTo(FeatureKind.IDENTIFIER);
    }

    @Test
    void oneValueThroughoutIsConstantWhateverIsMissing() {
        FeatureSchema feature = feature(texts("country", 712, row -> row % 3 == 0 ? null : "ZA"));
        assertThat(feature.kind()).isEqualTo(FeatureKind.CONSTANT);
        assertThat(feature.reason()).isEqualTo("one value 'ZA' in 474 rows, and none in 238");
    }

    @Test
    void nothingAtAllIsEmptyAndSoAreNumbersOfWhichNoneIsFinite() {
        assertThat(feature(texts("nothing", 712, row -> null)).reason()).isEqualTo("no value in any of 712 rows");
        FeatureSchema broken =
                feature(reals("broken", 712, row -> row % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY));
        assertThat(broken.kind()).isEqualTo(FeatureKind.EMPTY);
        assertThat(broken.reason()).isEqualTo("no finite number among 712 values, only NaN or infinities");
    }

    @Test
    void booleansAndDatesGoByTheirTypes() {
        assertThat(feature(booleans("flag", 712, row -> row % 2 == 0)).kind()).isEqualTo(FeatureKind.BOOLEAN);
        assertThat(feature(dates("day", 712, row -> (long) row)).kind()).isEqualTo(FeatureKind.DATE);
    }

    @Test
    void excludedColumnsAreLeftOut() {
        DataSchema schema = SchemaInference.infer(
                statistics(QUANTITY, reals("later", 712, row -> row * 0.5)),
                new SchemaOptions(null, TaskChoice.AUTO, List.of("later")));
        assertThat(schema.learnable()).extracting(FeatureSchema::name).containsExactly("quantity");
        assertThat(schema.features()).extracting(FeatureSchema::kind).contains(FeatureKind.EXCLUDED);
        assertThat(schema.label()).isNull();
    }

    @Test
    void anUnknownExcludedColumnIsRefused() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> SchemaInference.infer(
                        statistics(QUANTITY), new SchemaOptions(null, TaskChoice.AUTO, List.of("quantty"))))
                .withMessage("The column 'quantty', which is to be excluded, is not in the data; did you mean"
                        + " 'quantity'?")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH));
    }

    @Test
    void whereNothingIsLeftToLearnFromEachColumnSaysWhy() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> SchemaInference.infer(
                        statistics(
                                integers("id", 712, row -> (long) row),
                                texts("country", 712, row -> "ZA"),
                                integers("y", 712, row -> row % 2L)),
                        SchemaOptions.predicting("y")))
                .withMessage("No column is left to learn from: 'id' is identifier (the name ends with 'id', and there"
                        + " are 712 values in 712 rows); 'country' is constant (one value 'ZA' in 712 rows); 'y' is"
                        + " label (binary: 2 classes in 712 rows)")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.NO_FEATURES));
    }

    @Test
    void presenceLeavesRoomForChanceAndForOnePerCent() {
        // The Wilson bound at 3 standard deviations is 712/721 = 0.9875.
        assertThat(feature(reals("x", 712, row -> row * 0.5)).minimumPresence()).isEqualTo(0.97);
        assertThat(feature(reals("x", 100_000, row -> row * 0.5)).minimumPresence())
                .isEqualTo(0.98);
        assertThat(feature(reals("x", 712, row -> row % 2 == 0 ? null : row * 0.5))
                        .minimumPresence())
                .isEqualTo(0.43);
    }

    @Test
    void anEstimatedNumberOfValuesGivesNoDomain() {
        TestColumn column = texts("city", 10_000, row -> "city " + row % 400);
        ColumnStatistics exact = column.statistics();
        ColumnStatistics estimated = new ColumnStatistics(
                exact.name(),
                exact.type(),
                exact.rows(),
                exact.missing(),
                401,
                0.02,
                exact.top().subList(0, 100),
                null,
                exact.text());
        FeatureSchema feature = SchemaInference.infer(
                        new DatasetStatistics("train", 10_000, List.of(estimated)), SchemaOptions.withoutLabel())
                .features()
                .getFirst();
        assertThat(feature.kind()).isEqualTo(FeatureKind.CATEGORICAL);
        assertThat(feature.reason()).isEqualTo("about 401 values in 10,000 rows");
        assertThat(feature.domain()).isNull();
    }

    private static FeatureSchema feature(TestColumn column) {
        int rows = column.values().size();
        TestColumn other = reals("quantity", rows, row -> row * 0.37 % 11);
        return SchemaInference.infer(statistics(column, other), SchemaOptions.withoutLabel())
                .features()
                .getFirst();
    }

    private static DatasetStatistics statistics(TestColumn... columns) {
        return new TestTable().with("train", columns).statistics("train");
    }
}

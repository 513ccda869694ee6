package dev.headrace.serving.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Model;
import dev.headrace.training.ModelCard;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The regression 2 x for one column x of each type.
final class ScorerTest {
    private static final LabelSchema NUMBER = new LabelSchema("y", Task.REGRESSION, List.of());

    @Test
    void theClassOfTheGreatestProbabilityIsTheLabel() {
        Scorer scorer = Scorer.of(model(
                List.of(new Column("x", ColumnType.REAL)),
                List.of(new Operation.Number("x", 0, 1, -100, 100, false)),
                new LabelSchema("y", Task.MULTICLASS, List.of("a", "b", "c")),
                new LinearPredictor(1, 3, Link.SOFTMAX, new double[] {1, 2, -1}, new double[] {0, 0, 0})));
        Prediction prediction = scorer.score(Map.of("x", 1));
        double sum = Math.exp(1) + Math.exp(2) + Math.exp(-1);
        assertThat(prediction.label()).isEqualTo("b");
        assertThat(prediction.scores().get(0)).isCloseTo(Math.exp(1) / sum, within(1e-15));
        assertThat(prediction.scores().get(1)).isCloseTo(Math.exp(2) / sum, within(1e-15));
        assertThat(scorer.score(Map.of("x", -1)).label()).isEqualTo("c");
        assertThat(scorer.score(Map.of("x", 0)).label())
                .as("the first of equals")
                .isEqualTo("a");
    }

    @Test
    void aRegressionHasNoLabel() {
        Prediction prediction = number(ColumnType.REAL).score(Map.of("x", 21));
        assertThat(prediction.label()).isNull();
        assertThat(prediction.scores()).containsExactly(42.0);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 5, 10",
        "INTEGER, 5.0, 10",
        "INTEGER, -9007199254740993, -200",
        "REAL, 5, 10",
        "REAL, 2.5, 5",
        "REAL, 1e-3, 0.002",
        "REAL, 12345678901234567890, 200",
        "REAL, '\"NaN\"', 0",
        "REAL, '\"Infinity\"', 0",
        "REAL, '\"-Infinity\"', 0",
        "REAL, null, 0",
        "BOOLEAN, true, 2",
        "BOOLEAN, false, 0",
        "TEXT, '\"x\"', 2",
        "TEXT, '\"5\"', 0",
        "DATE, '\"1970-01-11\"', 20",
        "TIMESTAMP, '\"1970-01-11T12:00:00\"', 21",
        "TIMESTAMP, '\"1970-01-11T12:00\"', 21",
        "TIMESTAMP, '\"1970-01-11T12:00:00.000000Z\"', 21",
        "TIMESTAMP, '\"1970-01-11T14:00:00+02:00\"', 21",
        "TIMESTAMP, '\"1970-01-11\"', 20"
    })
    void valuesOfJsonBecomeThoseOfTheColumn(ColumnType type, String json, double expected) throws Exception {
        assertThat(number(type).score(row("{\"x\": " + json + "}")).scores())
                .singleElement()
                .satisfies(found -> assertThat(found).isCloseTo(expected, within(1e-9)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INTEGER | 5.5 | the number 5.5, and a whole number of 64 bits was expected",
                "INTEGER | 9223372036854775808 | the number 9223372036854775808, and a whole number of 64 bits was expected",
                "INTEGER | 1e19 | the number 1.0E19, and a whole number of 64 bits was expected",
                "INTEGER | \"5\" | the text \"5\", and a whole number of 64 bits was expected",
                "INTEGER | true | true, and a whole number of 64 bits was expected",
                "REAL | \"5\" | the text \"5\", and a number was expected",
                "REAL | 1e400 | the number Infinity, and a number was expected",
                "REAL | [5] | an array, and a number was expected",
                "REAL | {\"b64\": \"\"} | an object, and a number was expected",
                "BOOLEAN | 1 | the number 1, and true or false was expected",
                "BOOLEAN | \"true\" | the text \"true\", and true or false was expected",
                "TEXT | 5 | the number 5, and a text was expected",
                "DATE | \"11.1.1970\" | the text \"11.1.1970\", and a day such as \"2026-03-01\" was expected",
                "DATE | \"1970-02-30\" | the text \"1970-02-30\", and a day such as \"2026-03-01\" was expected",
                "TIMESTAMP | \"noon\" | the text \"noon\", and a time such as \"2026-03-01T12:30:00\" was expected",
                "TIMESTAMP | \"+999999999-01-01T00:00:00\" | the text \"+999999999-01-01T00:00:00\", and a time such as"
                        + " \"2026-03-01T12:30:00\" was expected"
            })
    void aValueOfAnotherTypeIsRefusedByName(ColumnType type, String json, String expected) throws Exception {
        ObjectNode row = row("{\"x\": " + json + "}");
        assertRefused(number(type), row, "Column 'x' is " + expected);
    }

    @Test
    void longTextsAreCutInMessages() throws Exception {
        ObjectNode row = row("{\"x\": \"" + "a".repeat(1000) + "\"}");
        assertRefused(
                number(ColumnType.REAL),
                row,
                "Column 'x' is the text \"" + "a".repeat(60) + "...\", and a number was expected");
    }

    @Test
    void anUnknownColumnIsRefusedAndTheNearestNamed() throws Exception {
        assertRefused(
                number(ColumnType.REAL), row("{\"x\": 5, \"xx\": 5}"), "The model reads no column 'xx'; known: x");
        Scorer income = Scorer.of(model(
                List.of(new Column("age", ColumnType.REAL)),
                List.of(new Operation.Number("age", 0, 1, -100, 100, false)),
                NUMBER,
                linear(1)));
        assertRefused(income, row("{\"agee\": 5}"), "The model reads no column 'agee'; did you mean 'age'?");
    }

    @Test
    void theLabelAndColumnsThatWereLeftOutMayBeThere() throws Exception {
        Scorer scorer = number(ColumnType.REAL);
        assertThat(scorer.score(row("{\"x\": 5, \"y\": 7, \"id\": [1, {}]}")).scores())
                .containsExactly(10.0);
        assertRefused(scorer, row("{\"y\": 7, \"id\": 1}"), "The row has none of the columns that the model reads: x");
        assertRefused(scorer, row("{}"), "The row has none of the columns that the model reads: x");
    }

    @Test
    void plainValuesAreAsGoodAsJson() {
        Scorer scorer = number(ColumnType.REAL);
        for (Object value : Arrays.<Object>asList(5, 5L, 5.0, 5f, (short) 5, (byte) 5, BigInteger.valueOf(5))) {
            assertThat(scorer.score(Map.of("x", value)).scores()).containsExactly(10.0);
        }
        Map<String, @Nullable Object> missing = new HashMap<>();
        missing.put("x", null);
        assertThat(scorer.score(missing).scores()).containsExactly(0.0);
        assertThat(number(ColumnType.INTEGER).score(Map.of("x", 5)).scores()).containsExactly(10.0);
    }

    @Test
    void itsExampleIsARowThatItReads() {
        for (ColumnType type : ColumnType.values()) {
            Scorer scorer = number(type);
            assertThat(scorer.example()).containsOnlyKeys("x");
            assertThat(scorer.score(scorer.example()).scores()).hasSize(1);
        }
    }

    @Test
    void aPredictorThatDoesNotFitTheLabelIsRefused() {
        Model model = model(
                List.of(new Column("x", ColumnType.REAL)),
                List.of(new Operation.Number("x", 0, 1, -100, 100, false)),
                new LabelSchema("y", Task.BINARY, List.of("a", "b")),
                linear(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scorer.of(model))
                .withMessage("the predictor has 1 outputs, and the label needs 2");
    }

    private static void assertRefused(Scorer scorer, ObjectNode row, String message) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> scorer.score(row))
                .withMessage(message)
                .extracting(HeadraceException::code)
                .isEqualTo(ServingErrorCode.REQUEST_INVALID);
    }

    private static ObjectNode row(String json) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }

    private static Scorer number(ColumnType type) {
        Operation operation = switch (type) {
            case BOOLEAN -> new Operation.Flag("x", 0);
            case INTEGER, REAL -> new Operation.Number("x", 0, 1, -100, 100, false);
            case TEXT -> new Operation.OneHot("x", List.of("x"));
            case DATE, TIMESTAMP -> new Operation.DateParts("x", 0, 1, -1e6, 1e6);
        };
        return Scorer.of(model(List.of(new Column("x", type)), List.of(operation), NUMBER, linear(operation.width())));
    }

    /// Twice the first feature.
    private static LinearPredictor linear(int features) {
        double[] weights = new double[features];
        weights[0] = 2;
        return new LinearPredictor(features, 1, Link.IDENTITY, weights, new double[] {0});
    }

    private static Model model(
            List<Column> columns, List<Operation> operations, LabelSchema label, LinearPredictor predictor) {
        return new Model(
                new ModelCard(ModelCard.FORMAT, "test", Hyperparameters.NONE, 10, 10),
                new TransformGraph(
                        TransformGraph.FORMAT,
                        columns,
                        operations,
                        label,
                        List.of(new TransformGraph.LeftOut("id", "It names the row."))),
                predictor);
    }
}

package dev.headrace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OperationTest {
    static List<Operation> operations() {
        return List.of(
                new Operation.Number("x", 0.1, 1e-300, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true),
                new Operation.Number("x", 0, 1, -1, 1, false),
                new Operation.Flag("x", 0.25),
                new Operation.OneHot("x", List.of("a", "", "ü\n\"=")),
                new Operation.DateParts("x", 19_000.25, 365, 18_000, 20_000),
                new Operation.HashedWords("x", 8));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationIsWrittenAndReadBackEqual(Operation operation) {
        TransformGraph graph = graph(operation);
        assertThat(JsonRecords.parse(JsonRecords.text(graph), TransformGraph.class, "a test"))
                .isEqualTo(graph);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationHasAsManyNamesAsNumbers(Operation operation) {
        assertThat(operation.outputs()).hasSize(operation.width()).doesNotHaveDuplicates();
        assertThat(operation.outputs()).allSatisfy(name -> assertThat(name).startsWith(operation.column()));
        assertThat(graph(operation).outputs()).isEqualTo(operation.outputs());
        assertThat(graph(operation).width()).isEqualTo(operation.width());
    }

    @Test
    void constantsThatCannotScaleAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Operation.Number("x", 0, 0, 0, 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Operation.Number("x", 0, Double.NaN, 0, 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Operation.Number("x", Double.NaN, 1, 0, 1, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Operation.Number("x", 0, 1, 1, 0, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Operation.DateParts("x", 0, -1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Operation.HashedWords("x", 0));
    }

    @Test
    void anUnknownHyperparameterIsRefusedByName() {
        Hyperparameters hyperparameters = new Hyperparameters(Map.of("deepth", 3.0));
        assertThat(hyperparameters.get("deepth", 1)).isEqualTo(3);
        assertThat(hyperparameters.get("trees", 7)).isEqualTo(7);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> hyperparameters.require(Set.of("depth", "trees")))
                .withMessageContaining("Hyperparameter 'deepth' is unknown; did you mean 'depth'?")
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.HYPERPARAMETER_INVALID));
    }

    @Test
    void rowsAreSelectedInTheOrderWanted() {
        TrainingData data = new TrainingData(
                Task.REGRESSION, 0, List.of("a", "b"), new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[] {7, 8, 9});
        TrainingData some = data.select(new int[] {2, 0});
        assertThat(some.rows()).isEqualTo(2);
        assertThat(some.column(0)).containsExactly(3, 1);
        assertThat(some.column(1)).containsExactly(6, 4);
        assertThat(some.labels()).containsExactly(9, 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new TrainingData(Task.REGRESSION, 0, List.of("a"), new double[][] {{1, 2}}, new double[] {1}));
    }

    private static TransformGraph graph(Operation operation) {
        return new TransformGraph(
                TransformGraph.FORMAT,
                List.of(new Column("x", ColumnType.REAL)),
                List.of(operation),
                new LabelSchema("y", Task.REGRESSION, List.of()),
                List.of());
    }
}

package dev.headrace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.training.TransformGraph.LeftOut;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelTest {
    private static final ModelCard CARD = new ModelCard(
            ModelCard.FORMAT, "linear", new Hyperparameters(Map.of("l2", 0.5, "passes", 100.0)), 20_000, 48_842);
    private static final LabelSchema LABEL = new LabelSchema("income", Task.BINARY, List.of("<=50K", ">50K"));
    private static final TransformGraph GRAPH = new TransformGraph(
            TransformGraph.FORMAT,
            List.of(new Column("age", ColumnType.INTEGER)),
            List.of(new Operation.Number("age", 38.5, 13.7, 3.3, 103.7, true)),
            LABEL,
            List.of(new LeftOut("id", "Every row has another value")));
    private static final Predictor PREDICTOR =
            new LinearPredictor(2, 2, Link.LOGISTIC, new double[] {1, -2}, new double[] {0.5});

    @TempDir
    Path directory = Path.of("");

    @Test
    void aModelIsReadBackEqualAndWrittenToEqualBytes() throws Exception {
        new Model(CARD, GRAPH, PREDICTOR).write(directory);
        Model read = Model.read(directory);
        assertThat(read.card()).isEqualTo(CARD);
        assertThat(read.transform()).isEqualTo(GRAPH);
        for (String file : List.of(ModelCard.FILE, TransformGraph.FILE, PredictorFormat.FILE)) {
            assertThat(directory.resolve(file)).hasSameBinaryContentAs(GoldenFiles.of("model/" + file));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void theGoldenModelIsRead() throws Exception {
        Model model = Model.read(GoldenFiles.of("model"));
        assertThat(model.card()).isEqualTo(CARD);
        assertThat(model.transform()).isEqualTo(GRAPH);
        assertThat(model.predictor().features()).isEqualTo(2);
    }

    @Test
    void theSpecificationShowsTheGoldenModel() throws Exception {
        String page = Files.readString(Path.of("../../docs/reference/formats/model.md"));
        assertThat(page)
                .contains("```json\n" + Files.readString(GoldenFiles.of("model/model.json")) + "```")
                .contains("```json\n" + Files.readString(GoldenFiles.of("model/transform.json")) + "```");
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        Predictor wide = new LinearPredictor(3, 2, Link.LOGISTIC, new double[3], new double[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Model(CARD, GRAPH, wide))
                .withMessage("the transform makes 2 numbers, and the predictor reads 3");
    }

    @Test
    void aDirectoryWithoutAModelSaysSo() {
        refused(directory, "holds no model: model.json is missing");
    }

    @Test
    void aPredictorOfAnotherTransformMakesADamagedModel() throws Exception {
        new Model(CARD, GRAPH, PREDICTOR).write(directory);
        PredictorFormat.write(
                directory.resolve(PredictorFormat.FILE),
                new LinearPredictor(3, 2, Link.LOGISTIC, new double[3], new double[1]));
        refused(directory, "holds a damaged model: the transform makes 2 numbers, and the predictor reads 3");
    }

    @Test
    void damagedFilesOfAModelEndInAnErrorThatNamesTheFile() throws Exception {
        for (String file : List.of(ModelCard.FILE, TransformGraph.FILE, PredictorFormat.FILE)) {
            new Model(CARD, GRAPH, PREDICTOR).write(directory);
            Path damaged = directory.resolve(file);
            byte[] bytes = Files.readAllBytes(damaged);
            Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
            assertThatExceptionOfType(HeadraceException.class)
                    .isThrownBy(() -> Model.read(directory))
                    .withMessageContaining(file)
                    .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.MODEL_FORMAT));
        }
    }

    @Test
    void aModelThatLacksAFileIsDamaged() throws Exception {
        for (String file : List.of(TransformGraph.FILE, PredictorFormat.FILE)) {
            new Model(CARD, GRAPH, PREDICTOR).write(directory);
            Files.delete(directory.resolve(file));
            refused(directory, file + " is missing");
        }
    }

    private static void refused(Path directory, String message) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Model.read(directory))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.MODEL_FORMAT));
    }
}

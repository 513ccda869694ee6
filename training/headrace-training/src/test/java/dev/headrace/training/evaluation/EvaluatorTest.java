package dev.headrace.training.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.training.Evaluation;
import dev.headrace.training.Evaluation.BaselineComparison;
import dev.headrace.training.Evaluation.Blessing;
import dev.headrace.training.Evaluation.Check;
import dev.headrace.training.Evaluation.Metric;
import dev.headrace.training.Evaluation.Slice;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluatorTest extends ComponentConformanceTest {
    private static final EvaluatorConfig DEFAULTS = config(List.of());
    private static final int ROWS = 2_000;
    private static final int LABELLED = 1_800;

    @TempDir
    Path directory = Path.of("");

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new Evaluator(DEFAULTS, allocator);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        return Map.of(
                "examples", List.of(Shop.examples(prepared.resolve("examples"), 200)),
                "model", List.of(Shop.buying(prepared.resolve("model"), "forest", Shop.BOUGHT, 2)),
                "baseline-model", List.of(Shop.buying(prepared.resolve("live"), "forest", Shop.BOUGHT, 1)),
                "schema", List.of(Shop.schema(prepared.resolve("schema"))));
    }

    @Test
    void theTrueModelIsBlessed() throws Exception {
        FakeComponentContext context = run(DEFAULTS, model("forest", 2), null);
        Evaluation evaluation = evaluation(context);
        assertThat(evaluation.blessing().blessed()).isTrue();
        assertThat(output(context, "blessing").properties()).containsEntry("blessed", "true");
        assertThat(JsonRecords.read(
                        output(context, "blessing").directory().resolve(Evaluator.BLESSING_FILE), Blessing.class))
                .isEqualTo(evaluation.blessing());
        assertThat(evaluation.rows()).isEqualTo(LABELLED);
        assertThat(evaluation.primary()).isEqualTo("log-loss");
        assertThat(evaluation.metrics().stream().map(Metric::name))
                .containsExactly(
                        "log-loss",
                        "accuracy",
                        "roc-auc",
                        "average-precision",
                        "macro-f1",
                        "brier-score",
                        "expected-calibration-error");
        assertThat(evaluation.metrics())
                .allSatisfy(metric -> assertThat(metric.value()).isBetween(metric.lower(), metric.upper()));
        // The entropy of exp(2 x) odds over a standard normal x, and how often the likelier class comes: both by
        // numerical integration.
        assertThat(metric(evaluation, "log-loss").value()).isCloseTo(0.4620, within(0.03));
        assertThat(metric(evaluation, "accuracy").value()).isCloseTo(0.7780, within(0.03));
    }

    @Test
    void theMajorityClassIsJudgedByTheFrequenciesToLearnFrom() throws Exception {
        Evaluation evaluation = evaluation(run(DEFAULTS, model("forest", 2), null));
        BaselineComparison loss = comparison(evaluation, Baselines.MAJORITY, "log-loss");
        BaselineComparison accuracy = comparison(evaluation, Baselines.MAJORITY, "accuracy");
        BaselineComparison area = comparison(evaluation, Baselines.MAJORITY, "roc-auc");
        assertThat(loss.baselineValue()).isCloseTo(Math.log(2), within(0.01));
        assertThat(loss.difference())
                .isCloseTo(loss.baselineValue() - metric(evaluation, "log-loss").value(), within(1e-12));
        assertThat(loss.beaten()).isTrue();
        assertThat(accuracy.difference())
                .isCloseTo(metric(evaluation, "accuracy").value() - accuracy.baselineValue(), within(1e-12));
        assertThat(area.baselineValue()).isEqualTo(0.5);
        assertThat(area.lower()).isCloseTo(metric(evaluation, "roc-auc").lower() - 0.5, within(1e-12));
    }

    @Test
    void aModelThatKnowsNothingIsNotBlessed() throws Exception {
        FakeComponentContext context = run(DEFAULTS, model("forest", 0), null);
        assertThat(output(context, "blessing").properties()).containsEntry("blessed", "false");
        assertThat(check(evaluation(context), "better than the majority class").passed())
                .isFalse();
        assertThat(check(evaluation(context), "enough rows").passed()).isTrue();
    }

    @Test
    void aLinearModelIsTrainedToCompareWith() throws Exception {
        Evaluation evaluation = evaluation(run(DEFAULTS, model("forest", 0.2), null));
        BaselineComparison linear = comparison(evaluation, Baselines.LINEAR, "log-loss");
        assertThat(linear.upper()).isNegative();
        assertThat(linear.baselineValue()).isCloseTo(0.4620, within(0.04));
    }

    @Test
    void aLinearModelIsNotComparedWithOneLikeItself() throws Exception {
        Evaluation evaluation = evaluation(run(DEFAULTS, model("linear", 2), null));
        assertThat(evaluation.comparisons().stream().map(BaselineComparison::baseline))
                .doesNotContain(Baselines.LINEAR);
        assertThat(check(evaluation, "note").message()).startsWith("The model is linear itself");
        assertThat(evaluation.blessing().blessed()).isTrue();
    }

    @Test
    void noLinearModelIsTrainedWhereNoneIsWanted() throws Exception {
        EvaluatorConfig config =
                new EvaluatorConfig("eval", 30, List.of(), Optional.empty(), 0, List.of(), 30, Optional.empty());
        Evaluation evaluation = evaluation(run(config, model("forest", 2), null));
        assertThat(evaluation.comparisons().stream().map(BaselineComparison::baseline))
                .containsOnly(Baselines.MAJORITY);
    }

    @Test
    void aModelThatIsSurelyWorseThanTheLiveOneIsNotBlessed() throws Exception {
        Evaluation worse = evaluation(run(DEFAULTS, model("forest", 0.5), model("forest", 2, "live")));
        assertThat(check(worse, "not worse than the live model").passed()).isFalse();
        assertThat(check(worse, "better than the majority class").passed()).isTrue();
        assertThat(worse.blessing().blessed()).isFalse();
    }

    @Test
    void aModelThatIsAboutAsGoodAsTheLiveOneIsBlessed() throws Exception {
        Evaluation same = evaluation(run(DEFAULTS, model("forest", 2), model("forest", 2.05, "live")));
        BaselineComparison live = comparison(same, Baselines.LIVE, "log-loss");
        assertThat(live.difference()).isCloseTo(0, within(0.01));
        assertThat(same.blessing().blessed()).isTrue();
    }

    @Test
    void classesOfTheLiveModelAreMatchedByName() throws Exception {
        LabelSchema turned = new LabelSchema("bought", Task.BINARY, List.of("yes", "no"));
        Artifact live = Shop.buying(directory.resolve("live"), "forest", turned, -2);
        Evaluation evaluation = evaluation(run(DEFAULTS, model("forest", 2), live));
        for (String metric : List.of("log-loss", "accuracy", "roc-auc")) {
            assertThat(comparison(evaluation, Baselines.LIVE, metric).difference())
                    .isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void aLiveModelOfAnotherLabelIsLeftOutWithANote() throws Exception {
        Evaluation evaluation =
                evaluation(run(DEFAULTS, model("forest", 2), Shop.pricing(directory.resolve("live"), 3)));
        assertThat(check(evaluation, "note").message())
                .isEqualTo("The live model predicts 'price' (REGRESSION) and the model 'bought' (BINARY), so they were"
                        + " not compared.");
        assertThat(evaluation.blessing().blessed()).isTrue();
    }

    @Test
    void aLiveModelOfOtherColumnsIsLeftOutWithANote() throws Exception {
        TransformGraph other = new TransformGraph(
                TransformGraph.FORMAT,
                List.of(new Column("weight", ColumnType.REAL)),
                List.of(new Operation.Number("weight", 0, 1, -1, 1, false)),
                Shop.BOUGHT,
                List.of());
        Artifact live = Shop.model(
                directory.resolve("live"),
                "forest",
                other,
                new LinearPredictor(1, 2, Link.LOGISTIC, new double[1], new double[1]));
        Evaluation evaluation = evaluation(run(DEFAULTS, model("forest", 2), live));
        assertThat(check(evaluation, "note").message())
                .startsWith("The live model cannot read these examples")
                .contains("'weight'");
    }

    @Test
    void rowsWithoutALabelAreLeftOutAndCounted() throws Exception {
        Evaluation evaluation = evaluation(run(DEFAULTS, model("forest", 2), null));
        assertThat(check(evaluation, "enough rows").message())
                .isEqualTo("The model was judged by 1800 rows of split 'eval', and at least 30 are needed; 200 rows"
                        + " without a label were left out.");
        assertThat(evaluation.confusion().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(LABELLED);
        assertThat(evaluation.calibration().stream()
                        .mapToLong(bin -> bin.rows())
                        .sum())
                .isEqualTo(LABELLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9, 25})
    void fewRowsAreNoReasonForABlessing(int rows) throws Exception {
        FakeComponentContext context = context(Shop.examples(directory.resolve("examples"), rows), model("forest", 2));
        new Evaluator(DEFAULTS, allocator).run(context);
        Evaluation evaluation = evaluation(context);
        assertThat(evaluation.rows()).isEqualTo(rows - rows / 10);
        assertThat(check(evaluation, "enough rows").passed()).isFalse();
        assertThat(evaluation.blessing().blessed()).isFalse();
    }

    @Test
    void slicesCoverTheRowsColumnsOfFewValuesFirst() throws Exception {
        Evaluation evaluation = evaluation(run(DEFAULTS, model("forest", 2), null));
        assertThat(evaluation.slices().stream().map(Slice::column).distinct()).containsExactly("old", "colour", "size");
        for (String column : List.of("old", "colour", "size")) {
            assertThat(evaluation.slices().stream()
                            .filter(slice -> slice.column().equals(column))
                            .mapToLong(Slice::rows)
                            .sum())
                    .isEqualTo(LABELLED);
        }
        assertThat(evaluation.slices().stream()
                        .filter(slice -> slice.column().equals("colour"))
                        .map(Slice::value))
                .containsExactlyInAnyOrder("blue", "green", "red", Cells.MISSING);
        assertThat(evaluation.slices().stream()
                        .filter(slice -> slice.column().equals("size"))
                        .mapToLong(Slice::rows))
                .hasSize(4)
                .allSatisfy(rows -> assertThat(rows).isBetween(400L, 500L));
        double all = metric(evaluation, "log-loss").value() * LABELLED;
        assertThat(evaluation.slices().stream()
                        .filter(slice -> slice.column().equals("colour"))
                        .mapToDouble(slice -> slice.metric().value() * slice.rows())
                        .sum())
                .isCloseTo(all, within(1e-6));
    }

    @Test
    void slicesOfFewRowsAreNoted() throws Exception {
        FakeComponentContext context = context(Shop.examples(directory.resolve("examples"), 100), model("forest", 2));
        new Evaluator(DEFAULTS, allocator).run(context);
        assertThat(evaluation(context).slices()).allSatisfy(slice -> {
            if (slice.rows() < 30) {
                assertThat(slice.note()).startsWith("too few rows: " + slice.rows());
            } else {
                assertThat(slice.note()).isNull();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 5})
    void aSliceThatIsMuchWorseCanForbidTheBlessing(double tolerance) throws Exception {
        // Near the middle nobody knows who buys, so that the inner quarters are worse than the whole.
        EvaluatorConfig config = new EvaluatorConfig(
                "eval", 30, List.of(), Optional.empty(), 0, List.of("size"), 30, Optional.of(tolerance));
        Evaluation evaluation = evaluation(run(config, model("forest", 2), null));
        assertThat(evaluation.slices().stream().map(Slice::column)).containsOnly("size");
        assertThat(check(evaluation, "no slice is much worse").passed()).isEqualTo(tolerance > 1);
        assertThat(evaluation.blessing().blessed()).isEqualTo(tolerance > 1);
    }

    @Test
    void thresholdsAreDemanded() throws Exception {
        Evaluation evaluation = evaluation(
                run(config(List.of("accuracy>=0.7", "log-loss <= 0.2", "acuracy>=0.7")), model("forest", 2), null));
        assertThat(check(evaluation, "accuracy>=0.7").passed()).isTrue();
        assertThat(check(evaluation, "log-loss <= 0.2").passed()).isFalse();
        assertThat(check(evaluation, "log-loss <= 0.2").message())
                .startsWith("The log-loss is 0.4")
                .endsWith(", and log-loss <= 0.2 is demanded.");
        assertThat(check(evaluation, "acuracy>=0.7").message())
                .isEqualTo("There is no metric 'acuracy'; did you mean 'accuracy'?");
        assertThat(evaluation.blessing().blessed()).isFalse();
    }

    @Test
    void numbersAreJudgedByTheirErrors() throws Exception {
        EvaluatorConfig config =
                new EvaluatorConfig("eval", 30, List.of(), Optional.of(2.0), 100_000, List.of(), 30, Optional.empty());
        Evaluation evaluation = evaluation(run(config, Shop.pricing(directory.resolve("model"), 3), null));
        assertThat(evaluation.primary()).isEqualTo("rmse");
        // Noise of deviation 1, whose mean absolute value is the root of 2 / pi; the price varies by 9 + 1.
        assertThat(metric(evaluation, "rmse").value()).isCloseTo(1, within(0.05));
        assertThat(metric(evaluation, "mae").value()).isCloseTo(Math.sqrt(2 / Math.PI), within(0.05));
        assertThat(metric(evaluation, "r2").value()).isCloseTo(0.9, within(0.02));
        assertThat(evaluation.metrics())
                .allSatisfy(metric -> assertThat(metric.value()).isBetween(metric.lower(), metric.upper()));
        BaselineComparison mean = comparison(evaluation, Baselines.MEAN, "rmse");
        assertThat(mean.baselineValue()).isCloseTo(Math.sqrt(10), within(0.15));
        assertThat(mean.beaten()).isTrue();
        assertThat(comparison(evaluation, Baselines.LINEAR, "rmse").difference())
                .isCloseTo(0, within(0.05));
        BaselineComparison human = comparison(evaluation, Baselines.HUMAN, "mae");
        assertThat(human.difference()).isCloseTo(2 - metric(evaluation, "mae").value(), within(1e-12));
        assertThat(human.beaten()).isTrue();
        assertThat(evaluation.calibration()).isEmpty();
        assertThat(evaluation.confusion()).isEmpty();
        assertThat(evaluation.blessing().blessed()).isTrue();
    }

    @Test
    void severalClassesAreJudgedToo() throws Exception {
        // Colours are even, and the model knows that.
        Artifact model = Shop.model(
                directory.resolve("model"),
                "forest",
                new TransformGraph(
                        TransformGraph.FORMAT,
                        List.of(new Column("size", ColumnType.REAL)),
                        List.of(new Operation.Number("size", 0, 1, -9, 9, false)),
                        Shop.COLOUR,
                        List.of()),
                new LinearPredictor(1, 3, Link.SOFTMAX, new double[3], new double[3]));
        Evaluation evaluation = evaluation(run(DEFAULTS, model, null));
        assertThat(metric(evaluation, "log-loss").value()).isCloseTo(Math.log(3), within(1e-9));
        assertThat(metric(evaluation, "brier-score").value()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(evaluation.metric("roc-auc")).isEmpty();
        assertThat(evaluation.confusion())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).hasSize(3));
        assertThat(evaluation.blessing().blessed()).isFalse();
    }

    private Artifact model(String trainer, double slope) throws IOException {
        return model(trainer, slope, "model");
    }

    private Artifact model(String trainer, double slope, String name) throws IOException {
        return Shop.buying(directory.resolve(name), trainer, Shop.BOUGHT, slope);
    }

    private FakeComponentContext run(EvaluatorConfig config, Artifact model, @Nullable Artifact live) throws Exception {
        FakeComponentContext context = context(Shop.examples(directory.resolve("examples"), ROWS), model);
        if (live != null) {
            context.withInput("baseline-model", live);
        }
        new Evaluator(config, allocator).run(context);
        return context;
    }

    private FakeComponentContext context(Artifact examples, Artifact model) {
        return FakeComponentContext.of(Evaluator.class, directory.resolve("outputs"))
                .withInput("examples", examples)
                .withInput("model", model);
    }

    private static EvaluatorConfig config(List<String> thresholds) {
        return new EvaluatorConfig("eval", 30, thresholds, Optional.empty(), 100_000, List.of(), 30, Optional.empty());
    }

    private static Evaluation evaluation(FakeComponentContext context) throws IOException {
        return JsonRecords.read(output(context, "evaluation").directory().resolve(Evaluation.FILE), Evaluation.class);
    }

    private static Artifact output(FakeComponentContext context, String name) {
        return requireNonNull(context.outputs().get(name));
    }

    private static Metric metric(Evaluation evaluation, String name) {
        return evaluation.metric(name).orElseThrow();
    }

    private static Check check(Evaluation evaluation, String name) {
        return evaluation.blessing().checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BaselineComparison comparison(Evaluation evaluation, String baseline, String metric) {
        return evaluation.comparisons().stream()
                .filter(comparison -> comparison.baseline().equals(baseline)
                        && comparison.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}

package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.TestColumn.integers;
import static dev.headrace.validation.internal.TestColumn.reals;
import static dev.headrace.validation.internal.TestColumn.texts;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.internal.TestColumn;
import dev.headrace.validation.internal.TestTable;
import dev.headrace.validation.schema.SchemaInference;
import dev.headrace.validation.schema.SchemaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExampleValidatorTest extends ComponentConformanceTest {
    private static final int ROWS = 1_000;

    @TempDir
    Path directory = Path.of("");

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        assertThat(allocator.getAllocatedMemory()).isZero();
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new ExampleValidator(ExampleValidatorConfig.defaults(), allocator);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        return inputs(
                prepared,
                TestTable.dealt(noise("x", 1), y(), texts("after", ROWS, row -> row % 2 == 0 ? null : "refund"))
                        .withQuarantined(3));
    }

    @Test
    void cleanDataHaveNoAnomalies() throws Exception {
        FakeComponentContext context = run(TestTable.dealt(noise("x", 1), y()));
        assertThat(anomalies(context).anomalies()).isEmpty();
        assertThat(output(context).properties()).containsEntry("errors", "false");
    }

    @Test
    void rowsThatRepeatAreCountedWithinASplitAndAcrossSplits() throws Exception {
        Anomalies anomalies = anomalies(run(new TestTable()
                .with("train", reals("x", 800, row -> row < 40 ? 1.5 : row), y().rows(0, 800))
                .with("eval", reals("x", 200, row -> row < 100 ? 700.0 + row : -row), y().rows(0, 200))));
        assertThat(anomalies.of(Kind.ROWS_DUPLICATED))
                .extracting(anomaly -> anomaly.split() + ": " + anomaly.severity() + ": " + anomaly.message())
                .containsExactly(
                        "eval: WARNING: 100 of 200 rows (50.0 %) are also in the split 'train', equal in every column",
                        "train: WARNING: 38 of 800 rows (4.8 %) repeat an earlier row in every column");
    }

    @Test
    void rowsInQuarantineAreAWarningAndManyAnError() throws Exception {
        TestColumn[] columns = {noise("x", 1), y()};
        assertThat(only(anomalies(run(TestTable.dealt(columns).withQuarantined(5)))))
                .isEqualTo(new Anomaly(
                        null,
                        "all",
                        Kind.ROWS_QUARANTINED,
                        Severity.WARNING,
                        "5 of 1,005 rows (0.5 %) could not be read and are in quarantine"));
        FakeComponentContext many = run(TestTable.dealt(columns).withQuarantined(200));
        assertThat(only(anomalies(many)).severity()).isEqualTo(Severity.ERROR);
        assertThat(output(many).properties()).containsEntry("errors", "true");
    }

    @Test
    void examplesWithoutALabelAreCheckedToo() throws Exception {
        TestTable table = TestTable.dealt(noise("x", 1), noise("z", 2)).withQuarantined(5);
        FakeComponentContext context =
                context(table, SchemaInference.infer(table.statistics("train"), SchemaOptions.withoutLabel()));
        new ExampleValidator(ExampleValidatorConfig.defaults(), allocator).run(context);
        assertThat(only(anomalies(context)).kind()).isEqualTo(Kind.ROWS_QUARANTINED);
    }

    @Test
    void examplesWithoutASplitToLearnFromAreCheckedToo() throws Exception {
        TestTable table = new TestTable().with("today", noise("x", 1), y());
        FakeComponentContext context =
                context(table, SchemaInference.infer(table.statistics("today"), SchemaOptions.predicting("y")));
        new ExampleValidator(ExampleValidatorConfig.defaults(), allocator).run(context);
        assertThat(anomalies(context).anomalies()).isEmpty();
    }

    @Test
    void aColumnThatIsFilledInAfterTheLabelIsKnownIsSuspected() throws Exception {
        Anomalies anomalies = anomalies(run(TestTable.dealt(
                noise("x", 1),
                y(),
                texts("after", ROWS, row -> row % 2 == 0 ? null : row % 4 == 1 ? "late" : "lost"))));
        assertThat(only(anomalies))
                .isEqualTo(new Anomaly(
                        "after",
                        "train",
                        Kind.LEAKAGE_SUSPECT,
                        Severity.WARNING,
                        "Whether 'after' has a value alone predicts the label 'y' for 100.0 % of 800 rows held out in"
                                + " turn, where the most frequent class stands for 50.0 %: it may have been made from"
                                + " the label or after it. Transform leaves the column out unless it is told to keep"
                                + " such columns"));
    }

    private FakeComponentContext run(TestTable table) throws IOException, InterruptedException {
        FakeComponentContext context =
                context(table, SchemaInference.infer(table.statistics("train"), SchemaOptions.predicting("y")));
        new ExampleValidator(ExampleValidatorConfig.defaults(), allocator).run(context);
        return context;
    }

    private FakeComponentContext context(TestTable table, DataSchema schema) throws IOException {
        Path place = Files.createTempDirectory(directory, "run");
        FakeComponentContext context = FakeComponentContext.of(ExampleValidator.class, place.resolve("outputs"));
        inputs(place, table, schema).forEach((name, artifacts) -> context.withInput(name, artifacts.getFirst()));
        return context;
    }

    private Map<String, List<Artifact>> inputs(Path place, TestTable table) throws IOException {
        return inputs(place, table, SchemaInference.infer(table.statistics("train"), SchemaOptions.predicting("y")));
    }

    private Map<String, List<Artifact>> inputs(Path place, TestTable table, DataSchema schema) throws IOException {
        Path schemas = Files.createDirectories(place.resolve("schema"));
        JsonRecords.write(schemas.resolve(DataSchema.FILE), schema);
        Path examples = table.writeExamples(place.resolve("examples"), allocator);
        Path statistics = table.writeStatistics(place.resolve("statistics"));
        return Map.of(
                "examples", List.of(FakeComponentContext.artifact(ArtifactType.EXAMPLES, examples, Map.of())),
                "statistics",
                        List.of(FakeComponentContext.artifact(ArtifactType.EXAMPLE_STATISTICS, statistics, Map.of())),
                "schema", List.of(FakeComponentContext.artifact(ArtifactType.SCHEMA, schemas, Map.of())));
    }

    private static Artifact output(FakeComponentContext context) {
        return requireNonNull(context.outputs().get("anomalies"));
    }

    private static Anomalies anomalies(FakeComponentContext context) throws IOException {
        return JsonRecords.read(output(context).directory().resolve(Anomalies.FILE), Anomalies.class);
    }

    private static Anomaly only(Anomalies anomalies) {
        assertThat(anomalies.anomalies()).hasSize(1);
        return anomalies.anomalies().getFirst();
    }

    private static TestColumn noise(String name, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return reals(name, ROWS, row -> random.nextDouble());
    }

    private static TestColumn y() {
        return integers("y", ROWS, row -> row % 2L);
    }
}

package dev.headrace.transform.fitting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.Examples;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.TransformGraph.LeftOut;
import dev.headrace.transform.Tables;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import dev.headrace.validation.ValidationErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransformTest extends ComponentConformanceTest {
    private static final TransformConfig DEFAULTS = new TransformConfig("train", false, 32, 5, 64, 4000);
    private static final LabelSchema LABEL = new LabelSchema("label", Task.BINARY, List.of("no", "yes"));
    private static final List<Column> COLUMNS = List.of(
            new Column("id", ColumnType.INTEGER),
            new Column("x", ColumnType.REAL),
            new Column("leak", ColumnType.TEXT),
            new Column("label", ColumnType.TEXT),
            new Column("words", ColumnType.TEXT));
    private static final DataSchema SCHEMA = new DataSchema(
            List.of(
                    Facts.feature("id", ColumnType.INTEGER, FeatureKind.IDENTIFIER),
                    Facts.feature("x", ColumnType.REAL, FeatureKind.NUMERIC),
                    Facts.feature("leak", ColumnType.TEXT, FeatureKind.CATEGORICAL),
                    Facts.feature("label", ColumnType.TEXT, FeatureKind.LABEL),
                    Facts.feature("words", ColumnType.TEXT, FeatureKind.TEXT)),
            LABEL);
    private static final String SUSPICION = "'leak' says it all";

    @TempDir
    Path directory = Path.of("");

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new Transform(DEFAULTS);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        return prepare(prepared, COLUMNS, SCHEMA);
    }

    @Test
    void everyColumnIsReadOrLeftOutWithAReason() throws Exception {
        TransformGraph graph = run(DEFAULTS, prepare(directory));
        assertThat(graph.label()).isEqualTo(LABEL);
        assertThat(graph.columns())
                .containsExactly(new Column("x", ColumnType.REAL), new Column("words", ColumnType.TEXT));
        assertThat(graph.operations().stream().map(Operation::column)).containsExactly("x", "words");
        assertThat(graph.leftOut()).containsExactly(new LeftOut("id", "because of id"), new LeftOut("leak", SUSPICION));
        assertThat(graph.width()).isEqualTo(65);
    }

    @Test
    void suspectsAreReadWhereTheSettingsSaySo() throws Exception {
        TransformGraph graph = run(new TransformConfig("train", true, 32, 5, 64, 4000), prepare(directory));
        assertThat(graph.operations()).contains(new Operation.OneHot("leak", List.of("a", "b")));
    }

    @Test
    void withoutAnomaliesNothingIsSuspect() throws Exception {
        Map<String, List<Artifact>> inputs = prepare(directory);
        TransformGraph graph = run(
                DEFAULTS,
                Map.of(
                        "examples", inputs.get("examples"),
                        "statistics", inputs.get("statistics"),
                        "schema", inputs.get("schema")));
        assertThat(graph.columns()).contains(new Column("leak", ColumnType.TEXT));
    }

    @Test
    void bucketsAndCategoriesAreCutToTheMaximumWidth() throws Exception {
        TransformGraph graph = run(new TransformConfig("train", true, 32, 5, 64, 20), prepare(directory));
        assertThat(graph.columns()).hasSize(3);
        assertThat(graph.operations()).contains(new Operation.HashedWords("words", 16));
        assertThat(graph.width()).isEqualTo(20);
    }

    @Test
    void columnsThatFindNoRoomAreLeftOut() throws Exception {
        TransformGraph graph = run(new TransformConfig("train", true, 32, 5, 64, 2), prepare(directory));
        assertThat(graph.columns()).hasSize(2);
        assertThat(graph.width()).isEqualTo(2);
        assertThat(graph.leftOut().getLast().reason()).contains("maximum-width");
    }

    @Test
    void aTransformOfNoColumnIsRefused() throws Exception {
        DataSchema schema = new DataSchema(
                List.of(
                        Facts.feature("id", ColumnType.INTEGER, FeatureKind.IDENTIFIER),
                        Facts.feature("label", ColumnType.TEXT, FeatureKind.LABEL)),
                LABEL);
        refused(
                COLUMNS,
                schema,
                ValidationErrorCode.NO_FEATURES,
                "No column is left that a model could learn from: 'id' (because of id)");
    }

    @Test
    void aSchemaWithoutALabelIsRefused() throws Exception {
        refused(COLUMNS, new DataSchema(SCHEMA.features(), null), ValidationErrorCode.LABEL_UNKNOWN, "no label");
    }

    @Test
    void examplesThatAreNotAsTheSchemaSaysAreRefused() throws Exception {
        List<Column> other = new ArrayList<>(COLUMNS);
        other.set(1, new Column("x", ColumnType.TEXT));
        refused(other, SCHEMA, ValidationErrorCode.SCHEMA_MISMATCH, "Column 'x' is REAL in the schema");
        other.set(1, new Column("y", ColumnType.REAL));
        refused(other, SCHEMA, ValidationErrorCode.SCHEMA_MISMATCH, "the examples do not have it");
        other.set(1, COLUMNS.get(1));
        other.set(3, new Column("labels", ColumnType.TEXT));
        refused(other, SCHEMA, ValidationErrorCode.LABEL_UNKNOWN, "no column 'label'");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransformConfig("train", false, 0, 5, 64, 4000))
                .withMessage("maximum-categories must be positive: 0");
    }

    private void refused(List<Column> columns, DataSchema schema, ErrorCode code, String message) throws IOException {
        Path place = Files.createTempDirectory(directory, "refused");
        Map<String, List<Artifact>> inputs = prepare(place, columns, schema);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> run(DEFAULTS, inputs))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private TransformGraph run(TransformConfig config, Map<String, List<Artifact>> inputs)
            throws IOException, InterruptedException {
        FakeComponentContext context =
                FakeComponentContext.of(Transform.class, Files.createTempDirectory(directory, "outputs"));
        inputs.forEach((name, artifacts) -> context.withInput(name, artifacts.toArray(Artifact[]::new)));
        new Transform(config).run(context);
        Artifact output = requireNonNull(context.outputs().get("transform"));
        Path file = output.directory().resolve(TransformGraph.FILE);
        return JsonRecords.read(file, TransformGraph.class);
    }

    private static Map<String, List<Artifact>> prepare(Path prepared, List<Column> columns, DataSchema schema)
            throws IOException {
        try (BufferAllocator allocator = new RootAllocator()) {
            Tables.write(prepared.resolve("examples"), Examples.TRAIN, columns, List.of(), allocator);
        }
        DatasetStatistics statistics = new DatasetStatistics(
                Examples.TRAIN,
                20,
                List.of(
                        Facts.numeric("id", ColumnType.INTEGER, 0, Facts.numbers(1, 2, 3)),
                        Facts.numeric("x", ColumnType.REAL, 0, Facts.numbers(1, 2, 3)),
                        Facts.counted("leak", ColumnType.TEXT, Facts.count("a", 10), Facts.count("b", 10)),
                        Facts.counted("label", ColumnType.TEXT, Facts.count("no", 10), Facts.count("yes", 10)),
                        Facts.counted("words", ColumnType.TEXT, Facts.count("some words", 1))));
        Anomalies anomalies = new Anomalies(List.of(
                new Anomaly(
                        "leak", Examples.TRAIN, Anomalies.Kind.LEAKAGE_SUSPECT, Anomalies.Severity.WARNING, SUSPICION),
                new Anomaly("x", "eval", Anomalies.Kind.SPLIT_SKEW, Anomalies.Severity.WARNING, "another matter")));
        write(prepared.resolve("statistics"), Examples.TRAIN + DatasetStatistics.SUFFIX, statistics);
        write(prepared.resolve("schema"), DataSchema.FILE, schema);
        write(prepared.resolve("anomalies"), Anomalies.FILE, anomalies);
        return Map.of(
                "examples", List.of(artifact(ArtifactType.EXAMPLES, prepared.resolve("examples"))),
                "statistics", List.of(artifact(ArtifactType.EXAMPLE_STATISTICS, prepared.resolve("statistics"))),
                "schema", List.of(artifact(ArtifactType.SCHEMA, prepared.resolve("schema"))),
                "anomalies", List.of(artifact(ArtifactType.EXAMPLE_ANOMALIES, prepared.resolve("anomalies"))));
    }

    private static void write(Path directory, String file, Record value) throws IOException {
        JsonRecords.write(Files.createDirectories(directory).resolve(file), value);
    }

    private static Artifact artifact(String type, Path directory) {
        return FakeComponentContext.artifact(type, directory, Map.of());
    }
}

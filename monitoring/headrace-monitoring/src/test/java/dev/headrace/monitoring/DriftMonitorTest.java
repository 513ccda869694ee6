package dev.headrace.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import dev.headrace.validation.ValidationErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DriftMonitorTest extends ComponentConformanceTest {
    private static final DriftMonitorConfig DEFAULT = new DriftMonitorConfig(0.01, 0.1, 100, "train", List.of());
    private static final List<Column> COLUMNS = List.of(
            new Column("station", ColumnType.INTEGER),
            new Column("day", ColumnType.DATE),
            new Column("temperature", ColumnType.REAL),
            new Column("weather", ColumnType.TEXT));

    private static final LabelSchema LABEL = new LabelSchema("temperature", Task.REGRESSION, List.of());

    private final BufferAllocator allocator = new RootAllocator();

    @TempDir
    Path directory = Path.of("");

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new DriftMonitor(DEFAULT, allocator);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        return Map.of(
                "baseline", List.of(examples(prepared.resolve("baseline"), 1_000, 14)),
                "current", List.of(examples(prepared.resolve("current"), 800, 22)),
                "schema", List.of(schema(prepared.resolve("schema"), LABEL)),
                "transform", List.of(transform(prepared.resolve("transform"))));
    }

    @Test
    void columnsThatTheModelDoesNotReadAreNotCompared() throws Exception {
        FakeComponentContext context = context(
                        examples(directory.resolve("baseline"), 2_000, 14),
                        examples(directory.resolve("current"), 1_000, 22),
                        schema(directory.resolve("schema"), null))
                .withInput("transform", transform(directory.resolve("transform")));
        new DriftMonitor(DEFAULT, allocator).run(context);
        assertThat(report(context).comparisons()).extracting(Comparison::column).containsExactly("weather");
    }

    @Test
    void rowsWithoutALabelAreNoDriftOfTheLabel() throws Exception {
        FakeComponentContext context = context(
                examples(directory.resolve("baseline"), 3_000, 14, 3),
                examples(directory.resolve("current"), 1_000, 14),
                schema(directory.resolve("schema"), LABEL));
        new DriftMonitor(DEFAULT, allocator).run(context);
        assertThat(report(context).comparisons())
                .filteredOn(comparison -> comparison.column().equals("temperature"))
                .extracting(Comparison::verdict)
                .containsExactly(DriftVerdict.STABLE);
    }

    /// Of a model that reads the weather alone.
    private static Artifact transform(Path directory) throws IOException {
        Files.createDirectories(directory);
        JsonRecords.write(
                directory.resolve(TransformGraph.FILE),
                new TransformGraph(
                        TransformGraph.FORMAT,
                        List.of(COLUMNS.getLast()),
                        List.of(new Operation.OneHot("weather", List.of("sun"))),
                        LABEL,
                        List.of()));
        return FakeComponentContext.artifact(ArtifactType.TRANSFORM_GRAPH, directory, Map.of());
    }

    @Test
    void aShiftIsReportedAndExplained() throws Exception {
        FakeComponentContext context = run(DEFAULT, 1_000, 14, 1_000, 22);
        assertThat(properties(context)).containsExactly(Map.entry("drifted", "true"));
        DriftReport report = report(context);
        assertThat(report.verdict()).isEqualTo(DriftVerdict.DRIFTED);
        assertThat(report.baselineRows()).isEqualTo(1_000);
        assertThat(report.currentRows()).as("rows of all splits").isEqualTo(2_000);
        assertThat(report.schemaDifferences()).isEmpty();
        assertThat(report.comparisons().getFirst().column()).isEqualTo("temperature");
        assertThat(report.comparisons().getFirst().explanation()).contains("The mean of temperature is ");
    }

    @Test
    void undriftedExamplesAreStable() throws Exception {
        FakeComponentContext context = run(DEFAULT, 2_000, 14, 1_000, 14);
        assertThat(properties(context)).containsExactly(Map.entry("drifted", "false"));
        assertThat(report(context).comparisons())
                .filteredOn(comparison -> !comparison.column().equals("day"))
                .allSatisfy(comparison -> assertThat(comparison.verdict()).isEqualTo(DriftVerdict.STABLE));
    }

    @Test
    void fewRowsAreInconclusive() throws Exception {
        FakeComponentContext context = run(DEFAULT, 1_000, 14, 40, 30);
        assertThat(properties(context)).containsExactly(Map.entry("drifted", "inconclusive"));
    }

    @Test
    void identifiersAreNotComparedAndTimeIsNotJudged() throws Exception {
        DriftReport report = report(run(DEFAULT, 1_000, 14, 1_000, 14));
        assertThat(report.comparisons())
                .extracting(Comparison::column)
                .containsExactlyInAnyOrder("day", "temperature", "weather");
        assertThat(report.comparisons().getLast().explanation()).contains("time moves by itself");
    }

    @Test
    void theLabelIsToldAsSuch() throws Exception {
        FakeComponentContext context = context(
                examples(directory.resolve("baseline"), 1_000, 14),
                examples(directory.resolve("current"), 1_000, 22),
                schema(directory.resolve("schema"), LABEL));
        new DriftMonitor(DEFAULT, allocator).run(context);
        assertThat(report(context).comparisons().getFirst().explanation())
                .startsWith("This is the label. The mean of temperature is ");
    }

    @Test
    void columnsCanBeChosen() throws Exception {
        DriftMonitorConfig config = new DriftMonitorConfig(0.01, 0.1, 100, "train", List.of("weather"));
        FakeComponentContext context = run(config, 2_000, 14, 1_000, 22);
        assertThat(report(context).comparisons()).extracting(Comparison::column).containsExactly("weather");
        assertThat(report(context).verdict()).isEqualTo(DriftVerdict.STABLE);
    }

    @Test
    void aColumnThatNeitherHasIsRefused() {
        DriftMonitorConfig config = new DriftMonitorConfig(0.01, 0.1, 100, "train", List.of("humidity"));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> run(config, 200, 14, 200, 22))
                .withMessageContaining("'humidity'")
                .extracting(HeadraceException::code)
                .isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH);
    }

    @Test
    void anUnknownSplitIsRefused() {
        DriftMonitorConfig config = new DriftMonitorConfig(0.01, 0.1, 100, "trian", List.of());
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> run(config, 200, 14, 200, 22))
                .withMessageContaining("'trian'")
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_SPLIT_UNKNOWN);
    }

    private FakeComponentContext run(
            DriftMonitorConfig config, int baselineRows, double baselineMean, int currentRows, double currentMean)
            throws Exception {
        FakeComponentContext context = context(
                examples(directory.resolve("baseline"), baselineRows, baselineMean),
                examples(directory.resolve("current"), currentRows, currentMean),
                schema(directory.resolve("schema"), null));
        new DriftMonitor(config, allocator).run(context);
        return context;
    }

    private FakeComponentContext context(Artifact baseline, Artifact current, Artifact schema) {
        return FakeComponentContext.of(DriftMonitor.class, directory.resolve("outputs"))
                .withInput("baseline", baseline)
                .withInput("current", current)
                .withInput("schema", schema);
    }

    private static Map<String, String> properties(FakeComponentContext context) {
        return requireNonNull(context.outputs().get("drift")).properties();
    }

    private static DriftReport report(FakeComponentContext context) throws IOException {
        return JsonRecords.read(context.output("drift").directory().resolve("drift.json"), DriftReport.class);
    }

    private static Artifact schema(Path place, @Nullable LabelSchema label) throws IOException {
        Files.createDirectories(place);
        JsonRecords.write(
                place.resolve(DataSchema.FILE),
                new DataSchema(
                        List.of(
                                feature(0, FeatureKind.IDENTIFIER),
                                feature(1, FeatureKind.DATE),
                                feature(2, label == null ? FeatureKind.NUMERIC : FeatureKind.LABEL),
                                feature(3, FeatureKind.CATEGORICAL)),
                        label));
        return FakeComponentContext.artifact(ArtifactType.SCHEMA, place, Map.of());
    }

    private static FeatureSchema feature(int column, FeatureKind kind) {
        return new FeatureSchema(COLUMNS.get(column).name(), COLUMNS.get(column).type(), kind, "by the test", 0, null);
    }

    /// Two splits of as many rows.
    private Artifact examples(Path place, int rows, double mean) throws IOException {
        return examples(place, rows, mean, Integer.MAX_VALUE);
    }

    /// The same; every so many rows, the temperature is missing.
    private Artifact examples(Path place, int rows, double mean, int missing) throws IOException {
        Files.createDirectories(place);
        SplittableRandom random = new SplittableRandom(rows + (long) mean);
        Schema schema = new Schema(COLUMNS.stream()
                .map(column -> column.type().field(column.name()))
                .toList());
        try (ExamplesWriter writer = new ExamplesWriter(place, COLUMNS, List.of("train", "eval"), allocator);
                VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator)) {
            for (int row = 0; row < 2 * rows; row++) {
                batch.allocateNew();
                ((BigIntVector) batch.getVector(0)).setSafe(0, row);
                ((DateDayVector) batch.getVector(1)).setSafe(0, row + 1_000 * (int) mean);
                ((Float8Vector) batch.getVector(2)).setSafe(0, mean + 5 * random.nextGaussian());
                ((VarCharVector) batch.getVector(3))
                        .setSafe(0, ("weather " + random.nextInt(4)).getBytes(StandardCharsets.UTF_8));
                if (row % missing == missing - 1) {
                    batch.getVector(2).setNull(0);
                }
                batch.setRowCount(1);
                writer.add(row % 2 == 0 ? "train" : "eval", batch, 0);
            }
            writer.finish("the test");
        }
        return FakeComponentContext.artifact(ArtifactType.EXAMPLES, place, Map.of());
    }
}

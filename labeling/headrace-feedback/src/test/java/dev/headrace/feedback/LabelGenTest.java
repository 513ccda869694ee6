package dev.headrace.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.config.InputFiles;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.ColumnType;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.data.Splits;
import dev.headrace.serving.PredictionRecord;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import dev.headrace.validation.ValidationErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelGenTest extends ComponentConformanceTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Splits ONE = Splits.parse("train:1");

    @TempDir
    Path place = Path.of("");

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new LabelGen(config(prepared, WhenMissing.NEGATIVE, "false", "train:4,eval:1"), allocator);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        List<String> predictions = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            predictions.add(prediction("p" + i, i * 600L, Map.of("distance", i / 10.0, "goal", "goal " + i % 7)));
            if (i % 3 > 0) {
                outcomes.add(accepted("p" + i, i * 600L + 60, i % 2 == 0).line());
            }
        }
        predictions.add("{broken");
        Files.write(prepared.resolve("predictions.jsonl"), predictions);
        Files.write(prepared.resolve("outcomes.jsonl"), outcomes);
        return Map.of("schema", List.of(schema(prepared)));
    }

    @Test
    void rowsHaveTheColumnsOfTheSchemaAndItsTypes() throws IOException, InterruptedException {
        Map<String, @Nullable Object> features = new HashMap<>();
        features.put("goal", "run");
        features.put("distance", 5);
        features.put("age", null);
        features.put("at", "2026-03-01T13:30:00.5+01:00");
        features.put("day", "2026-03-01");
        features.put("unknown", Map.of("nested", true));
        features.put("accepted", "served, and not to be believed");
        write(
                List.of(prediction("a", 0, features), prediction("b", 0, Map.of("age", 40))),
                List.of(OutcomeRecord.outcome(
                        "a",
                        NOON,
                        Map.of("accepted", false, "reason", "too_far", "distance", 4, "age", 33, "more", 1))));
        Examples examples = run(WhenMissing.DROP);
        assertThat(examples.columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly(
                        "goal TEXT",
                        "distance REAL",
                        "age INTEGER",
                        "at TIMESTAMP",
                        "day DATE",
                        "accepted BOOLEAN",
                        "reason TEXT");
        assertThat(rows(examples, "train"))
                .containsExactly(
                        Arrays.asList("run", "5.0", null, "2026-03-01T12:30:00.500", "20513", "false", "too_far"));
    }

    @Test
    void whatCannotBeReadIsInQuarantineWithItsLine() throws IOException, InterruptedException {
        Files.writeString(
                place.resolve("predictions.jsonl"),
                String.join(
                        "\n",
                        prediction("a", 0, Map.of("distance", 1.5)),
                        "",
                        "{\"id\": \"b\", \"time\"",
                        "[]",
                        "{\"time\": \"2026-03-01T12:00:00Z\", \"features\": {}}",
                        "{\"id\": \"c\", \"time\": \"yesterday\", \"features\": {}}",
                        "{\"id\": \"d\", \"time\": \"2026-03-01T12:00:00Z\", \"features\": []}",
                        "{\"id\": \"e\", \"time\": \"2026-03-01T12:00:00Z\", \"features\": {\"distance\": \"far\"}}",
                        "{\"id\": \"f\", \"time\": \"2026-03-01T12:00:00Z\", \"features\": {\"distance\": [1]}}"));
        Files.writeString(
                place.resolve("outcomes.jsonl"),
                String.join(
                        "\n",
                        accepted("a", 1, true).line(),
                        accepted("e", 1, true).line(),
                        accepted("f", 1, true).line(),
                        "{\"id\": \"z\", \"time\": \"2026-03-01T12:00:00Z\", \"values\": {}, \"kind\": \"guess\"}",
                        "{\"id\": 7}",
                        "{\"id\": \"z\", \"time\": \"2026-03-01T12:00:00Z\"}",
                        "{\"id\": \"z\"} {}"));
        Examples examples = run(WhenMissing.DROP);
        assertThat(examples.rows("train")).isEqualTo(1);
        assertThat(examples.index().quarantined()).isEqualTo(11);
        assertThat(Files.readAllLines(examples.quarantine()))
                .satisfiesExactly(
                        line -> assertThat(line).contains("predictions.jsonl", ": 3", "not valid JSON"),
                        line -> assertThat(line).contains(": 4", "the line is not a JSON object"),
                        line -> assertThat(line).contains(": 5", "the line has no 'id'"),
                        line -> assertThat(line).contains(": 6", "'time' is 'yesterday'"),
                        line -> assertThat(line).contains(": 7", "'features' is not an object"),
                        line -> assertThat(line).contains("outcomes.jsonl", ": 4", "'kind' is 'guess'"),
                        line -> assertThat(line).contains(": 5", "'id' is not text"),
                        line -> assertThat(line).contains(": 6", "the line has no 'values'"),
                        line -> assertThat(line).contains(": 7", "the line goes on after the JSON object"),
                        line -> assertThat(line)
                                .contains(": 8", "\"distance\"", "the value is 'far', and a number was expected"),
                        line -> assertThat(line).contains(": 9", "\"distance\"", "the value is nested"));
        FeedbackReport report = report(examples);
        assertThat(report.quarantinedLines()).isEqualTo(9);
        assertThat(report.quarantinedRows()).isEqualTo(2);
        assertThat(report.rows()).isEqualTo(1);
    }

    @Test
    void aLabelThatDoesNotFitItsColumnIsNotTakenForAMissingOne() throws IOException, InterruptedException {
        write(
                List.of(prediction("a", 0, Map.of()), prediction("b", 100_000, Map.of())),
                List.of(OutcomeRecord.outcome("a", NOON, Map.of("accepted", "perhaps"))));
        Examples examples = run(WhenMissing.NEGATIVE);
        assertThat(examples.index().totalRows()).isZero();
        assertThat(Files.readString(examples.quarantine()))
                .contains("\"accepted\"", "the value is 'perhaps', and true or false was expected");
    }

    @Test
    void anOutcomeThatCannotBeReadIsNotTakenForAMissingOne() throws IOException, InterruptedException {
        write(List.of(prediction("a", 0, Map.of()), prediction("b", 100_000, Map.of())), List.of());
        Files.writeString(
                place.resolve("outcomes.jsonl"),
                "{\"values\": {\"accepted\": [{\"is\": true}]}, \"time\": \"then\", \"id\": \"a\"}");
        Examples examples = run(WhenMissing.NEGATIVE);
        assertThat(examples.index().totalRows()).isZero();
        assertThat(report(examples).join().unreadable()).isEqualTo(1);
        assertThat(Files.readString(examples.quarantine())).contains("the value is nested");
    }

    @Test
    void aMissingOutcomeIsNegativeWhereThatIsAsked() throws IOException, InterruptedException {
        write(
                List.of(
                        prediction("a", 0, Map.of()),
                        prediction("b", 1, Map.of()),
                        prediction("c", 2, Map.of()),
                        prediction("d", 200_000, Map.of())),
                List.of(accepted("a", 60, true)));
        Examples examples = run(WhenMissing.NEGATIVE);
        assertThat(rows(examples, "train")).extracting(row -> row.get(5)).containsExactly("true", "false", "false");
        FeedbackReport report = report(examples);
        assertThat(report.join().negatives()).isEqualTo(2);
        assertThat(report.join().open()).isEqualTo(1);
        assertThat(report.labels()).isEqualTo(Map.of("false", 2L, "true", 1L));
        assertThat(report.baseRate()).isEqualTo(1 / 3.0);
    }

    @Test
    void theIdDecidesTheSplit() throws IOException, InterruptedException {
        List<String> predictions = new ArrayList<>();
        List<OutcomeRecord> outcomes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            predictions.add(prediction("p" + i, i, Map.of("goal", "p" + i)));
            outcomes.add(accepted("p" + i, i, true));
        }
        write(predictions, outcomes);
        Examples examples = run(config(place, WhenMissing.DROP, "false", "train:4,eval:1"));
        Splits splits = Splits.parse("train:4,eval:1");
        for (String split : examples.splits()) {
            assertThat(rows(examples, split))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(splits.assign(String.valueOf(row.getFirst())))
                            .isEqualTo(split));
        }
        assertThat(examples.index().totalRows()).isEqualTo(50);
    }

    @Test
    void severalFilesAreOneLogAndRowsAreInOrderOfTime() throws IOException, InterruptedException {
        Files.createDirectories(place.resolve("logs"));
        Files.writeString(place.resolve("logs/1.jsonl"), prediction("late", 9, Map.of("goal", "9")) + "\r\n");
        Files.writeString(
                place.resolve("logs/2.jsonl"),
                prediction("ä", 3, Map.of("goal", "größer")) + "\n\n" + prediction("first", 1, Map.of("goal", "1")));
        write(List.of(), List.of(accepted("late", 10, true), accepted("ä", 10, true), accepted("first", 10, true)));
        LabelGenConfig config = config(place, WhenMissing.DROP, "false", "train:1");
        Examples examples = run(new LabelGenConfig(
                InputFiles.of(place.resolve("logs").toString()),
                config.outcomes(),
                "accepted",
                "",
                config.window(),
                config.skew(),
                config.lateness(),
                config.whenMissing(),
                config.negativeValue(),
                config.aggregate(),
                config.splits()));
        assertThat(rows(examples, "train")).extracting(List::getFirst).containsExactly("1", "größer", "9");
        assertThat(examples.index().source()).isEqualTo("1.jsonl, 2.jsonl with outcomes.jsonl");
    }

    @Test
    void propertiesSayHowManyRowsThereAre() throws IOException, InterruptedException {
        write(
                List.of(prediction("a", 0, Map.of()), prediction("b", 0, Map.of()), prediction("c", 200_000, Map.of())),
                List.of(accepted("a", 0, true)));
        FakeComponentContext context = context();
        new LabelGen(config(place, WhenMissing.NEGATIVE, "false", ONE.toString()), allocator).run(context);
        assertThat(context.outputs().get("examples"))
                .satisfies(
                        artifact -> assertThat(artifact.properties()).isEqualTo(Map.of("rows", "2", "matched", "1")));
    }

    @Test
    void logsWithoutAnyMatchGiveExamplesWithoutRows() throws IOException, InterruptedException {
        write(List.of(), List.of());
        Examples examples = run(WhenMissing.DROP);
        assertThat(examples.rows("train")).isZero();
        assertThat(report(examples).baseRate()).isNaN();
    }

    @Test
    void anUnknownLabelIsRefused() throws IOException {
        write(List.of(), List.of());
        LabelGenConfig config = config(place, WhenMissing.DROP, "false", "train:1");
        LabelGenConfig misspelt = new LabelGenConfig(
                config.predictions(),
                config.outcomes(),
                "acepted",
                "",
                config.window(),
                config.skew(),
                config.lateness(),
                config.whenMissing(),
                config.negativeValue(),
                config.aggregate(),
                config.splits());
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> run(misspelt))
                .withMessage("The schema has no column 'acepted', which is to be the label; did you mean 'accepted'?")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.LABEL_UNKNOWN));
    }

    @Test
    void aNegativeValueThatTheLabelCannotHaveIsRefused() throws IOException {
        write(List.of(), List.of());
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> run(config(place, WhenMissing.NEGATIVE, "no", "train:1")))
                .withMessage("negative-value does not fit the label 'accepted': the value is 'no', and true or false"
                        + " was expected")
                .satisfies(e -> assertThat(e.code()).isEqualTo(FeedbackErrorCode.NEGATIVE_VALUE_UNUSABLE));
    }

    private Examples run(WhenMissing whenMissing) throws IOException, InterruptedException {
        return run(config(place, whenMissing, "false", ONE.toString()));
    }

    private Examples run(LabelGenConfig config) throws IOException, InterruptedException {
        FakeComponentContext context = context();
        new LabelGen(config, allocator).run(context);
        return Examples.open(context.output("examples").directory());
    }

    private FakeComponentContext context() throws IOException {
        return FakeComponentContext.of(LabelGen.class, place.resolve("outputs")).withInput("schema", schema(place));
    }

    private FeedbackReport report(Examples examples) throws IOException {
        return JsonRecords.read(examples.quarantine().resolveSibling(FeedbackReport.FILE), FeedbackReport.class);
    }

    private List<List<@Nullable String>> rows(Examples examples, String split) throws IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (ExamplesReader reader = examples.read(split, allocator)) {
            while (reader.next()) {
                for (int row = 0; row < reader.batch().getRowCount(); row++) {
                    List<@Nullable String> values = new ArrayList<>();
                    for (FieldVector vector : reader.batch().getFieldVectors()) {
                        Object value = vector.getObject(row);
                        values.add(value == null ? null : value.toString());
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    private void write(List<String> predictions, List<OutcomeRecord> outcomes) throws IOException {
        Files.write(place.resolve("predictions.jsonl"), predictions);
        Files.write(
                place.resolve("outcomes.jsonl"),
                outcomes.stream().map(OutcomeRecord::line).toList());
    }

    private static LabelGenConfig config(Path directory, WhenMissing whenMissing, String negative, String splits) {
        return new LabelGenConfig(
                InputFiles.of(directory.resolve("predictions.jsonl").toString()),
                InputFiles.of(directory.resolve("outcomes.jsonl").toString()),
                "",
                "",
                Duration.ofHours(24),
                Duration.ofMinutes(1),
                Duration.ZERO,
                whenMissing,
                negative,
                Aggregate.FIRST,
                splits);
    }

    private static Artifact schema(Path directory) throws IOException {
        Path files = Files.createDirectories(directory.resolve("schema"));
        DataSchema schema = new DataSchema(
                List.of(
                        feature("goal", ColumnType.TEXT, FeatureKind.TEXT),
                        feature("distance", ColumnType.REAL, FeatureKind.NUMERIC),
                        feature("age", ColumnType.INTEGER, FeatureKind.NUMERIC),
                        feature("at", ColumnType.TIMESTAMP, FeatureKind.DATE),
                        feature("day", ColumnType.DATE, FeatureKind.DATE),
                        feature("accepted", ColumnType.BOOLEAN, FeatureKind.LABEL),
                        feature("reason", ColumnType.TEXT, FeatureKind.EXCLUDED)),
                new LabelSchema("accepted", Task.BINARY, List.of("false", "true")));
        JsonRecords.write(files.resolve(DataSchema.FILE), schema);
        return FakeComponentContext.artifact(ArtifactType.SCHEMA, files, Map.of());
    }

    private static FeatureSchema feature(String name, ColumnType type, FeatureKind kind) {
        return new FeatureSchema(name, type, kind, "said so", 0, null);
    }

    /// A line as a model server writes it.
    private static String prediction(String id, long seconds, Map<String, ? extends @Nullable Object> features) {
        PredictionRecord prediction = new PredictionRecord(
                id,
                NOON.plusSeconds(seconds).toString(),
                "runs",
                1,
                new TreeMap<>(features),
                "true",
                List.of(0.4, 0.6));
        return JsonRecords.line(prediction);
    }

    private static OutcomeRecord accepted(String id, long seconds, boolean accepted) {
        return OutcomeRecord.outcome(id, NOON.plusSeconds(seconds), Map.of("accepted", accepted));
    }
}

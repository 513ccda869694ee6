package dev.headrace.data.generation;

import static dev.headrace.data.generation.Rows.broken;
import static dev.headrace.data.generation.Rows.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.Examples;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.testkit.InMemoryDataSource.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExampleMergeTest extends ComponentConformanceTest {
    private static final Column ID = new Column("id", ColumnType.INTEGER);
    private static final Column NAME = new Column("name", ColumnType.TEXT);
    private static final Column SCORE = new Column("score", ColumnType.REAL);

    @TempDir
    Path directory = Path.of("");

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new ExampleMerge(allocator);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        Path report = Files.createDirectory(prepared.resolve("report"));
        Files.writeString(report.resolve("drift.json"), "read by nobody");
        return Map.of(
                "examples",
                List.of(
                        examples(prepared.resolve("first"), "train", List.of(ID, NAME), good(1L, "a"), broken("bad")),
                        examples(prepared.resolve("second"), "eval", List.of(ID, NAME), good(2L, "b"))),
                "trigger",
                List.of(FakeComponentContext.artifact(ArtifactType.DRIFT_REPORT, report, Map.of())));
    }

    @Test
    void splitsOfOneNameFollowOneAnother() throws Exception {
        Artifact merged = merge(
                examples(directory.resolve("a"), "train", List.of(ID, NAME), good(1L, "a"), good(2L, null)),
                examples(directory.resolve("b"), "eval", List.of(ID, NAME), good(3L, "c")),
                examples(directory.resolve("c"), "train", List.of(ID, NAME), good(4L, "d")));
        assertThat(Rows.of(merged.directory(), "train"))
                .containsExactly(List.of("1", "a"), List.of("2", "null"), List.of("4", "d"));
        assertThat(Rows.of(merged.directory(), "eval")).containsExactly(List.of("3", "c"));
        assertThat(merged.properties()).isEqualTo(Map.of("rows", "4", "quarantined", "0"));
        assertThat(Examples.open(merged.directory()).index().source()).isEqualTo("a.csv; b.csv; c.csv");
    }

    @Test
    void columnsOfAnotherOrderAreMappedAndThoseThatAreNotThereAreMissing() throws Exception {
        Row[] many = new Row[20_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = good("name " + i, (long) i);
        }
        Artifact merged = merge(
                examples(directory.resolve("a"), "train", List.of(ID, NAME, SCORE), good(1L, "a", 0.5)),
                examples(directory.resolve("b"), "train", List.of(NAME, ID), many));
        List<List<String>> rows = Rows.of(merged.directory(), "train");
        assertThat(rows).hasSize(20_001).startsWith(List.of("1", "a", "0.5"), List.of("0", "name 0", "null"));
        assertThat(rows.getLast()).containsExactly("19999", "name 19999", "null");
    }

    @Test
    void whatIsInQuarantineStaysThere() throws Exception {
        Artifact merged = merge(
                examples(directory.resolve("a"), "train", List.of(ID), good(1L), broken("first")),
                examples(directory.resolve("b"), "train", List.of(ID), broken("second"), good(2L)));
        assertThat(merged.properties()).containsEntry("quarantined", "2");
        List<String> lines =
                Files.readAllLines(Examples.open(merged.directory()).quarantine());
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("a.csv").contains("first").contains("\"row\" : 2");
        assertThat(lines.get(1)).contains("b.csv").contains("second").contains("\"row\" : 1");
    }

    @Test
    void aColumnThatTheFirstDoesNotHaveIsRefused() throws IOException {
        Artifact first = examples(directory.resolve("a"), "train", List.of(ID, NAME), good(1L, "a"));
        Artifact second = examples(
                directory.resolve("b"), "train", List.of(ID, new Column("nam", ColumnType.TEXT)), good(1L, ""));
        assertFails(
                "Input 2 of examples has the column 'nam', which the first does not have; did you mean 'name'?",
                first,
                second);
    }

    @Test
    void aColumnOfAnotherTypeIsRefused() throws IOException {
        Artifact first = examples(directory.resolve("a"), "train", List.of(ID), good(1L));
        Artifact second =
                examples(directory.resolve("b"), "train", List.of(new Column("id", ColumnType.TEXT)), good("1"));
        assertFails("Column 'id' is TEXT in input 2 of examples and INTEGER in the first", first, second);
    }

    private void assertFails(String message, Artifact... inputs) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> merge(inputs))
                .withMessage(message)
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_COLUMNS);
    }

    private Artifact merge(Artifact... inputs) throws IOException, InterruptedException {
        FakeComponentContext context = FakeComponentContext.of(ExampleMerge.class, directory.resolve("outputs"))
                .withInput("examples", inputs);
        new ExampleMerge(allocator).run(context);
        return context.outputs().values().iterator().next();
    }

    private static Artifact examples(Path at, String split, List<Column> columns, Row... rows) throws IOException {
        Rows.write(Files.createDirectory(at), split, at.getFileName() + ".csv", columns, rows);
        return FakeComponentContext.artifact(ArtifactType.EXAMPLES, at, Map.of());
    }
}

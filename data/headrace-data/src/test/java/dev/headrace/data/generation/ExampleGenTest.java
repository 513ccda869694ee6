package dev.headrace.data.generation;

import static dev.headrace.data.generation.Rows.broken;
import static dev.headrace.data.generation.Rows.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.config.InputFiles;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.Examples;
import dev.headrace.data.ReadOptions.Format;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.testkit.InMemoryDataSource;
import dev.headrace.testkit.InMemoryDataSource.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExampleGenTest extends ComponentConformanceTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("id", ColumnType.INTEGER), new Column("name", ColumnType.TEXT));

    @TempDir
    Path directory = Path.of("");

    private final BufferAllocator allocator = new RootAllocator();
    private final InMemoryDataSource source = new InMemoryDataSource();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        Path file = prepared.resolve("people.csv");
        source.put(file, COLUMNS, rows(100, broken("too few fields")));
        return component(file, "train:4,eval:1", 0.5);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        Files.writeString(prepared.resolve("people.csv"), "the rows are in memory");
        return Map.of();
    }

    @Test
    void everyRowIsInASplitOrInQuarantine() throws Exception {
        FakeComponentContext context = run("train:4,eval:1", 0.5, rows(1000, broken("first"), broken("second")));
        Artifact artifact = artifact(context);
        Examples examples = Examples.open(artifact.directory());
        assertThat(examples.columns()).isEqualTo(COLUMNS);
        assertThat(examples.index().totalRows()).isEqualTo(1000);
        assertThat(examples.index().quarantined()).isEqualTo(2);
        assertThat(examples.index().source()).isEqualTo("people.csv");
        assertThat(artifact.properties()).isEqualTo(Map.of("rows", "1000", "quarantined", "2"));
        assertThat(Files.readString(examples.quarantine()))
                .contains("\"file\" : \"people.csv\"")
                .contains("\"row\" : 1001")
                .contains("\"reason\" : \"second\"")
                .doesNotContain(directory.toString());
        List<List<String>> all = new ArrayList<>(Rows.of(artifact.directory(), "train"));
        assertThat(all).hasSizeBetween(750, 850);
        all.addAll(Rows.of(artifact.directory(), "eval"));
        assertThat(all).hasSize(1000).doesNotHaveDuplicates();
        assertThat(context.progress().getLast()).isEqualTo(new FakeComponentContext.Progress(1002, 1002, "rows"));
    }

    @Test
    void equalRowsAreInTheSameSplit() throws Exception {
        List<Row> twice = new ArrayList<>(rows(300));
        twice.addAll(rows(300).reversed());
        Path artifact = artifact(run("train:1,eval:1", 0.5, twice)).directory();
        assertThat(Rows.of(artifact, "train")).doesNotContainAnyElementsOf(Rows.of(artifact, "eval"));
        assertThat(Rows.of(artifact, "train")).hasSizeBetween(200, 400);
    }

    @Test
    void aSplitThatNoRowFallsIntoIsThereAndEmpty() throws Exception {
        Path artifact = artifact(run("train:1000000,eval:1", 0.5, rows(3))).directory();
        assertThat(Examples.open(artifact).rows("eval")).isZero();
        assertThat(Rows.of(artifact, "eval")).isEmpty();
    }

    @Test
    void dataOfNoUsableRowIsRefused() {
        List<Row> rows = List.of(broken("not a number"), broken("too short"), broken("c"), broken("d"));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> run("train:1", 1, rows))
                .withMessage("None of the 4 rows of people.csv can be used: people.csv, row 1: not a number;"
                        + " people.csv, row 2: too short; people.csv, row 3: c; and 1 more")
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_EMPTY);
    }

    @Test
    void tooManyRowsInQuarantineAreAFailureWithTheFirstReasons() {
        List<Row> rows = rows(2, broken("a"), broken("b"), broken("c"));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> run("train:1", 0.5, rows))
                .withMessage("3 of the 5 rows of people.csv cannot be read, and maximum-quarantined allows a share of"
                        + " 0.5: people.csv, row 3: a; people.csv, row 4: b; people.csv, row 5: c")
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_UNREADABLE);
    }

    @Test
    void asManyAsAllowedAreNoFailure() throws Exception {
        assertThat(artifact(run("train:1", 0.5, rows(2, broken("a"), broken("b"))))
                        .properties())
                .containsEntry("quarantined", "2");
    }

    @Test
    void ofManyFilesTheFirstAreNamed() throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Path file = Files.createFile(directory.resolve("part-" + i));
            source.put(file, COLUMNS, rows(1));
            names.add(file.toString());
        }
        FakeComponentContext context = FakeComponentContext.of(ExampleGen.class, directory.resolve("outputs"));
        ExampleGenConfig config = new ExampleGenConfig(new InputFiles(names), Format.AUTO, "", "train:1", 0.5);
        new ExampleGen(config, source, allocator).run(context);
        assertThat(Examples.open(artifact(context).directory()).index().source())
                .isEqualTo("part-0, part-1, part-2, part-3, part-4, part-5, part-6, part-7, part-8, part-9 and 2 more");
    }

    private FakeComponentContext run(String splits, double maximumQuarantined, List<Row> rows) throws Exception {
        Path file = Files.createFile(directory.resolve("people.csv"));
        source.put(file, COLUMNS, rows);
        FakeComponentContext context = FakeComponentContext.of(ExampleGen.class, directory.resolve("outputs"));
        component(file, splits, maximumQuarantined).run(context);
        return context;
    }

    private Component component(Path file, String splits, double maximumQuarantined) {
        ExampleGenConfig config =
                new ExampleGenConfig(InputFiles.of(file.toString()), Format.AUTO, "", splits, maximumQuarantined);
        return new ExampleGen(config, source, allocator);
    }

    private static Artifact artifact(FakeComponentContext context) {
        return context.outputs().values().iterator().next();
    }

    private static List<Row> rows(int good, Row... others) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < good; i++) {
            rows.add(good((long) i, i % 7 == 0 ? null : "name " + i));
        }
        rows.addAll(List.of(others));
        return rows;
    }
}

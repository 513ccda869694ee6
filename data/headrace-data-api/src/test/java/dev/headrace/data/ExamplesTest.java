package dev.headrace.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExamplesTest {
    private static final int ROWS = 2 * ExamplesWriter.BATCH_ROWS + 7;

    @TempDir
    Path root = Path.of("");

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Test
    void rowsComeBackAsTheyWereWritten() throws IOException {
        Path directory = write("a", 1000);
        Examples examples = Examples.open(directory);
        assertThat(examples.columns()).isEqualTo(Batches.COLUMNS);
        assertThat(examples.splits()).containsExactly("eval", "test", "train");
        assertThat(examples.rows("train") + examples.rows("eval")).isEqualTo(ROWS);
        assertThat(examples.rows("test")).isZero();
        assertThat(examples.index().totalRows()).isEqualTo(ROWS);
        assertThat(examples.index().source()).isEqualTo("a.csv");
        assertThat(examples.hasQuarantine()).isFalse();
        assertThat(integers(examples, "train"))
                .allMatch(value -> value % 5 != 0)
                .isSorted();
        assertThat(integers(examples, "eval")).allMatch(value -> value % 5 == 0).isSorted();
        assertThat(integers(examples, "test")).isEmpty();
    }

    @Test
    void equalRowsGiveEqualBytesWhateverTheirBatches() throws IOException {
        assertThat(Fingerprint.ofTree(write("a", 1000))).isEqualTo(Fingerprint.ofTree(write("b", 333)));
    }

    @Test
    void batchesAreFullButForTheLast() throws IOException {
        Examples examples = Examples.open(write("a", 100));
        List<Integer> sizes = new ArrayList<>();
        try (ExamplesReader reader = examples.read("train", allocator)) {
            assertThat(reader.rows()).isEqualTo(examples.rows("train"));
            assertThat(reader.batch().getRowCount()).isZero();
            while (reader.next()) {
                sizes.add(reader.batch().getRowCount());
            }
        }
        assertThat(sizes.getFirst()).isEqualTo(ExamplesWriter.BATCH_ROWS);
        assertThat(sizes).hasSize(2);
    }

    @Test
    void quarantineIsOneObjectALine() throws IOException {
        QuarantinedRow whole = new QuarantinedRow("a.csv", 3, null, "too few", "1,\"two\n  lines\"");
        QuarantinedRow one = new QuarantinedRow("a.csv", 9, "age", "no number", null);
        try (ExamplesWriter writer = new ExamplesWriter(root, Batches.COLUMNS, List.of("train"), allocator)) {
            writer.quarantine(whole);
            writer.quarantine(one);
            writer.finish("a.csv");
        }
        Examples examples = Examples.open(root);
        assertThat(examples.hasQuarantine()).isTrue();
        assertThat(examples.index().quarantined()).isEqualTo(2);
        assertThat(Files.readAllLines(examples.quarantine()).stream()
                        .map(line -> JsonRecords.parse(line, QuarantinedRow.class, "line")))
                .containsExactly(whole, one);
    }

    @Test
    void anUnknownSplitIsNamedWithTheNearest() throws IOException {
        Examples examples = Examples.open(write("a", 1000));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> examples.read("trian", allocator))
                .withMessage("The examples have no split 'trian'; did you mean 'train'?")
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_SPLIT_UNKNOWN);
    }

    @Test
    void withoutItsEndThereAreNoExamples() throws IOException {
        new ExamplesWriter(root, Batches.COLUMNS, List.of("train"), allocator).close();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Examples.open(root));
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        List<Column> columns = List.of(new Column("a", ColumnType.TEXT), new Column("a", ColumnType.REAL));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new ExamplesWriter(root, columns, List.of("train"), allocator))
                .withMessage("Two columns have one name: [a, a]")
                .extracting(HeadraceException::code)
                .isEqualTo(DataErrorCode.DATA_COLUMNS);
    }

    @Test
    void aRowForASplitThatIsNotThereIsRefused() throws IOException {
        try (ExamplesWriter writer = new ExamplesWriter(root, Batches.COLUMNS, List.of("train"), allocator);
                VectorSchemaRoot batch = Batches.empty(allocator)) {
            Batches.add(batch, 1, 1L, 1.0, "", 1, 1L);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.add("eval", batch, 0))
                    .withMessage("no such split: eval");
        }
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExamplesIndex("headrace-examples/2", List.of(), Map.of(), 0, ""))
                .withMessage("the format is 'headrace-examples/2', and 'headrace-examples/1' was expected");
    }

    private Path write(String name, int batchRows) throws IOException {
        Path directory = Files.createDirectory(root.resolve(name));
        try (ExamplesWriter writer =
                new ExamplesWriter(directory, Batches.COLUMNS, List.of("train", "eval", "test"), allocator)) {
            for (int from = 0; from < ROWS; from += batchRows) {
                int to = Math.min(ROWS, from + batchRows);
                try (VectorSchemaRoot batch = Batches.empty(allocator)) {
                    for (int i = from; i < to; i++) {
                        Object text = i % 3 == 0 ? null : "text " + i;
                        Batches.add(batch, i % 2, (long) i, i / 8.0, text, i, i % 7 == 0 ? null : (long) i);
                    }
                    for (int i = from; i < to; i++) {
                        writer.add(i % 5 == 0 ? "eval" : "train", batch, i - from);
                    }
                }
            }
            writer.finish("a.csv");
        }
        return directory;
    }

    private List<Long> integers(Examples examples, String split) throws IOException {
        List<Long> values = new ArrayList<>();
        try (ExamplesReader reader = examples.read(split, allocator)) {
            while (reader.next()) {
                BigIntVector vector = (BigIntVector) reader.batch().getVector("integer");
                for (int row = 0; row < reader.batch().getRowCount(); row++) {
                    long value = vector.get(row);
                    values.add(value);
                    assertThat(reader.batch().getVector("text").isNull(row)).isEqualTo(value % 3 == 0);
                    assertThat(reader.batch().getVector("timestamp").isNull(row))
                            .isEqualTo(value % 7 == 0);
                }
            }
        }
        return values;
    }
}

package dev.headrace.statistics.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.validation.ValidationErrorCode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;

/// What is wrong with a batch gives an error that says so, and nothing is leaked.
class MalformedBatchTest {
    private static final int ROWS = 20;
    private static final Field INTEGER = Field.nullable("column", new ArrowType.Int(Integer.SIZE, true));
    private static final Field TEXT = Field.nullable("column", ArrowType.Utf8.INSTANCE);
    private static final Field LIST = TableMaker.group("column", ArrowType.List.INSTANCE, INTEGER);

    @Test
    void offsetsThatDecreaseAreRefused() {
        requireRefused(
                TEXT, Table.Encoding.PLAIN, vector -> vector.getOffsetBuffer().setInt(20, 1_000));
        requireRefused(
                TEXT, Table.Encoding.PLAIN, vector -> vector.getOffsetBuffer().setInt(20, 0));
        requireRefused(
                LIST, Table.Encoding.PLAIN, vector -> vector.getOffsetBuffer().setInt(20, 0));
    }

    @Test
    void offsetsBelowZeroOrPastTheValuesAreRefused() {
        for (int offset : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            for (int at : new int[] {0, 10, ROWS}) {
                requireRefused(
                        TEXT,
                        Table.Encoding.PLAIN,
                        vector -> vector.getOffsetBuffer().setInt(4L * at, offset));
                requireRefused(
                        LIST,
                        Table.Encoding.PLAIN,
                        vector -> vector.getOffsetBuffer().setInt(4L * at, offset));
            }
        }
        Field view = TableMaker.group("column", ArrowType.ListView.INSTANCE, INTEGER);
        requireRefused(
                view,
                Table.Encoding.PLAIN,
                vector -> ((ListViewVector) vector).getSizeBuffer().setInt(8, 99));
        requireRefused(
                view,
                Table.Encoding.PLAIN,
                vector -> ((ListViewVector) vector).getSizeBuffer().setInt(8, -1));
        requireRefused(
                view, Table.Encoding.PLAIN, vector -> vector.getOffsetBuffer().setInt(8, -5));
    }

    @Test
    void buffersThatAreTooShortAreRefused() {
        for (Field field : List.of(INTEGER, TEXT, LIST)) {
            // Of the validity, which is the first, a byte is missing; of the others more.
            requireRefused(field, Table.Encoding.PLAIN, vector -> cut(vector, 0, 2));
            requireRefused(field, Table.Encoding.PLAIN, vector -> cut(vector, 1, 79));
        }
        requireRefused(TEXT, Table.Encoding.PLAIN, vector -> cut(vector, 2, 10));
    }

    @Test
    void fewerValuesThanRowsAreRefused() {
        requireRefused(
                LIST,
                Table.Encoding.PLAIN,
                vector -> ((ListVector) vector).getDataVector().setValueCount(3));
        Field struct =
                TableMaker.group("column", ArrowType.Struct.INSTANCE, INTEGER, Field.nullable("t", TEXT.getType()));
        requireRefused(
                struct,
                Table.Encoding.PLAIN,
                vector -> ((StructVector) vector).getChild("t").setValueCount(3));
        requireRefused(
                struct,
                Table.Encoding.PLAIN,
                vector -> ((StructVector) vector).getChild("column").setValueCount(3));
        requireRefused(TEXT, Table.Encoding.PLAIN, vector -> vector.setValueCount(ROWS - 1));
    }

    @Test
    void indicesIntoNothingAreRefused() {
        for (int index : new int[] {-1, ROWS, Integer.MAX_VALUE}) {
            requireRefused(TEXT, Table.Encoding.DICTIONARY, vector -> ((IntVector) vector).set(7, index));
        }
        Field union = TableMaker.group(
                "column",
                new ArrowType.Union(UnionMode.Dense, new int[] {0, 1}),
                INTEGER,
                Field.nullable("t", TEXT.getType()));
        requireRefused(
                union,
                Table.Encoding.PLAIN,
                vector -> ((DenseUnionVector) vector).getOffsetBuffer().setInt(12, 50));
        requireRefused(
                union,
                Table.Encoding.PLAIN,
                vector -> ((DenseUnionVector) vector).getOffsetBuffer().setInt(12, -1));
        requireRefused(
                union,
                Table.Encoding.PLAIN,
                vector -> ((DenseUnionVector) vector).getTypeBuffer().setByte(12, 5));
    }

    @Test
    void runsThatDoNotAscendOrEndTooSoonAreRefused() {
        requireRefused(TEXT, Table.Encoding.RUNS, vector -> ends(vector).set(3, 1));
        requireRefused(TEXT, Table.Encoding.RUNS, vector -> ends(vector).set(0, 0));
        requireRefused(TEXT, Table.Encoding.RUNS, vector -> ends(vector).set(0, -9));
        requireRefused(TEXT, Table.Encoding.RUNS, vector -> ends(vector).setNull(2));
        requireRefused(TEXT, Table.Encoding.RUNS, vector -> ends(vector).setValueCount(5));
        requireRefused(
                TEXT,
                Table.Encoding.RUNS,
                vector -> ((RunEndEncodedVector) vector).getValuesVector().setValueCount(5));
    }

    @Test
    void whateverIsBrokenIsRefusedOrOfNoMatter() {
        assertThat(MalformedBatches.failures(20)).isEmpty();
    }

    /// Arrow can be told to check no bounds; then a mistake is a crash of the JVM.
    @Test
    void nothingCrashesWhereArrowChecksNothing() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Darrow.enable_unsafe_memory_access=true",
                        "-Darrow.enable_null_check_for_get=false",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MalformedBatches.class.getName(),
                        "10")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
    }

    private static IntVector ends(FieldVector vector) {
        return (IntVector) ((RunEndEncodedVector) vector).getRunEndsVector();
    }

    private static void cut(FieldVector vector, int index, int length) {
        List<ArrowBuf> buffers = vector.getFieldBuffers();
        MalformedBatches.load(vector, buffers, index, length, new ArrowFieldNode(vector.getValueCount(), 1));
    }

    private static void requireRefused(Field field, Table.Encoding encoding, Consumer<FieldVector> breaking) {
        Field whole = Field.notNullable("whole", INTEGER.getType());
        Table table = new Table(
                List.of(
                        new Table.Column(field, encoding, TableMaker.list(ROWS, row -> cell(field, row))),
                        new Table.Column(whole, Table.Encoding.PLAIN, TableMaker.list(ROWS, BigInteger::valueOf))),
                5);
        try (RootAllocator allocator = new RootAllocator();
                Table.Batch batch = table.batch(allocator, 0, ROWS)) {
            breaking.accept(batch.root().getVector("column"));
            Statistics statistics = new Statistics(table.schema(), StatisticsOptions.DEFAULT);

            assertThatThrownBy(() -> statistics.fold(batch.root(), batch.dictionaries()))
                    .isInstanceOfSatisfying(
                            HeadraceException.class,
                            refused -> assertThat(refused.code()).isEqualTo(ValidationErrorCode.BATCH_MALFORMED));
        }
    }

    /// A cell that is there, all of which are different.
    private static Object cell(Field field, int row) {
        return switch (field.getType()) {
            case ArrowType.Int _ -> BigInteger.valueOf(row);
            case ArrowType.Utf8 _ -> TableMaker.bytes("text " + row);
            case ArrowType.Struct _ ->
                new Cell.Group(TableMaker.list(
                        field.getChildren().size(),
                        i -> cell(field.getChildren().get(i), row)));
            case ArrowType.Union _ ->
                new Cell.Member(row % 2, cell(field.getChildren().get(row % 2), row));
            default ->
                new Cell.Many(TableMaker.list(
                        1 + row % 3, _ -> cell(field.getChildren().getFirst(), row)));
        };
    }
}

package dev.headrace.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TransformGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchTransformTest {
    private static final long[] WHOLE = {0, 1, -7, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53, (1L << 53) + 1};
    private static final double[] REAL = {
        0.0,
        -0.0,
        0.1,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE
    };
    private static final String[] TEXT = {
        "", " ", "a", "A", "grün", "GRÜN", "\uD83D\uDE00", "zwei Wörter, zwei", "İstanbul 42", "e\u0301", "日本 日本"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rowsAndBatchesGiveTheSameBits(long seed) {
        TransformGraph graph = Graphs.ofEverything();
        List<@Nullable Object[]> rows = rows(new SplittableRandom(seed), 500);
        RowTransform byRow = new RowTransform(graph);
        BatchTransform byBatch = new BatchTransform(graph, graph.columns());
        double[][] columns = new double[graph.width()][rows.size() + 3];
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = Tables.batch(graph.columns(), rows, allocator)) {
            byBatch.apply(batch, 0, 123, columns, 2);
            byBatch.apply(batch, 123, 123, columns, 125);
            byBatch.apply(batch, 123, rows.size(), columns, 125);
        }
        double[] expected = new double[graph.width()];
        for (int row = 0; row < rows.size(); row++) {
            Arrays.fill(expected, Double.NaN);
            byRow.apply(rows.get(row), expected);
            double[] found = new double[expected.length];
            for (int number = 0; number < found.length; number++) {
                found[number] = columns[number][row + 2];
            }
            assertThat(bits(found)).as(Arrays.toString(rows.get(row))).isEqualTo(bits(expected));
            assertThat(Arrays.stream(found).allMatch(Double::isFinite)).isTrue();
        }
        for (double[] column : columns) {
            assertThat(new double[] {column[0], column[1], column[rows.size() + 2]})
                    .containsExactly(0, 0, 0);
        }
    }

    @Test
    void columnsAreFoundByNameInWhateverOrder() {
        TransformGraph graph = Graphs.ofEverything();
        List<Column> reversed = new ArrayList<>(graph.columns().reversed());
        reversed.add(2, new Column("another", ColumnType.REAL));
        @Nullable Object[] row = {true, 1L, 0.5, "b", 3L, 4L};
        @Nullable Object[] mixed = {4L, 3L, null, "b", 0.5, 1L, true};
        double[][] columns = new double[graph.width()][1];
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = Tables.batch(reversed, List.<@Nullable Object[]>of(mixed), allocator)) {
            new BatchTransform(graph, reversed).apply(batch, 0, 1, columns, 0);
        }
        double[] expected = new double[graph.width()];
        new RowTransform(graph).apply(row, expected);
        assertThat(Arrays.stream(columns).mapToDouble(column -> column[0]).toArray())
                .containsExactly(expected);
    }

    @Test
    void aMissingColumnIsRefusedByName() {
        TransformGraph graph = Graphs.ofEverything();
        List<Column> columns = new ArrayList<>(graph.columns());
        columns.set(1, new Column("wole", ColumnType.INTEGER));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new BatchTransform(graph, columns))
                .withMessageContaining("no column 'whole', which the transform reads as INTEGER")
                .withMessageContaining("did you mean 'wole'?")
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TRANSFORM_MISMATCH));
    }

    @Test
    void aColumnOfAnotherTypeIsRefusedByName() {
        TransformGraph graph = Graphs.ofEverything();
        List<Column> columns = new ArrayList<>(graph.columns());
        columns.set(1, new Column("whole", ColumnType.REAL));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new BatchTransform(graph, columns))
                .withMessageContaining("Column 'whole' is REAL, and the transform reads it as INTEGER")
                .satisfies(e -> assertThat(e.code()).isEqualTo(TrainingErrorCode.TRANSFORM_MISMATCH));
    }

    private static List<@Nullable Object[]> rows(SplittableRandom random, int count) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new @Nullable Object[] {
                random.nextInt(5) == 0 ? null : (Object) random.nextBoolean(),
                random.nextInt(5) == 0 ? null : (Object) whole(random),
                random.nextInt(5) == 0 ? null : (Object) real(random),
                random.nextInt(5) == 0 ? null : text(random),
                random.nextInt(5) == 0 ? null : (Object) (long) day(random),
                random.nextInt(5) == 0 ? null : (Object) time(random)
            });
        }
        return rows;
    }

    private static long whole(SplittableRandom random) {
        return random.nextBoolean() ? WHOLE[random.nextInt(WHOLE.length)] : random.nextLong(-10, 10);
    }

    private static double real(SplittableRandom random) {
        return random.nextBoolean() ? REAL[random.nextInt(REAL.length)] : Double.longBitsToDouble(random.nextLong());
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(40) == 0 ? 400 : 3); i >= 0; i--) {
            text.append(TEXT[random.nextInt(TEXT.length)]);
        }
        return text.toString();
    }

    private static int day(SplittableRandom random) {
        return random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(-3, 30_000);
    }

    private static long time(SplittableRandom random) {
        return random.nextInt(4) == 0 ? random.nextLong() : random.nextLong(-3, 3);
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}

package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.spi.Table;
import dev.headrace.statistics.Declarations.Empty;
import dev.headrace.statistics.Declarations.Language;
import dev.headrace.statistics.Declarations.Sparse;
import dev.headrace.statistics.Declarations.Weighted;
import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.PairedStatistics;
import dev.headrace.validation.PairedStatistics.Companion;
import dev.headrace.validation.ValidationErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StatisticsScanTest {
    private static final int ROWS = 2_500;
    private static final List<Column> COLUMNS = List.of(
            new Column("town", ColumnType.TEXT),
            new Column("visits", ColumnType.INTEGER),
            new Column("key", ColumnType.TEXT),
            new Column("price", ColumnType.REAL),
            new Column("open", ColumnType.BOOLEAN));
    /// Past the exact dictionary of texts, where heavy hitters depend on the order.
    private static final StatisticsOptions OPTIONS = StatisticsOptions.DEFAULT
            .withExactValues(64)
            .withSlices(List.of(Slicing.by("town")))
            .withWeight("visits")
            .withExtras(Set.of(Extra.SEMANTICS, Extra.CORRELATION, Extra.DUPLICATES))
            .withDeclared(Declarations.NONE
                    .withLanguages(List.of(Language.of("key")))
                    .withEmpty(List.of(Empty.everywhere("the usual", "0")))
                    .withSparse(List.of(new Sparse("s", List.of("visits"), "price")))
                    .withWeighted(List.of(new Weighted("w", "town", "price"))));

    /// How a table is read.
    enum Reading {
        COLUMNS_APART,
        ALL_AT_ONCE
    }

    @ParameterizedTest
    @EnumSource
    void anyNumberOfThreadsGivesTheSameBytes(Reading reading) throws IOException {
        byte[] one = scan(new MemoryTable(reading, 1_000), OPTIONS, 1).toBytes();
        for (int threads : new int[] {2, 3, 9}) {
            assertThat(scan(new MemoryTable(reading, 1_000), OPTIONS, threads).toBytes())
                    .isEqualTo(one);
        }
        assertThat(scan(new MemoryTable(reading, 77), OPTIONS, 2).toBytes()).isEqualTo(one);
    }

    @Test
    void bothWaysToReadGiveTheSameBytes() throws IOException {
        assertThat(scan(new MemoryTable(Reading.COLUMNS_APART, 500), OPTIONS, 3).toBytes())
                .isEqualTo(scan(new MemoryTable(Reading.ALL_AT_ONCE, 500), OPTIONS, 2)
                        .toBytes());
    }

    @ParameterizedTest
    @EnumSource
    void columnsOfWhichNothingElseIsMadeAreReadForWhatConcernsSeveral(Reading reading) throws IOException {
        StatisticsOptions open = OPTIONS.withColumns(List.of("open"));
        Statistics scanned = scan(new MemoryTable(reading, 700), open, 2);
        for (DatasetStatistics result : scanned.results("all")) {
            assertThat(result.columns()).hasSize(1);
            assertThat(result.paired())
                    .containsExactly(
                            new PairedStatistics(
                                    "s", "price", result.rows(), 0, List.of(new Companion("visits", 0, 0, 0))),
                            new PairedStatistics(
                                    "w", "town", result.rows(), 0, List.of(new Companion("price", 0, 0, 0))));
        }
        assertThat(scan(new MemoryTable(reading, 700), open.withLabel("town"), 2)
                        .result()
                        .columns())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureEndsTheScanAndLeavesNothingBehind(Reading reading) {
        // Weights of 'price' are negative in the second batch; the allocator of scan() tells of leaks.
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> scan(new MemoryTable(reading, 1_000), OPTIONS.withWeight("price"), 3))
                .extracting(HeadraceException::code)
                .isEqualTo(ValidationErrorCode.WEIGHT_UNUSABLE);
    }

    @ParameterizedTest
    @EnumSource
    void progressEndsAtTheTotal(Reading reading) throws IOException {
        AtomicLong last = new AtomicLong();
        try (BufferAllocator allocator = new RootAllocator();
                MemoryTable table = new MemoryTable(reading, 1_000)) {
            StatisticsScan.of(table, StatisticsOptions.DEFAULT, 2, allocator, (done, total) -> {
                assertThat(total).isEqualTo((long) ROWS * COLUMNS.size());
                last.accumulateAndGet(done, Math::max);
            });
        }
        assertThat(last.get()).isEqualTo((long) ROWS * COLUMNS.size());
    }

    @Test
    void noThreadIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scan(new MemoryTable(Reading.ALL_AT_ONCE, 10), OPTIONS, 0));
    }

    private static Statistics scan(MemoryTable table, StatisticsOptions options, int threads) throws IOException {
        try (table;
                BufferAllocator allocator = new RootAllocator()) {
            return StatisticsScan.of(table, options, threads, allocator, ScanProgress.NONE);
        }
    }

    private static Object value(String column, int row) {
        return switch (column) {
            case "town" -> "town " + row % 3;
            case "visits" -> (long) (row % 5);
            case "key" -> row % 4 == 0 ? "the usual" : "key " + row;
            case "price" -> 1_000.5 - row;
            default -> row % 2 == 0;
        };
    }

    /// Generated rows as streams of batches of a size.
    private record MemoryTable(Reading reading, int rowsOfBatch) implements Table {
        @Override
        public Schema schema() {
            return new Schema(COLUMNS.stream()
                    .map(column -> column.type().field(column.name()))
                    .toList());
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(ROWS);
        }

        @Override
        public boolean readsColumnsApart() {
            return reading == Reading.COLUMNS_APART;
        }

        @Override
        public long weight(String column) {
            return column.length();
        }

        @Override
        public ArrowReader scan(List<String> names, int batchRows, BufferAllocator allocator) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (VectorSchemaRoot root = root(names, 0, 0, allocator);
                    ArrowStreamWriter writer = new ArrowStreamWriter(root, null, bytes)) {
                for (int from = 0; from < ROWS; from += rowsOfBatch) {
                    int size = Math.min(rowsOfBatch, ROWS - from);
                    try (VectorSchemaRoot batch = root(names, from, size, allocator)) {
                        for (int i = 0; i < names.size(); i++) {
                            batch.getVector(i)
                                    .makeTransferPair(root.getVector(i))
                                    .transfer();
                        }
                        root.setRowCount(size);
                        writer.writeBatch();
                    }
                }
            }
            return new ArrowStreamReader(new ByteArrayInputStream(bytes.toByteArray()), allocator);
        }

        private static VectorSchemaRoot root(List<String> names, int from, int size, BufferAllocator allocator) {
            List<FieldVector> vectors = names.stream()
                    .map(name -> COLUMNS.stream()
                            .filter(column -> column.name().equals(name))
                            .findFirst()
                            .orElseThrow())
                    .map(column -> Vectors.of(allocator, column, size, row -> value(column.name(), from + row)))
                    .toList();
            return new VectorSchemaRoot(vectors);
        }

        @Override
        public void close() {
            // Everything is on the heap.
        }
    }
}

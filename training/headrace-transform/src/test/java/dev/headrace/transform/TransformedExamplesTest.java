package dev.headrace.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.Examples;
import dev.headrace.training.Operation;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransformedExamplesTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("label", ColumnType.TEXT), new Column("x", ColumnType.INTEGER));
    private static final TransformGraph GRAPH =
            Graphs.of(List.of(new Column("x", ColumnType.INTEGER)), new Operation.Number("x", 0, 1, -1e9, 1e9, true));

    @TempDir
    Path directory = Path.of("");

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Test
    void rowsWithoutALabelAreLeftOutAndCounted() throws Exception {
        Examples examples = Tables.write(
                directory,
                "train",
                COLUMNS,
                List.<@Nullable Object[]>of(
                        new @Nullable Object[] {"yes", 1L},
                        new @Nullable Object[] {null, 2L},
                        new @Nullable Object[] {"no", null},
                        new @Nullable Object[] {"maybe", 4L},
                        new @Nullable Object[] {"yes", 5L}),
                allocator);
        LoadedExamples loaded = load(examples, 100, 7);
        assertThat(loaded.availableRows()).isEqualTo(3);
        assertThat(loaded.unlabelledRows()).isEqualTo(2);
        TrainingData data = loaded.data();
        assertThat(data.task()).isEqualTo(Task.BINARY);
        assertThat(data.classes()).isEqualTo(2);
        assertThat(data.features()).containsExactly("x", "x:missing");
        assertThat(data.labels()).containsExactly(1, 0, 1);
        assertThat(data.column(0)).containsExactly(1, 0, 5);
        assertThat(data.column(1)).containsExactly(0, 1, 0);
    }

    @Test
    void ofMoreRowsAsManyAsWantedAreTakenInOrder() throws Exception {
        Examples examples = numbered(40_000);
        LoadedExamples loaded = load(examples, 1_000, 7);
        assertThat(loaded.availableRows()).isEqualTo(20_000);
        assertThat(loaded.unlabelledRows()).isEqualTo(20_000);
        double[] taken = loaded.data().column(0);
        assertThat(taken).hasSize(1_000).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(taken)).allMatch(number -> number % 2 == 0);
        // The mean of a fair sample of 0, 2, ... 39998 is 19999 with a standard error of 365.
        assertThat(Arrays.stream(taken).average().orElseThrow()).isCloseTo(19_999, within(5 * 365.0));
    }

    @Test
    void theSampleFollowsFromTheSeed() throws Exception {
        Examples examples = numbered(4_000);
        double[] first = load(examples, 100, 7).data().column(0);
        assertThat(load(examples, 100, 7).data().column(0)).containsExactly(first);
        assertThat(load(examples, 100, 8).data().column(0)).isNotEqualTo(first);
    }

    @Test
    void everyRowIsTakenWithTheSameProbability() {
        int[] counts = new int[50];
        for (int seed = 0; seed < 10_000; seed++) {
            RowSample sample = new RowSample(50, 10, new Seed(seed).derive("rows"));
            int taken = 0;
            for (int row = 0; row < 50; row++) {
                if (sample.takes(row)) {
                    counts[row]++;
                    taken++;
                }
            }
            assertThat(taken).isEqualTo(10);
        }
        // Binomial of 10000 and 0.2: mean 2000, standard deviation 40.
        assertThat(counts).satisfies(all -> {
            for (int count : all) {
                assertThat(count).isBetween(1_800, 2_200);
            }
        });
    }

    @Test
    void progressRunsFromNothingToAll() throws Exception {
        Examples examples = numbered(40_000);
        List<Long> done = new ArrayList<>();
        TransformedExamples.load(examples, "train", GRAPH, 10, new Seed(1), allocator, (now, total, unit) -> {
            assertThat(total).isEqualTo(80_000);
            assertThat(unit).isEqualTo("rows");
            done.add(now);
        });
        assertThat(done).isSorted().startsWith(0L).endsWith(80_000L);
    }

    @Test
    void itStopsWhenTheMonitorSaysSo() throws Exception {
        Examples examples = numbered(10);
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> TransformedExamples.load(
                        examples, "train", GRAPH, 10, new Seed(1), allocator, (now, total, unit) -> {
                            throw new InterruptedException("stop");
                        }));
    }

    @Test
    void anEmptySplitGivesNoRows() throws Exception {
        LoadedExamples loaded = load(Tables.write(directory, "train", COLUMNS, List.of(), allocator), 10, 1);
        assertThat(loaded.data().rows()).isZero();
        assertThat(loaded.availableRows()).isZero();
    }

    @Test
    void anUnknownSplitAndNoRowsAreRefused() throws Exception {
        Examples examples = numbered(10);
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> TransformedExamples.load(
                        examples, "trian", GRAPH, 10, new Seed(1), allocator, TrainingMonitor.SILENT))
                .satisfies(e -> assertThat(e.code()).isEqualTo(DataErrorCode.DATA_SPLIT_UNKNOWN));
        assertThatIllegalArgumentException().isThrownBy(() -> load(examples, 0, 1));
    }

    private LoadedExamples load(Examples examples, long maximumRows, long seed)
            throws IOException, InterruptedException {
        return TransformedExamples.load(
                examples, "train", GRAPH, maximumRows, new Seed(seed), allocator, TrainingMonitor.SILENT);
    }

    /// Rows of the numbers from 0 on, of which every second has a label.
    private Examples numbered(int rows) throws IOException {
        List<@Nullable Object[]> table = new ArrayList<>();
        for (long row = 0; row < rows; row++) {
            table.add(new @Nullable Object[] {row % 2 == 0 ? "yes" : null, row});
        }
        return Tables.write(directory, "train", COLUMNS, table, allocator);
    }
}

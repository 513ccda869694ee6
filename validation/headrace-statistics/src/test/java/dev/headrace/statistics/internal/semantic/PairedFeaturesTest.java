package dev.headrace.statistics.internal.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.PairedStatistics;
import dev.headrace.validation.PairedStatistics.Companion;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PairedFeaturesTest {
    private static final int MISSING = -1;

    @Test
    void rowsWithoutAnyOfTheColumnsCountForNothing() {
        PairedStatistics statistics =
                fold(new int[] {2, MISSING, MISSING, 0, 3}, new int[] {2, MISSING, 1, 0, 1}, new int[] {
                    2, MISSING, MISSING, 4, MISSING
                });
        assertThat(statistics)
                .isEqualTo(new PairedStatistics(
                        "sparse",
                        "values",
                        4,
                        1,
                        List.of(new Companion("first", 0, -2, 1), new Companion("second", 2, -3, 4))));
        assertThat(statistics.isDifferent()).isTrue();
    }

    @Test
    void equalListsAreNotDifferent() {
        PairedStatistics statistics =
                fold(new int[] {2, MISSING, 0}, new int[] {2, MISSING, 0}, new int[] {2, MISSING, 0});
        assertThat(statistics.isDifferent()).isFalse();
        assertThat(statistics.rows()).isEqualTo(2);
    }

    @Test
    void withoutRowsThereIsNoDifference() {
        assertThat(features().result())
                .isEqualTo(new PairedStatistics(
                        "sparse",
                        "values",
                        0,
                        0,
                        List.of(new Companion("first", 0, 0, 0), new Companion("second", 0, 0, 0))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void partsInAnyOrderGiveWhatASimpleComputationGives(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 300;
        int[][] lengths = new int[3][];
        for (int column = 0; column < 3; column++) {
            lengths[column] = random.ints(rows, MISSING, 5).toArray();
        }
        PairedFeatures whole = features();
        whole.fold(List.of(lengths), rows);
        assertThat(whole.result()).isEqualTo(simple(lengths));

        int[] shuffled = shuffled(rows, random);
        PairedFeatures left = features();
        PairedFeatures right = features();
        left.fold(chosen(lengths, shuffled, 0, 100), 100);
        right.fold(chosen(lengths, shuffled, 100, rows), rows - 100);
        right.merge(features());
        right.merge(left);
        assertThat(right.result()).isEqualTo(whole.result());
        assertThat(bytes(right)).isEqualTo(bytes(whole));

        PairedFeatures restored = features();
        StateInput input = new StateInput(bytes(left));
        restored.read(input);
        input.end();
        assertThat(restored.result()).isEqualTo(left.result());
        assertThat(bytes(restored)).isEqualTo(bytes(left));
    }

    private static List<int[]> chosen(int[][] lengths, int[] rows, int from, int to) {
        return Arrays.stream(lengths)
                .map(column ->
                        Arrays.stream(rows, from, to).map(row -> column[row]).toArray())
                .toList();
    }

    @Test
    void otherColumnsAreRefused() {
        assertThatThrownBy(() -> features().merge(new PairedFeatures("sparse", "values", List.of("first"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> features().fold(List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'sparse'");
        assertThatThrownBy(() -> new PairedFeatures("sparse", "values", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> features().read(new StateInput(new byte[1]))).isInstanceOf(HeadraceException.class);
    }

    /// As TFDV has it: rows where all are missing are left out, and a missing list has the length 0.
    private static PairedStatistics simple(int[][] lengths) {
        long rows = 0;
        long[] missing = new long[3];
        long[] minimum = {0, Long.MAX_VALUE, Long.MAX_VALUE};
        long[] maximum = {0, Long.MIN_VALUE, Long.MIN_VALUE};
        for (int row = 0; row < lengths[0].length; row++) {
            if (lengths[0][row] < 0 && lengths[1][row] < 0 && lengths[2][row] < 0) {
                continue;
            }
            rows++;
            for (int column = 0; column < 3; column++) {
                missing[column] += lengths[column][row] < 0 ? 1 : 0;
                long difference = (long) Math.max(0, lengths[column][row]) - Math.max(0, lengths[0][row]);
                minimum[column] = Math.min(minimum[column], difference);
                maximum[column] = Math.max(maximum[column], difference);
            }
        }
        return new PairedStatistics(
                "sparse",
                "values",
                rows,
                missing[0],
                List.of(
                        new Companion("first", missing[1], minimum[1], maximum[1]),
                        new Companion("second", missing[2], minimum[2], maximum[2])));
    }

    private static PairedFeatures features() {
        return new PairedFeatures("sparse", "values", List.of("first", "second"));
    }

    private static PairedStatistics fold(int[]... lengths) {
        PairedFeatures features = features();
        features.fold(List.of(lengths), lengths[0].length);
        return features.result();
    }

    private static int[] shuffled(int rows, SplittableRandom random) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static byte[] bytes(PairedFeatures features) {
        StateOutput output = new StateOutput();
        features.write(output);
        return output.toBytes();
    }
}

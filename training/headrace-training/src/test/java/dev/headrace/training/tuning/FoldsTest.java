package dev.headrace.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.Seed;
import dev.headrace.training.TrainingData;
import dev.headrace.validation.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FoldsTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void everyRowIsInOneFoldAndFoldsAreOfEqualSize(int count) {
        TrainingData data = data(101, 0);
        Folds folds = new Folds(data, count, new Seed(5));
        double[] all = {};
        for (int fold = 0; fold < count; fold++) {
            double[] only = folds.only(fold).column(0);
            assertThat(only.length).isBetween(101 / count, 101 / count + 1);
            double[] rest = folds.without(fold).column(0);
            assertThat(rest).isSorted();
            assertThat(concat(only, rest)).containsExactlyInAnyOrder(data.column(0));
            all = concat(all, only);
        }
        assertThat(all).containsExactlyInAnyOrder(data.column(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void everyFoldHasItsShareOfEveryClass(int count) {
        TrainingData data = data(100, 10);
        Folds folds = new Folds(data, count, new Seed(5));
        for (int fold = 0; fold < count; fold++) {
            long rare = Arrays.stream(folds.only(fold).labels())
                    .filter(label -> label == 1)
                    .count();
            assertThat(rare).isBetween(10L / count, 10L / count + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFoldsFollowFromTheSeed(long seed) {
        TrainingData data = data(100, 10);
        double[] first = new Folds(data, 3, new Seed(seed)).only(0).column(0);
        assertThat(new Folds(data, 3, new Seed(seed)).only(0).column(0)).containsExactly(first);
        assertThat(new Folds(data, 3, new Seed(seed + 100)).only(0).column(0)).isNotEqualTo(first);
    }

    private static double[] concat(double[] first, double[] second) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    /// Rows whose one feature is their number; the first few are of class 1.
    private static TrainingData data(int rows, int rare) {
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, row -> row);
        double[] labels = new double[rows];
        Arrays.fill(labels, 0, rare, 1);
        return rare == 0
                ? new TrainingData(Task.REGRESSION, 0, List.of("x"), new double[][] {numbers}, labels)
                : new TrainingData(Task.BINARY, 2, List.of("x"), new double[][] {numbers}, labels);
    }
}

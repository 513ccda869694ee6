package dev.headrace.training.smile;

import dev.headrace.training.TrainingData;
import dev.headrace.validation.Task;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Data for tests.
final class Trees {
    private Trees() {}

    static TrainingData data(Task task, int classes, double[][] columns, double[] labels) {
        return new TrainingData(
                task,
                classes,
                IntStream.range(0, columns.length).mapToObj(i -> "x" + i).toList(),
                columns,
                labels);
    }

    /// Features between 0 and 1, every third one of two values, and labels that have to do with the first.
    static TrainingData random(Task task, int classes, int rows, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[features][rows];
        for (int feature = 0; feature < features; feature++) {
            boolean twofold = feature % 3 == 2;
            Arrays.setAll(columns[feature], row -> twofold ? random.nextInt(2) : random.nextDouble());
        }
        double[] labels = new double[rows];
        Arrays.setAll(labels, row -> {
            double noisy = 0.7 * columns[0][row] + 0.3 * random.nextDouble();
            return task == Task.REGRESSION ? 5 * noisy : (int) (noisy * classes);
        });
        return data(task, classes, columns, labels);
    }
}

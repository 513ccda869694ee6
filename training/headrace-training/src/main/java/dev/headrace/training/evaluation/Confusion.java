package dev.headrace.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/// How many rows of each class were predicted as each class.
final class Confusion {
    private final long[][] counts;
    private long rows;

    Confusion(int classes) {
        counts = new long[classes][classes];
    }

    void add(int actual, int predicted) {
        counts[actual][predicted]++;
        rows++;
    }

    /// Rows by actual class, columns by predicted class.
    List<List<Long>> table() {
        List<List<Long>> table = new ArrayList<>();
        for (long[] row : counts) {
            List<Long> line = new ArrayList<>();
            for (long count : row) {
                line.add(count);
            }
            table.add(line);
        }
        return table;
    }

    /// How many rows are predicted right.
    long right() {
        long right = 0;
        for (int number = 0; number < counts.length; number++) {
            right += counts[number][number];
        }
        return right;
    }

    /// The mean over the classes of the harmonic mean of precision and recall; classes that neither occur nor
    /// are predicted do not count. The interval is by the delta method over the cells, which are multinomial.
    Interval macroF1() {
        int classes = counts.length;
        // Precision and recall together: 2 TP / (actual + predicted).
        double[] sizes = new double[classes];
        for (int actual = 0; actual < classes; actual++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                sizes[actual] += counts[actual][predicted];
                sizes[predicted] += counts[actual][predicted];
            }
        }
        int occurring = 0;
        double sum = 0;
        for (int number = 0; number < classes; number++) {
            if (sizes[number] > 0) {
                occurring++;
                sum += 2 * counts[number][number] / sizes[number];
            }
        }
        if (rows == 0) {
            return Interval.UNDEFINED;
        }
        double squares = 0;
        for (int actual = 0; actual < classes; actual++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                double slope =
                        (slope(actual, actual == predicted, sizes) + slope(predicted, actual == predicted, sizes))
                                / occurring;
                squares += counts[actual][predicted] * slope * slope;
            }
        }
        return Interval.normal(sum / occurring, Math.sqrt(squares)).within(0, 1);
    }

    /// How one row more in a cell changes the score of a class that the cell belongs to, as actual or as
    /// predicted.
    private double slope(int number, boolean right, double[] sizes) {
        if (sizes[number] == 0) {
            return 0;
        }
        return (right ? 1 / sizes[number] : 0) - 2 * counts[number][number] / (sizes[number] * sizes[number]);
    }
}

package dev.headrace.training.evaluation;

import dev.headrace.training.Evaluation.CalibrationBin;
import java.util.ArrayList;
import java.util.List;

/// Predicted probabilities against what came: ten bins of equal width.
///
/// Source: C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, On calibration of modern neural networks, ICML
/// 2017.
final class Calibration {
    private static final int BINS = 10;

    private final double[] probability;
    private final double[] outcome;
    private final int rows;

    /// Takes what came.
    ///
    /// @param probability for each row a probability
    /// @param outcome for each row 1 if it came true, else 0
    Calibration(double[] probability, double[] outcome, int rows) {
        this.probability = probability;
        this.outcome = outcome;
        this.rows = rows;
    }

    /// The bins that have rows.
    List<CalibrationBin> bins() {
        double[] predicted = new double[BINS];
        double[] observed = new double[BINS];
        long[] count = new long[BINS];
        for (int row = 0; row < rows; row++) {
            int bin = bin(probability[row]);
            predicted[bin] += probability[row];
            observed[bin] += outcome[row];
            count[bin]++;
        }
        List<CalibrationBin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (count[bin] > 0) {
                bins.add(new CalibrationBin(predicted[bin] / count[bin], observed[bin] / count[bin], count[bin]));
            }
        }
        return bins;
    }

    /// How far predicted and observed are apart, on average over the rows.
    Interval error(Bootstrap bootstrap) {
        if (rows == 0) {
            return Interval.UNDEFINED;
        }
        int[] ones = new int[rows];
        java.util.Arrays.fill(ones, 1);
        return bootstrap.reflected(error(ones), rows, this::error).within(0, 1);
    }

    private double error(int[] counts) {
        double[] gap = new double[BINS];
        for (int row = 0; row < rows; row++) {
            gap[bin(probability[row])] += counts[row] * (probability[row] - outcome[row]);
        }
        double sum = 0;
        for (double part : gap) {
            sum += Math.abs(part);
        }
        return sum / rows;
    }

    private static int bin(double probability) {
        return Math.clamp((int) (probability * BINS), 0, BINS - 1);
    }
}

package dev.headrace.training.linear;

import dev.headrace.training.TrainingData;
import java.util.Arrays;

/// The features less their means, gone through in blocks of rows that fit into the processor's cache. The
/// blocks and the order of every sum are fixed, so results do not depend on the machine.
final class CentredColumns {
    /// The rows of a block.
    static final int BLOCK = 512;

    private final TrainingData data;
    private final double[] means;

    CentredColumns(TrainingData data) {
        this.data = data;
        this.means = new double[data.features().size()];
        for (int feature = 0; feature < means.length; feature++) {
            means[feature] = mean(data.column(feature));
        }
    }

    /// The mean of some numbers, the second pass of which takes away the rounding of the first; 0 where there
    /// are none.
    static double mean(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double first = sum / values.length;
        double rest = 0;
        for (double value : values) {
            rest += value - first;
        }
        return first + rest / values.length;
    }

    int rows() {
        return data.rows();
    }

    int features() {
        return means.length;
    }

    double mean(int feature) {
        return means[feature];
    }

    /// Sets scores of the rows from `from` to `to` to the weighted sums of their features.
    ///
    /// @param weights one for each feature, from `offset` on
    /// @param scores receives one for each row, at 0 and after
    void scores(int from, int to, double[] weights, int offset, double[] scores) {
        int count = to - from;
        Arrays.fill(scores, 0, count, 0);
        for (int feature = 0; feature < means.length; feature++) {
            double weight = weights[offset + feature];
            if (weight == 0) {
                continue;
            }
            double[] column = data.column(feature);
            double mean = means[feature];
            for (int i = 0; i < count; i++) {
                scores[i] += weight * (column[from + i] - mean);
            }
        }
    }

    /// Adds to the gradient what the rows from `from` to `to` add: each feature times the row's residual.
    ///
    /// @param residuals one for each row, at 0 and after
    /// @param gradient one for each feature, from `offset` on
    void addProducts(int from, int to, double[] residuals, double[] gradient, int offset) {
        int count = to - from;
        for (int feature = 0; feature < means.length; feature++) {
            double[] column = data.column(feature);
            double mean = means[feature];
            // Four sums, because one would make each addition wait for the one before.
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int i = 0;
            for (; i + 3 < count; i += 4) {
                a += (column[from + i] - mean) * residuals[i];
                b += (column[from + i + 1] - mean) * residuals[i + 1];
                c += (column[from + i + 2] - mean) * residuals[i + 2];
                d += (column[from + i + 3] - mean) * residuals[i + 3];
            }
            for (; i < count; i++) {
                a += (column[from + i] - mean) * residuals[i];
            }
            gradient[offset + feature] += (a + b) + (c + d);
        }
    }

    /// The sum over the rows of each feature's square.
    double[] squares() {
        double[] squares = new double[means.length];
        for (int feature = 0; feature < means.length; feature++) {
            double sum = 0;
            for (double value : data.column(feature)) {
                double centred = value - means[feature];
                sum += centred * centred;
            }
            squares[feature] = sum;
        }
        return squares;
    }

    /// The sums over the rows of the products of each two features, the lower triangle row by row, of every
    /// `stride`-th row and scaled to stand for all.
    double[][] products(int stride) {
        int features = means.length;
        double[][] products = new double[features][];
        for (int feature = 0; feature < features; feature++) {
            products[feature] = new double[feature + 1];
        }
        int chosen = (rows() + stride - 1) / stride;
        double[][] block = new double[features][BLOCK];
        for (int start = 0; start < chosen; start += BLOCK) {
            int count = Math.min(BLOCK, chosen - start);
            for (int feature = 0; feature < features; feature++) {
                double[] column = data.column(feature);
                double[] target = block[feature];
                for (int i = 0; i < count; i++) {
                    target[i] = column[(start + i) * stride] - means[feature];
                }
            }
            for (int feature = 0; feature < features; feature++) {
                double[] row = products[feature];
                for (int other = 0; other <= feature; other++) {
                    row[other] += Vectors.dot(block[feature], block[other], count);
                }
            }
        }
        double scale = (double) rows() / chosen;
        if (scale != 1) {
            for (double[] row : products) {
                Vectors.scale(row, scale);
            }
        }
        return products;
    }
}

package dev.headrace.training.linear;

import java.util.Arrays;

/// The negative log-likelihood of classes given weighted sums of the features, plus the penalty of the
/// weights. One score makes it logistic, several softmax. A point holds for each score its coordinates and
/// then its intercept.
final class ClassObjective implements Objective {
    private final CentredColumns columns;
    private final Preconditioner preconditioner;
    private final int[] labels;
    private final int scores;
    private final double penalty;
    private final double interceptScale;
    private final double[] weights;
    private final double[][] block;

    /// Takes what it needs.
    ///
    /// @param labels for each row its class: 0 or 1 for one score, else the number of the score that should
    ///     be greatest
    /// @param scores how many scores there are
    /// @param penalty half of it multiplies the squares of the weights
    ClassObjective(CentredColumns columns, Preconditioner preconditioner, int[] labels, int scores, double penalty) {
        this.columns = columns;
        this.preconditioner = preconditioner;
        this.labels = labels;
        this.scores = scores;
        this.penalty = penalty;
        this.interceptScale = Math.sqrt(curvature(scores) * columns.rows());
        this.weights = new double[size()];
        this.block = new double[scores][CentredColumns.BLOCK];
    }

    /// How much a row bends the loss, at most.
    ///
    /// Source: D. Böhning, Multinomial logistic regression algorithm, Annals of the Institute of Statistical
    /// Mathematics 44 (1992): 1/4 for two classes, 1/2 for more.
    static double curvature(int scores) {
        return scores == 1 ? 0.25 : 0.5;
    }

    @Override
    public int size() {
        return scores * (columns.features() + 1);
    }

    /// A point with weights of 0 and the given intercepts.
    double[] start(double[] intercepts) {
        double[] point = new double[size()];
        for (int score = 0; score < scores; score++) {
            point[score * (columns.features() + 1) + columns.features()] = intercepts[score] * interceptScale;
        }
        return point;
    }

    /// The weights of centred features and the intercepts at a point, in the same places.
    double[] weights(double[] point) {
        double[] result = point.clone();
        for (int score = 0; score < scores; score++) {
            int at = score * (columns.features() + 1);
            preconditioner.toWeights(result, at);
            result[at + columns.features()] /= interceptScale;
        }
        return result;
    }

    @Override
    public double value(double[] point, double[] gradient) {
        int features = columns.features();
        System.arraycopy(weights(point), 0, weights, 0, weights.length);
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int from = 0; from < columns.rows(); from += CentredColumns.BLOCK) {
            int to = Math.min(from + CentredColumns.BLOCK, columns.rows());
            for (int score = 0; score < scores; score++) {
                int at = score * (features + 1);
                columns.scores(from, to, weights, at, block[score]);
                for (int i = 0; i < to - from; i++) {
                    block[score][i] += weights[at + features];
                }
            }
            loss += scores == 1 ? logisticResiduals(from, to) : softmaxResiduals(from, to);
            for (int score = 0; score < scores; score++) {
                int at = score * (features + 1);
                columns.addProducts(from, to, block[score], gradient, at);
                double sum = 0;
                for (int i = 0; i < to - from; i++) {
                    sum += block[score][i];
                }
                gradient[at + features] += sum;
            }
        }
        return loss + finish(gradient);
    }

    /// Adds the penalty's gradient, turns the gradient to coordinates, and returns the penalty.
    private double finish(double[] gradient) {
        int features = columns.features();
        double squares = 0;
        for (int score = 0; score < scores; score++) {
            int at = score * (features + 1);
            for (int i = at; i < at + features; i++) {
                squares += weights[i] * weights[i];
                gradient[i] += penalty * weights[i];
            }
            preconditioner.toCoordinates(gradient, at);
            gradient[at + features] /= interceptScale;
        }
        return penalty / 2 * squares;
    }

    /// Turns the scores of a block into residuals (probability less outcome), and returns its loss.
    private double logisticResiduals(int from, int to) {
        double[] values = block[0];
        double loss = 0;
        for (int i = 0; i < to - from; i++) {
            double signed = labels[from + i] == 1 ? values[i] : -values[i];
            double small = Math.exp(-Math.abs(signed));
            loss += Math.log1p(small) + Math.max(-signed, 0);
            double wrong = signed >= 0 ? small / (1 + small) : 1 / (1 + small);
            values[i] = labels[from + i] == 1 ? -wrong : wrong;
        }
        return loss;
    }

    private double softmaxResiduals(int from, int to) {
        double loss = 0;
        for (int i = 0; i < to - from; i++) {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int score = 0; score < scores; score++) {
                greatest = Math.max(greatest, block[score][i]);
            }
            int actual = labels[from + i];
            double own = block[actual][i] - greatest;
            double sum = 0;
            for (int score = 0; score < scores; score++) {
                double power = Math.exp(block[score][i] - greatest);
                block[score][i] = power;
                sum += power;
            }
            loss += Math.log(sum) - own;
            for (int score = 0; score < scores; score++) {
                block[score][i] /= sum;
            }
            block[actual][i] -= 1;
        }
        return loss;
    }
}

package dev.headrace.training.evaluation;

/// The mean precision over the positive rows, from the greatest score to the least; rows of equal scores
/// count together, as scikit-learn's `average_precision_score` does.
final class AveragePrecision {
    private final double[] scores;
    private final double[] labels;
    private final int[] order;

    AveragePrecision(double[] scores, double[] labels, int rows) {
        this.scores = scores;
        this.labels = labels;
        this.order = Order.descending(scores, rows);
    }

    Interval value(Bootstrap bootstrap) {
        int[] ones = new int[order.length];
        java.util.Arrays.fill(ones, 1);
        return bootstrap.percentiles(of(ones), order.length, this::of);
    }

    /// NaN where no row is positive.
    private double of(int[] counts) {
        double sum = 0;
        long positive = 0;
        long all = 0;
        int at = 0;
        while (at < order.length) {
            double score = scores[order[at]];
            long before = positive;
            while (at < order.length && scores[order[at]] == score) {
                int row = order[at++];
                all += counts[row];
                positive += labels[row] == 1 ? counts[row] : 0;
            }
            if (positive > before) {
                sum += (positive - before) * ((double) positive / all);
            }
        }
        return sum / positive;
    }
}

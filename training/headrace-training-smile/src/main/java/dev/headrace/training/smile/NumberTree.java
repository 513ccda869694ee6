package dev.headrace.training.smile;

import smile.model.cart.LeafNode;

/// A tree that fits a number of each row, given how the loss falls with the score and how it bends: the mean
/// of numbers, or Newton's step of boosting. A leaf's sums are both, so that the one by the other is its
/// value.
///
/// Source: T. Chen and C. Guestrin, XGBoost: A Scalable Tree Boosting System, KDD 2016, equations 5 and 7.
final class NumberTree extends GrownTree {
    private static final long serialVersionUID = 1L;
    /// Gradient, curvature and count of a row, side by side.
    private static final int STRIDE = 3;

    private final transient double[] packed;
    private final double penalty;

    /// Grows a tree.
    ///
    /// @param gradient for each row how the loss falls with the score
    /// @param curvature for each row how it bends
    /// @param penalty of the squares of the leaves' values
    /// @param samples how often each row counts
    NumberTree(GrowingData data, double[] gradient, double[] curvature, double penalty, Limits limits, int[] samples) {
        super(data, limits, samples);
        this.penalty = penalty;
        this.packed = new double[STRIDE * samples.length];
        for (int row = 0; row < samples.length; row++) {
            packed[STRIDE * row] = gradient[row] * samples[row];
            packed[STRIDE * row + 1] = curvature[row] * samples[row];
            packed[STRIDE * row + 2] = samples[row];
        }
        grow();
    }

    /// The number that a leaf stands for.
    static double value(LeafNode leaf, double penalty) {
        ValuesLeaf values = (ValuesLeaf) leaf;
        double bend = values.sum(1) + penalty;
        return bend > 0 ? values.sum(0) / bend : 0;
    }

    @Override
    protected LeafNode newNode(int[] nodeSamples) {
        double[] sums = new double[2];
        int size = 0;
        for (int row : nodeSamples) {
            sums[0] += packed[STRIDE * row];
            sums[1] += packed[STRIDE * row + 1];
            size += samples[row];
        }
        return new ValuesLeaf(size, sums);
    }

    @Override
    protected double impurity(LeafNode leaf) {
        return 1;
    }

    @Override
    void cut(ValuesLeaf leaf, double[] column, double threshold, int lo, int hi, Found found) {
        double sum = 0;
        double bend = 0;
        double rows = 0;
        for (int i = lo; i < hi; i++) {
            int row = index[i];
            if (column[row] > threshold) {
                sum += packed[STRIDE * row];
                bend += packed[STRIDE * row + 1];
                rows += packed[STRIDE * row + 2];
            }
        }
        if (rows >= nodeSize && leaf.size() - rows >= nodeSize) {
            found.offer(
                    score(leaf.sum(0) - sum, leaf.sum(1) - bend) + score(sum, bend) - score(leaf.sum(0), leaf.sum(1)),
                    threshold,
                    leaf.size() - (int) rows);
        }
    }

    @Override
    void scan(ValuesLeaf leaf, double[] column, int[] rows, int lo, int hi, Found found) {
        double sum = leaf.sum(0);
        double bend = leaf.sum(1);
        double whole = score(sum, bend);
        double sumBelow = 0;
        double bendBelow = 0;
        double rowsBelow = 0;
        double before = column[rows[lo]];
        for (int i = lo; i < hi; i++) {
            int row = rows[i];
            double value = column[row];
            if (value > before && rowsBelow >= nodeSize && leaf.size() - rowsBelow >= nodeSize) {
                found.offer(
                        score(sumBelow, bendBelow) + score(sum - sumBelow, bend - bendBelow) - whole,
                        between(before, value),
                        (int) rowsBelow);
            }
            before = value;
            sumBelow += packed[STRIDE * row];
            bendBelow += packed[STRIDE * row + 1];
            rowsBelow += packed[STRIDE * row + 2];
        }
    }

    private double score(double sum, double bend) {
        double divisor = bend + penalty;
        return divisor > 0 ? sum * sum / divisor : 0;
    }
}

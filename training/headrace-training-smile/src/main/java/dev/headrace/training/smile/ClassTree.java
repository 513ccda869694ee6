package dev.headrace.training.smile;

import smile.model.cart.LeafNode;

/// A tree that tells classes apart, by Gini's impurity. A leaf's sums are its rows of each class.
final class ClassTree extends GrownTree {
    private static final long serialVersionUID = 1L;

    private final transient int[] labels;
    private final int classes;

    /// Grows a tree.
    ///
    /// @param samples how often each row counts
    ClassTree(GrowingData data, Limits limits, int[] samples) {
        super(data, limits, samples);
        this.labels = data.labels();
        this.classes = data.present().length;
        grow();
    }

    @Override
    protected LeafNode newNode(int[] nodeSamples) {
        double[] counts = new double[classes];
        int size = 0;
        for (int row : nodeSamples) {
            counts[labels[row]] += samples[row];
            size += samples[row];
        }
        return new ValuesLeaf(size, counts);
    }

    /// 0 where all rows are of one class, which ends the growth there.
    @Override
    protected double impurity(LeafNode leaf) {
        for (int number = 0; number < classes; number++) {
            if (((ValuesLeaf) leaf).sum(number) == leaf.size()) {
                return 0;
            }
        }
        return 1;
    }

    @Override
    void cut(ValuesLeaf leaf, double[] column, double threshold, int lo, int hi, Found found) {
        double[] above = new double[classes];
        int rowsAbove = 0;
        for (int i = lo; i < hi; i++) {
            int row = index[i];
            if (column[row] > threshold) {
                above[labels[row]] += samples[row];
                rowsAbove += samples[row];
            }
        }
        int rowsBelow = leaf.size() - rowsAbove;
        if (rowsAbove < nodeSize || rowsBelow < nodeSize) {
            return;
        }
        double squaresAbove = 0;
        double squaresBelow = 0;
        double squares = 0;
        for (int number = 0; number < classes; number++) {
            double all = leaf.sum(number);
            squares += all * all;
            squaresAbove += above[number] * above[number];
            squaresBelow += (all - above[number]) * (all - above[number]);
        }
        found.offer(squaresBelow / rowsBelow + squaresAbove / rowsAbove - squares / leaf.size(), threshold, rowsBelow);
    }

    @Override
    void scan(ValuesLeaf leaf, double[] column, int[] rows, int lo, int hi, Found found) {
        double[] below = new double[classes];
        double[] above = new double[classes];
        double squaresBelow = 0;
        double squaresAbove = 0;
        for (int number = 0; number < classes; number++) {
            above[number] = leaf.sum(number);
            squaresAbove += above[number] * above[number];
        }
        // The gain is what the sum of squares over size grows by: Gini's impurity times the rows, less what is equal.
        double whole = squaresAbove / leaf.size();
        int rowsBelow = 0;
        int rowsAbove = leaf.size();
        double before = column[rows[lo]];
        for (int i = lo; i < hi; i++) {
            int row = rows[i];
            double value = column[row];
            if (value > before && rowsBelow >= nodeSize && rowsAbove >= nodeSize) {
                found.offer(
                        squaresBelow / rowsBelow + squaresAbove / rowsAbove - whole, between(before, value), rowsBelow);
            }
            before = value;
            int number = labels[row];
            int count = samples[row];
            squaresBelow += count * (2 * below[number] + count);
            squaresAbove -= count * (2 * above[number] - count);
            below[number] += count;
            above[number] -= count;
            rowsBelow += count;
            rowsAbove -= count;
        }
    }
}

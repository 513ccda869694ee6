package dev.headrace.training.smile;

import java.util.Optional;
import java.util.PriorityQueue;
import smile.model.cart.CART;
import smile.model.cart.LeafNode;
import smile.model.cart.OrdinalSplit;
import smile.model.cart.Split;

/// A tree grown by Smile's machinery, best split first. Smile's own trees are not used: its decision tree
/// merges leaves of one majority, whose probabilities differ, and its regression tree looks at about 100
/// thresholds only. Confined to one thread; where all features are looked at, Smile does that on several.
abstract class GrownTree extends CART {
    private static final long serialVersionUID = 1L;
    private static final int[][] NO_ORDER = {};

    private final transient GrowingData data;

    /// What ends the growth.
    ///
    /// @param depth the most splits one below the other
    /// @param leaves the most leaves
    /// @param leafRows the fewest rows of a leaf
    /// @param features how many features a split chooses from, by chance where it is not all
    record Limits(int depth, int leaves, int leafRows, int features) {}

    GrownTree(GrowingData data, Limits limits, int[] samples) {
        super(
                data.frame(),
                GrowingData.RESPONSE,
                limits.depth(),
                limits.leaves(),
                limits.leafRows(),
                limits.features(),
                samples,
                NO_ORDER);
        this.data = data;
        // Smile's own way to leave out rows is slow, and orders features that need no order.
        this.order = data.order(samples, index.length);
    }

    /// Grows the tree; the last step of a constructor.
    final void grow() {
        LeafNode all = newNode(index);
        root = all;
        PriorityQueue<Split> queue = new PriorityQueue<>(Split.comparator.reversed());
        findBestSplit(all, 0, index.length, new boolean[data.features()]).ifPresent(queue::add);
        int leaves = 1;
        while (leaves < maxNodes && !queue.isEmpty()) {
            if (split(queue.remove(), queue)) {
                leaves++;
            }
        }
        clear();
    }

    @Override
    protected final Optional<Split> findBestSplit(LeafNode leaf, int feature, double impurity, int lo, int hi) {
        Found found = new Found();
        if (data.isTwofold(feature)) {
            cut((ValuesLeaf) leaf, column(feature), data.cut(feature), lo, hi, found);
        } else if (!isConstant(feature, lo, hi)) {
            scan((ValuesLeaf) leaf, column(feature), order[feature], lo, hi, found);
        }
        return toSplit(leaf, feature, column(feature), found, lo, hi);
    }

    /// Judges one threshold.
    ///
    /// @param column the feature's values
    /// @param threshold the threshold
    /// @param lo the first place in [#index] of the leaf's rows
    /// @param hi the place behind the last
    /// @param found receives the split
    abstract void cut(ValuesLeaf leaf, double[] column, double threshold, int lo, int hi, Found found);

    /// Judges all thresholds between values that differ.
    ///
    /// @param column the feature's values
    /// @param rows the rows in the order of the feature
    /// @param lo the first place in `rows` of the leaf's rows
    /// @param hi the place behind the last
    /// @param found receives the best split
    abstract void scan(ValuesLeaf leaf, double[] column, int[] rows, int lo, int hi, Found found);

    /// The values of a feature.
    private double[] column(int feature) {
        return data.columns()[feature];
    }

    /// Whether a feature has one value in a part of the tree.
    private boolean isConstant(int feature, int lo, int hi) {
        double[] column = data.columns()[feature];
        return column[order[feature][lo]] == column[order[feature][hi - 1]];
    }

    /// A number from `below` on and less than `above`.
    static double between(double below, double above) {
        double middle = below + (above - below) / 2;
        return middle < above ? middle : below;
    }

    /// The split, or none if nothing is gained.
    private static Optional<Split> toSplit(LeafNode leaf, int feature, double[] column, Found found, int lo, int hi) {
        if (!(found.gain > 0)) {
            return Optional.empty();
        }
        double threshold = found.threshold;
        return Optional.of(new OrdinalSplit(
                leaf,
                feature,
                threshold,
                found.gain,
                lo,
                hi,
                found.rows,
                leaf.size() - found.rows,
                row -> column[row] <= threshold));
    }

    /// The best split found so far.
    static final class Found {
        private double gain;
        private double threshold;
        private int rows;

        /// Takes a split that gains more.
        ///
        /// @param rowsBelow how many rows go to the true child
        void offer(double newGain, double newThreshold, int rowsBelow) {
            if (newGain > gain) {
                gain = newGain;
                threshold = newThreshold;
                rows = rowsBelow;
            }
        }
    }
}

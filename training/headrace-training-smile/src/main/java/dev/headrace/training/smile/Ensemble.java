package dev.headrace.training.smile;

import dev.headrace.training.Link;
import dev.headrace.training.TreeEnsemblePredictor;
import java.util.Arrays;
import smile.model.cart.InternalNode;
import smile.model.cart.LeafNode;
import smile.model.cart.Node;

/// Trees in flat arrays, added one after the other: the form of [TreeEnsemblePredictor]. Confined to one
/// thread.
final class Ensemble {
    /// What a leaf adds.
    @FunctionalInterface
    interface Leaf {
        /// Writes the leaf's values.
        ///
        /// @param leaf one of Smile's leaves
        /// @param values receives as many as the leaf has
        /// @param at where the first goes
        void write(LeafNode leaf, double[] values, int at);
    }

    private final SmileTrees smile;
    private int[] roots = new int[16];
    private int[] targets = new int[16];
    private int trees;
    private int[] feature = new int[256];
    private double[] threshold = new double[256];
    private int[] left = new int[256];
    private int[] right = new int[256];
    private int nodes;
    private double[] leaves = new double[256];
    private int leafValues;

    Ensemble(SmileTrees smile) {
        this.smile = smile;
    }

    /// Adds a tree.
    ///
    /// @param root the tree's root
    /// @param target the score that it adds to, or -1 for all
    /// @param width how many values a leaf has
    /// @param leaf what a leaf's values are
    void add(Node root, int target, int width, Leaf leaf) {
        if (trees == roots.length) {
            roots = Arrays.copyOf(roots, trees * 2);
            targets = Arrays.copyOf(targets, trees * 2);
        }
        roots[trees] = nodes;
        targets[trees] = target;
        trees++;
        append(root, width, leaf);
    }

    /// Appends a node and what is below, each child behind its parent. As deep as the tree.
    private int append(Node node, int width, Leaf leaf) {
        if (nodes == feature.length) {
            feature = Arrays.copyOf(feature, nodes * 2);
            threshold = Arrays.copyOf(threshold, nodes * 2);
            left = Arrays.copyOf(left, nodes * 2);
            right = Arrays.copyOf(right, nodes * 2);
        }
        int at = nodes++;
        if (node instanceof InternalNode inner) {
            feature[at] = inner.feature();
            threshold[at] = smile.threshold(inner);
            // Into variables first: appending may replace the arrays.
            int trueChild = append(inner.trueChild(), width, leaf);
            int falseChild = append(inner.falseChild(), width, leaf);
            left[at] = trueChild;
            right[at] = falseChild;
        } else {
            if (leafValues + width > leaves.length) {
                leaves = Arrays.copyOf(leaves, Math.max(leaves.length * 2, leafValues + width));
            }
            feature[at] = -1;
            left[at] = leafValues;
            leaf.write((LeafNode) node, leaves, leafValues);
            leafValues += width;
        }
        return at;
    }

    /// Adds what the last tree says of each row.
    ///
    /// @param columns the features
    /// @param scores one a row
    void addLast(double[][] columns, double[] scores) {
        int root = roots[trees - 1];
        for (int row = 0; row < scores.length; row++) {
            int node = root;
            while (feature[node] >= 0) {
                node = columns[feature[node]][row] <= threshold[node] ? left[node] : right[node];
            }
            scores[row] += leaves[left[node]];
        }
    }

    /// The predictor of all trees.
    ///
    /// @param base what each score starts with
    TreeEnsemblePredictor predictor(int features, int outputs, Link link, double[] base) {
        return TreeEnsemblePredictor.of(
                features,
                outputs,
                link,
                base,
                Arrays.copyOf(roots, trees),
                Arrays.copyOf(targets, trees),
                Arrays.copyOf(feature, nodes),
                Arrays.copyOf(threshold, nodes),
                Arrays.copyOf(left, nodes),
                Arrays.copyOf(right, nodes),
                Arrays.copyOf(leaves, leafValues));
    }
}

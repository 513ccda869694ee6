package dev.headrace.training;

import static java.util.Objects.requireNonNull;

/// Trees over the features, whose leaves are added up, and a link. Immutable and thread-safe.
///
/// Nodes of all trees stand in flat arrays. An inner node sends a row to `left` if the feature's value is at
/// most the threshold, else to `right`; both are greater than the node's own index. A leaf has the feature
/// -1, and `left` is the index of its first value in `leaves`; it has as many values as `leafWidth`. A tree
/// with a target adds its one value to that score; one without adds its values to all scores.
public final class TreeEnsemblePredictor implements Predictor {
    private final int features;
    private final int outputs;
    private final Link link;
    private final Nodes nodes;
    private final double[] base;
    private final ThreadLocal<double[]> scores;

    /// The arrays of an ensemble, taken over as they are; they must not be changed afterwards.
    ///
    /// @param roots the index of each tree's root
    /// @param targets the score that each tree adds to, or -1 for all
    /// @param feature the feature that each node asks for, -1 for a leaf
    /// @param threshold what it is compared with; of no meaning for a leaf
    /// @param left the node for values of at most the threshold; for a leaf, where its values start
    /// @param right the node for greater values; of no meaning for a leaf
    /// @param leaves the values of the leaves, each already multiplied by the tree's weight
    @SuppressWarnings("ArrayRecordComponent") // flat arrays are the point; they do not leave the package
    record Nodes(
            int[] roots, int[] targets, int[] feature, double[] threshold, int[] left, int[] right, double[] leaves) {}

    private TreeEnsemblePredictor(int features, int outputs, Link link, double[] base, Nodes nodes) {
        this.features = features;
        this.outputs = outputs;
        this.link = requireNonNull(link, "link is null");
        this.base = base;
        this.nodes = nodes;
        int count = base.length;
        this.scores = ThreadLocal.withInitial(() -> new double[count]);
    }

    /// Puts an ensemble together from flat arrays, as the class comment describes them, and checks that
    /// every walk through it ends.
    ///
    /// @param features how many features there are
    /// @param outputs how many numbers a prediction has
    /// @param link how scores become a prediction
    /// @param base what each score starts with: one for IDENTITY with one output and for LOGISTIC, else as
    ///     many as outputs
    /// @param roots the index of each tree's root
    /// @param targets the score that each tree adds to, or -1 for all
    /// @param feature the feature that each node asks for, -1 for a leaf
    /// @param threshold what it is compared with
    /// @param left the node for values of at most the threshold; for a leaf, where its values start
    /// @param right the node for greater values
    /// @param leaves the values of the leaves
    /// @return the ensemble, which takes over the arrays
    /// @throws IllegalArgumentException if an index points nowhere or backwards
    public static TreeEnsemblePredictor of(
            int features,
            int outputs,
            Link link,
            double[] base,
            int[] roots,
            int[] targets,
            int[] feature,
            double[] threshold,
            int[] left,
            int[] right,
            double[] leaves) {
        Nodes nodes = new Nodes(roots, targets, feature, threshold, left, right, leaves);
        if (link == Link.LOGISTIC && outputs != 2) {
            throw new IllegalArgumentException("LOGISTIC has 2 outputs, not " + outputs);
        }
        check(features, link == Link.LOGISTIC ? 1 : outputs, base, nodes);
        return new TreeEnsemblePredictor(features, outputs, link, base, nodes);
    }

    private static void check(int features, int scores, double[] base, Nodes nodes) {
        int size = nodes.feature.length;
        if (base.length != scores
                || nodes.roots.length != nodes.targets.length
                || nodes.threshold.length != size
                || nodes.left.length != size
                || nodes.right.length != size) {
            throw new IllegalArgumentException("the lengths of the arrays do not fit each other");
        }
        for (int tree = 0; tree < nodes.roots.length; tree++) {
            int end = tree + 1 < nodes.roots.length ? nodes.roots[tree + 1] : size;
            int width = nodes.targets[tree] < 0 ? scores : 1;
            if (nodes.targets[tree] >= scores || nodes.roots[tree] < 0 || nodes.roots[tree] >= end || end > size) {
                throw new IllegalArgumentException("tree " + tree + " starts or adds where nothing is");
            }
            for (int node = nodes.roots[tree]; node < end; node++) {
                boolean leaf = nodes.feature[node] < 0;
                boolean fits = leaf
                        ? nodes.left[node] >= 0 && nodes.left[node] <= nodes.leaves.length - width
                        : nodes.feature[node] < features
                                && nodes.left[node] > node
                                && nodes.left[node] < end
                                && nodes.right[node] > node
                                && nodes.right[node] < end;
                if (!fits) {
                    throw new IllegalArgumentException("node " + node + " points where nothing is");
                }
            }
        }
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    /// How many trees there are.
    ///
    /// @return the number
    public int trees() {
        return nodes.roots.length;
    }

    @Override
    public void predict(double[] row, double[] output) {
        double[] raw = scores.get();
        System.arraycopy(base, 0, raw, 0, raw.length);
        int[] feature = nodes.feature;
        double[] threshold = nodes.threshold;
        for (int tree = 0; tree < nodes.roots.length; tree++) {
            int node = nodes.roots[tree];
            while (feature[node] >= 0) {
                node = row[feature[node]] <= threshold[node] ? nodes.left[node] : nodes.right[node];
            }
            int at = nodes.left[node];
            int target = nodes.targets[tree];
            if (target >= 0) {
                raw[target] += nodes.leaves[at];
            } else {
                for (int score = 0; score < raw.length; score++) {
                    raw[score] += nodes.leaves[at + score];
                }
            }
        }
        link.apply(raw, output);
    }

    Link link() {
        return link;
    }

    double[] base() {
        return base;
    }

    Nodes nodes() {
        return nodes;
    }
}

package dev.headrace.training.smile;

import dev.headrace.training.Link;
import dev.headrace.training.TrainingData;
import dev.headrace.validation.Task;
import java.util.Arrays;
import smile.model.cart.LeafNode;

/// What a forest learns: shares of classes, or a mean. Safe to share between threads.
final class Forest {
    private final TrainingData data;
    private final GrowingData growing;
    private final double mean;
    private final double[] deviations;
    private final double[] ones;

    private Forest(TrainingData data, GrowingData growing, double mean, double[] deviations, double[] ones) {
        this.data = data;
        this.growing = growing;
        this.mean = mean;
        this.deviations = deviations;
        this.ones = ones;
    }

    static Forest of(TrainingData data, GrowingData growing) {
        if (data.task() != Task.REGRESSION) {
            return new Forest(data, growing, 0, new double[0], new double[0]);
        }
        // Less their mean, because sums of great numbers would hide small differences.
        double mean = Arrays.stream(data.labels()).average().orElse(0);
        double[] deviations =
                Arrays.stream(data.labels()).map(label -> label - mean).toArray();
        double[] ones = new double[deviations.length];
        Arrays.fill(ones, 1);
        return new Forest(data, growing, mean, deviations, ones);
    }

    int rows() {
        return data.rows();
    }

    /// Grows one tree.
    ///
    /// @param samples how often each row counts
    GrownTree grow(GrownTree.Limits limits, int[] samples) {
        return data.task() == Task.REGRESSION
                ? new NumberTree(growing, deviations, ones, 0, limits, samples)
                : new ClassTree(growing, limits, samples);
    }

    Link link() {
        return data.task() == Task.REGRESSION ? Link.IDENTITY : Link.SHARES;
    }

    /// How many values a leaf has.
    int width() {
        return data.task() == Task.REGRESSION ? 1 : data.classes();
    }

    /// What the sum over the trees starts with: the mean; or a share of each class as if half a row more were
    /// of it, so that no class is impossible.
    double[] base() {
        if (data.task() == Task.REGRESSION) {
            return new double[] {mean};
        }
        double[] base = new double[data.classes()];
        double all = data.rows() + base.length / 2.0;
        for (int number = 0; number < base.length; number++) {
            // Without a tree it is all there is; beside trees it weighs as little as one row.
            double share = (growing.classRows(number) + 0.5) / all;
            base[number] = share / (data.rows() + 1);
        }
        return base;
    }

    /// Writes what a leaf of one of so many trees adds.
    void write(LeafNode leaf, int trees, double[] values, int at) {
        if (data.task() == Task.REGRESSION) {
            values[at] = NumberTree.value(leaf, 0) / trees;
            return;
        }
        int[] present = growing.present();
        for (int number = 0; number < present.length; number++) {
            values[at + present[number]] = ((ValuesLeaf) leaf).sum(number) / leaf.size() / trees;
        }
    }
}

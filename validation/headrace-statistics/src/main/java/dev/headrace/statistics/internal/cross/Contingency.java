package dev.headrace.statistics.internal.cross;

import java.util.Arrays;

/// In how many rows each of some groups of values meets each value of the label. Cells without rows are left
/// out.
final class Contingency {
    private final int[] groups;
    private final int[] labels;
    private final long[] counts;
    private final long[] groupTotals;
    private final long[] labelTotals;

    private Contingency(int[] groups, int[] labels, long[] counts, long[] groupTotals, long[] labelTotals) {
        this.groups = groups;
        this.labels = labels;
        this.counts = counts;
        this.groupTotals = groupTotals;
        this.labelTotals = labelTotals;
    }

    /// How many cells have rows. They are in the order of the groups, then of the labels.
    int cells() {
        return counts.length;
    }

    /// The rows of a cell, above zero.
    long count(int cell) {
        return counts[cell];
    }

    /// The rows of the group that a cell is in.
    long groupTotal(int cell) {
        return groupTotals[groups[cell]];
    }

    /// The rows with the label's value that a cell is of.
    long labelTotal(int cell) {
        return labelTotals[labels[cell]];
    }

    /// The rows of each group; not to be changed.
    long[] groupTotals() {
        return groupTotals;
    }

    /// The rows of each value of the label; not to be changed.
    long[] labelTotals() {
        return labelTotals;
    }

    /// Groups the pairs of a table.
    ///
    /// @param groupOf for each pair its group, below `groupSize`
    /// @param labelOf for each pair the rank of its label, below `labelSize`
    /// @param counts for each pair
    static Contingency of(int[] groupOf, int groupSize, int[] labelOf, int labelSize, long[] counts) {
        long[] keys = new long[counts.length];
        for (int pair = 0; pair < keys.length; pair++) {
            keys[pair] = ((long) groupOf[pair] << Integer.SIZE) | labelOf[pair];
        }
        long[] sorted = Arrays.stream(keys).sorted().distinct().toArray();
        long[] summed = new long[sorted.length];
        long[] groupTotals = new long[groupSize];
        long[] labelTotals = new long[labelSize];
        for (int pair = 0; pair < keys.length; pair++) {
            summed[Arrays.binarySearch(sorted, keys[pair])] += counts[pair];
            groupTotals[groupOf[pair]] += counts[pair];
            labelTotals[labelOf[pair]] += counts[pair];
        }
        int[] groups = new int[sorted.length];
        int[] labels = new int[sorted.length];
        for (int cell = 0; cell < sorted.length; cell++) {
            groups[cell] = (int) (sorted[cell] >>> Integer.SIZE);
            labels[cell] = (int) sorted[cell];
        }
        return new Contingency(groups, labels, summed, groupTotals, labelTotals);
    }

    long rows() {
        return Arrays.stream(labelTotals).sum();
    }
}

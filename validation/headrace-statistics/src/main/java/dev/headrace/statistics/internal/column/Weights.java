package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.Rows;

/// The weights of rows, by their place among the [dev.headrace.statistics.internal.Rows]. Immutable as long
/// as the array is not changed.
public final class Weights {
    /// Rows have no weights.
    public static final Weights NONE = new Weights(new double[0]);

    private final double[] weights;

    private Weights(double[] weights) {
        this.weights = weights;
    }

    /// Weights of rows.
    ///
    /// @param weights finite, not below zero; taken over, not copied
    /// @return the weights
    public static Weights taking(double[] weights) {
        return new Weights(weights);
    }

    /// Whether rows have weights.
    ///
    /// @return false for [#NONE]
    public boolean arePresent() {
        return this != NONE;
    }

    /// The weight of a row.
    ///
    /// @param index its place among the rows
    /// @return the weight; 1 where rows have none
    public double get(int index) {
        return arePresent() ? weights[index] : 1;
    }

    /// The weights of some of these rows, which start at row 0.
    ///
    /// @param rows some rows
    /// @return a weight for each; [#NONE] where rows have none
    public Weights ofRows(Rows rows) {
        if (!arePresent()) {
            return NONE;
        }
        double[] chosen = new double[rows.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = weights[rows.row(i)];
        }
        return new Weights(chosen);
    }

    /// The weights of elements of these rows.
    ///
    /// @param rows the place of each element's row
    /// @return a weight for each element; [#NONE] where rows have none
    public Weights of(int[] rows) {
        if (!arePresent()) {
            return NONE;
        }
        double[] expanded = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            expanded[i] = weights[rows[i]];
        }
        return new Weights(expanded);
    }
}

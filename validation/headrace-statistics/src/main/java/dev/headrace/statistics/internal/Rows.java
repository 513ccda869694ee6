package dev.headrace.statistics.internal;

import java.util.Objects;

/// Rows of a vector in an order: all of a range, or chosen ones. Immutable as long as the array of the chosen
/// rows is not changed.
public final class Rows {
    private static final int[] EMPTY = {};

    private final int from;
    private final int size;
    private final int[] chosen;

    private Rows(int from, int size, int[] chosen) {
        this.from = from;
        this.size = size;
        this.chosen = chosen;
    }

    /// All rows of a range.
    ///
    /// @param from the first
    /// @param to the row behind the last
    /// @return the rows
    public static Rows range(int from, int to) {
        Objects.checkFromToIndex(from, to, Integer.MAX_VALUE);
        return new Rows(from, to - from, EMPTY);
    }

    /// Chosen rows.
    ///
    /// @param rows in any order, repetitions allowed; taken over, not copied
    /// @param size how many of the array count
    /// @return the rows
    public static Rows chosen(int[] rows, int size) {
        Objects.checkFromToIndex(0, size, rows.length);
        return new Rows(-1, size, rows);
    }

    /// How many rows there are.
    ///
    /// @return the number
    public int size() {
        return size;
    }

    /// Whether these are all rows of a range.
    ///
    /// @return false if they are chosen
    public boolean isRange() {
        return from >= 0;
    }

    /// The row at a place.
    ///
    /// @param index from 0 to [#size], exclusive
    /// @return the row of the vector
    public int row(int index) {
        return from >= 0 ? from + index : chosen[index];
    }
}

package dev.headrace.statistics.internal.number;

import org.jspecify.annotations.Nullable;

/// Counts of a [NumberCounts] in ascending order of their cells. Immutable; the arrays are its own.
final class SortedCells {
    private final NumberForm form;
    /// Null where counts are exact.
    private final @Nullable CellLevels levels;
    /// Raw values where counts are exact, else the least key of each cell.
    private final long[] cells;
    private final long[] counts;
    private final long total;

    private SortedCells(NumberForm form, @Nullable CellLevels levels, long[] cells, long[] counts) {
        this.form = form;
        this.levels = levels;
        this.cells = cells;
        this.counts = counts;
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        this.total = sum;
    }

    /// Takes over the counts of raw values.
    static SortedCells exact(NumberForm form, long[] raws, long[] counts) {
        return new SortedCells(form, null, raws, counts);
    }

    /// Takes over the counts of cells.
    ///
    /// @param keys the least key of each
    static SortedCells of(NumberForm form, CellLevels levels, long[] keys, long[] counts) {
        return new SortedCells(form, levels, keys, counts);
    }

    NumberForm form() {
        return form;
    }

    boolean isExact() {
        return levels == null;
    }

    int size() {
        return cells.length;
    }

    long total() {
        return total;
    }

    long count(int index) {
        return counts[index];
    }

    /// The raw value; only where counts are exact.
    long raw(int index) {
        if (levels != null) {
            throw new IllegalStateException("numbers are counted in cells");
        }
        return cells[index];
    }

    /// The least key in a cell.
    long lowKey(int index) {
        return levels == null ? form.keyOfRaw(cells[index]) : cells[index];
    }

    /// The key behind the last in a cell; the least one itself where it is the only one.
    long highKey(int index) {
        int level = levels == null ? 0 : levels.level(cells[index]);
        return level == 0 ? lowKey(index) : behind(cells[index], level);
    }

    /// Whether a cell has one number alone.
    boolean isPoint(int index) {
        return levels == null || levels.level(cells[index]) == 0;
    }

    /// The least number in a cell.
    double low(int index) {
        return isExact() ? form.numberOfRaw(cells[index]) : form.number(lowKey(index));
    }

    /// The first number that may be in a cell: integers are whole numbers.
    double first(int index) {
        return isPoint(index) ? low(index) : form.first(lowKey(index));
    }

    /// The last one; of doubles, the bound behind it.
    double last(int index) {
        return isPoint(index) ? low(index) : Math.max(first(index), form.last(highKey(index)));
    }

    /// The number behind the last in a cell; the number itself where it is exact.
    double high(int index) {
        return isPoint(index) ? low(index) : form.number(highKey(index));
    }

    /// The key behind a cell that starts at a key and drops so many bits, or the greatest key if there is
    /// none.
    static long behind(long lowKey, int bits) {
        long behind = lowKey + (1L << bits);
        return behind > lowKey ? behind : Long.MAX_VALUE;
    }
}

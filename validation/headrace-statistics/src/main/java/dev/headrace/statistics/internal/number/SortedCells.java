package dev.headrace.statistics.internal.number;

/// Counts of a [NumberCounts] in ascending order of their cells. Immutable; the arrays are its own.
final class SortedCells {
    private final NumberForm form;
    private final int level;
    private final long[] cells;
    private final long[] counts;
    private final long total;

    /// Takes the arrays over.
    ///
    /// @param level 0 where `cells` are raw values, and cells of the level else
    SortedCells(NumberForm form, int level, long[] cells, long[] counts) {
        this.form = form;
        this.level = level;
        this.cells = cells;
        this.counts = counts;
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        this.total = sum;
    }

    NumberForm form() {
        return form;
    }

    int level() {
        return level;
    }

    boolean isExact() {
        return level == 0;
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

    /// The raw value, where counts are exact, or the cell.
    long cell(int index) {
        return cells[index];
    }

    /// The least key in a cell.
    long lowKey(int index) {
        return isExact() ? form.keyOfRaw(cells[index]) : cells[index] << level;
    }

    /// The key behind the last in a cell; the least one itself for an exact value.
    long highKey(int index) {
        return isExact() ? lowKey(index) : behind(lowKey(index), level);
    }

    /// The least number in a cell.
    double low(int index) {
        return isExact() ? form.numberOfRaw(cells[index]) : form.number(lowKey(index));
    }

    /// The first number that may be in a cell: integers are whole numbers.
    double first(int index) {
        return isExact() ? low(index) : form.first(lowKey(index));
    }

    /// The last one; of doubles, the bound behind it.
    double last(int index) {
        return isExact() ? low(index) : Math.max(first(index), form.last(highKey(index)));
    }

    /// The number behind the last in a cell; the number itself where it is exact.
    double high(int index) {
        return isExact() ? low(index) : form.number(highKey(index));
    }

    /// The key behind a cell that starts at a key and drops so many bits, or the greatest key if there is
    /// none.
    static long behind(long lowKey, int bits) {
        long behind = lowKey + (1L << bits);
        return behind > lowKey ? behind : Long.MAX_VALUE;
    }
}

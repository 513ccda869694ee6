package dev.headrace.validation.anomaly;

import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;

/// A sample of a column's finite numbers, all of them where there are few. Which rows are in it depends on
/// their positions only. Confined to one thread.
final class NumberSample {
    private final double share;
    private double[] numbers = new double[64];
    private int size;

    /// @param about about how many rows are to be in it
    /// @param rows how many rows there will be
    NumberSample(int about, long rows) {
        this.share = (double) about / Math.max(1, rows);
    }

    /// Looks at the rows of a batch.
    ///
    /// @param firstRow the position of the batch's first row in the split
    void add(FieldVector vector, int rows, long firstRow) {
        for (int row = 0; row < rows; row++) {
            if (Hashing.taken(firstRow + row, share) && !vector.isNull(row)) {
                double number = Numbers.at(vector, row);
                if (Double.isFinite(number)) {
                    add(number);
                }
            }
        }
    }

    private void add(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    /// The low ends of cells that the sample falls into, ascending and all different; the first is the least
    /// number of the sample. A number that occurs often enough has a cell of its own.
    ///
    /// @param most how many cells there should be at most
    /// @param least how many numbers of the sample a cell should have at least
    double[] edges(int most, int least) {
        double[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        int enough = Math.max(least, size / most);
        double[] edges = new double[size];
        int found = 0;
        int inCell = enough;
        for (int from = 0, to; from < size; from = to) {
            to = from + 1;
            while (to < size && sorted[to] == sorted[from]) {
                to++;
            }
            if (inCell >= enough || to - from >= enough) {
                edges[found++] = sorted[from];
                inCell = 0;
            }
            inCell += to - from;
        }
        return Arrays.copyOf(edges, found);
    }
}

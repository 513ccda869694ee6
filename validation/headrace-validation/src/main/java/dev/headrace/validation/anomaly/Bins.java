package dev.headrace.validation.anomaly;

import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;

/// Sorts the values of a column into a limited number of bins, of which bin 0 is for missing values. Confined
/// to one thread.
sealed interface Bins {
    /// The bin of missing values.
    int MISSING = 0;

    /// How many bins there are at most.
    int count();

    /// Sorts the selected rows of a batch.
    ///
    /// @param vector the column
    /// @param rows which rows
    /// @param bins where the bins go, in the order of the selection
    /// @param positions where it goes how far into its bin a number lies: 0 at the low end, 1 at the high
    ///     end, 0 where a bin has no ends
    void sort(FieldVector vector, Selection rows, int[] bins, double[] positions);

    /// A bin for each text, those that come first, and one for all others.
    final class OfTexts implements Bins {
        private static final int OTHER = 1;
        private static final int FIRST = 2;

        private final int most;
        private final LongCounts numbers = new LongCounts();

        OfTexts(int most) {
            this.most = most;
        }

        @Override
        public int count() {
            return most + FIRST;
        }

        @Override
        public void sort(FieldVector vector, Selection rows, int[] bins, double[] positions) {
            VarCharVector texts = (VarCharVector) vector;
            for (int index = 0; index < rows.size(); index++) {
                long hash = Hashing.text(texts, rows.row(index));
                bins[index] = hash == Hashing.MISSING ? MISSING : bin(hash);
                positions[index] = 0;
            }
        }

        private int bin(long hash) {
            int known = (int) numbers.count(hash);
            if (known > 0) {
                return known;
            }
            if (numbers.size() == most) {
                return OTHER;
            }
            int bin = numbers.size() + FIRST;
            numbers.add(hash, bin);
            return bin;
        }
    }

    /// A bin for each range of numbers, and one for NaN and infinities.
    final class OfRanges implements Bins {
        private static final int NOT_FINITE = 1;
        private static final int FIRST = 2;

        private final double[] edges;

        /// @param edges the low ends of the ranges, ascending and different; what is less is in the first
        ///     range too
        OfRanges(double[] edges) {
            this.edges = edges.clone();
        }

        @Override
        public int count() {
            return Math.max(1, edges.length) + FIRST;
        }

        @Override
        public void sort(FieldVector vector, Selection rows, int[] bins, double[] positions) {
            for (int index = 0; index < rows.size(); index++) {
                int row = rows.row(index);
                positions[index] = 0;
                if (vector.isNull(row)) {
                    bins[index] = MISSING;
                    continue;
                }
                double number = Numbers.at(vector, row);
                if (Double.isFinite(number)) {
                    int range = range(number);
                    bins[index] = FIRST + range;
                    positions[index] = position(number, range);
                } else {
                    bins[index] = NOT_FINITE;
                }
            }
        }

        private int range(double number) {
            int found = Arrays.binarySearch(edges, number);
            return found >= 0 ? found : Math.max(0, -found - 2);
        }

        private double position(double number, int range) {
            if (edges.length < 2) {
                return 0;
            }
            // The last range has no high end of its own, and takes the width of the one before.
            int low = Math.min(range, edges.length - 2);
            return (number - edges[range]) / (edges[low + 1] - edges[low]);
        }
    }

    /// A bin for whatever is there.
    final class OfPresence implements Bins {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public void sort(FieldVector vector, Selection rows, int[] bins, double[] positions) {
            for (int index = 0; index < rows.size(); index++) {
                bins[index] = vector.isNull(rows.row(index)) ? MISSING : 1;
                positions[index] = 0;
            }
        }
    }
}

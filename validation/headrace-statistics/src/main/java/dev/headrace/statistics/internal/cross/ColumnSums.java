package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.math.BigInteger;

/// How many numbers there are, their sum, and that of their squares, without rounding. Confined to one
/// thread.
final class ColumnSums {
    private final BinarySum sum = new BinarySum();
    private final BinarySum squares = new BinarySum();
    private long rows;

    long rows() {
        return rows;
    }

    /// In units of 2^-1074.
    BigInteger sum() {
        return sum.value();
    }

    /// In units of 2^-2148.
    BigInteger squares() {
        return squares.value();
    }

    /// Adds all numbers of a block.
    ///
    /// @param count how many there are
    void fold(BinaryNumbers numbers, int count) {
        rows += count;
        numbers.addAll(sum);
        numbers.addProducts(numbers, squares);
    }

    /// Adds the numbers of the rows in which another column has none.
    void foldWithout(BinaryNumbers numbers, BinaryNumbers other) {
        int words = (numbers.size() + Long.SIZE - 1) / Long.SIZE;
        for (int word = 0; word < words; word++) {
            long left = numbers.finiteWord(word) & ~other.finiteWord(word);
            rows += Long.bitCount(left);
            while (left != 0) {
                numbers.addRow(word * Long.SIZE + Long.numberOfTrailingZeros(left), sum, squares);
                left &= left - 1;
            }
        }
    }

    void merge(ColumnSums other) {
        rows += other.rows;
        sum.merge(other.sum);
        squares.merge(other.squares);
    }

    void write(StateOutput output) {
        output.writeVarint(rows);
        sum.write(output);
        squares.write(output);
    }

    void read(StateInput input) {
        rows = input.readCount();
        sum.merge(BinarySum.read(input));
        squares.merge(BinarySum.read(input));
    }
}

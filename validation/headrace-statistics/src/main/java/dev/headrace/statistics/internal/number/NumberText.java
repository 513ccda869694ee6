package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.Rows;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;

/// Single numbers of vectors, as texts and as doubles. For few values: blocks are much faster.
public final class NumberText {
    private NumberText() {}

    /// The text of a number that is there.
    ///
    /// @param vector any; borrowed
    /// @param row has a value
    /// @return the text, or empty if the vector does not hold numbers
    public static Optional<String> of(FieldVector vector, int row) {
        return NumberForm.of(vector.getField().getType()).map(form -> form.text(raw(form, vector, row)));
    }

    /// A block of numbers as doubles.
    ///
    /// @param vector of numbers; borrowed
    /// @param rows which of its rows
    /// @param into receives a double for each row; NaN where the row has no value
    /// @return false if the vector does not hold numbers
    public static boolean doubles(FieldVector vector, Rows rows, double[] into) {
        Optional<NumberForm> found = NumberForm.of(vector.getField().getType());
        if (found.isEmpty()) {
            return false;
        }
        NumberForm form = found.get();
        NumberReader reader = NumberReader.of(vector.getField().getType());
        NumberBlock block = NumberBlock.ofThread();
        for (int start = 0; start < rows.size(); start += NumberBlock.ROWS) {
            int length = Math.min(NumberBlock.ROWS, rows.size() - start);
            reader.read(vector, rows, start, length, block);
            for (int i = 0; i < length; i++) {
                boolean there = (block.validity[i / Long.SIZE] >>> i & 1) != 0;
                into[start + i] = !there
                        ? Double.NaN
                        : form.isReal() ? Double.longBitsToDouble(block.values[i]) : form.numberOfRaw(block.values[i]);
            }
        }
        return true;
    }

    private static long raw(NumberForm form, FieldVector vector, int row) {
        NumberBlock block = NumberBlock.ofThread();
        NumberReader.of(vector.getField().getType()).read(vector, Rows.range(row, row + 1), 0, 1, block);
        return form.isReal() ? Grid.key(block.values[0]) : block.values[0];
    }
}

package dev.headrace.statistics.internal.number;

import dev.headrace.data.ValueForm;
import dev.headrace.statistics.internal.LongIndex;
import dev.headrace.statistics.internal.Rows;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Numbers of vectors as texts, and as doubles.
public final class NumberText {
    private static final long NAN = Long.MAX_VALUE;

    private NumberText() {}

    /// Numbers the different numbers of some rows from 0 in the order in which they come.
    ///
    /// @param vector of a type that has a [NumberForm]; borrowed
    /// @param rows which of its rows
    /// @param index receives what [#text] takes
    /// @param into receives the number of each row's number; -1 where the row has no value
    public static void number(FieldVector vector, Rows rows, LongIndex index, int[] into) {
        boolean isReal =
                NumberForm.of(vector.getField().getType()).orElseThrow().isReal();
        NumberReader reader = NumberReader.of(vector.getField().getType());
        NumberBlock block = NumberBlock.ofThread();
        for (int start = 0; start < rows.size(); start += NumberBlock.ROWS) {
            int length = Math.min(NumberBlock.ROWS, rows.size() - start);
            reader.read(vector, rows, start, length, block);
            for (int i = 0; i < length; i++) {
                boolean there = (block.validity[i / Long.SIZE] >>> i & 1) != 0;
                long value = block.values[i];
                into[start + i] = there ? index.add(isReal ? key(value) : value) : -1;
            }
        }
    }

    /// The text of a number.
    ///
    /// @param type has a [NumberForm]
    /// @param key of the index of [#number]
    /// @return the text
    public static String text(ArrowType type, long key) {
        NumberForm form = NumberForm.of(type).orElseThrow();
        return form.isReal() && key == NAN ? ValueForm.ofReal(Double.NaN) : form.text(key);
    }

    /// One key for all NaN.
    private static long key(long bits) {
        return Double.isNaN(Double.longBitsToDouble(bits)) ? NAN : Grid.key(bits);
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
}

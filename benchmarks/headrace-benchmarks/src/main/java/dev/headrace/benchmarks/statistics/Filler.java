package dev.headrace.benchmarks.statistics;

import java.util.Arrays;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;

/// Writes rows of a generated column. Stateless.
interface Filler {
    /// One double.
    interface Reals {
        double at(long stream, long row);
    }

    /// One whole number.
    interface Integers {
        long at(long stream, long row);
    }

    /// One text.
    interface Texts {
        /// The longest text.
        int LONGEST = 64;

        /// Writes the text's bytes to the start of an array of [#LONGEST], and says how many they are.
        int write(long stream, long row, byte[] target);
    }

    /// Writes to the start of an empty vector.
    ///
    /// @param vector of the column's type
    /// @param stream the column's chance
    /// @param firstRow the first row's number in the table
    /// @param rows how many
    void fill(FieldVector vector, long stream, long firstRow, int rows);

    /// Doubles, of which 2 % are missing.
    static Filler reals(Reals reals) {
        double missing = 0.02;
        return (vector, stream, firstRow, rows) -> {
            Float8Vector doubles = (Float8Vector) vector;
            doubles.allocateNew(rows);
            long holes = Chance.bits(stream, -2);
            for (int i = 0; i < rows; i++) {
                long row = firstRow + i;
                if (Chance.unit(holes, row) < missing) {
                    doubles.setNull(i);
                } else {
                    doubles.set(i, reals.at(stream, row));
                }
            }
        };
    }

    /// Whole numbers.
    static Filler integers(Integers integers) {
        return (vector, stream, firstRow, rows) -> {
            BigIntVector longs = (BigIntVector) vector;
            longs.allocateNew(rows);
            for (int i = 0; i < rows; i++) {
                longs.set(i, integers.at(stream, firstRow + i));
            }
        };
    }

    /// Microseconds since 1970.
    static Filler timestamps(Integers micros) {
        return (vector, stream, firstRow, rows) -> {
            TimeStampMicroVector timestamps = (TimeStampMicroVector) vector;
            timestamps.allocateNew(rows);
            for (int i = 0; i < rows; i++) {
                timestamps.set(i, micros.at(stream, firstRow + i));
            }
        };
    }

    /// True with a chance.
    static Filler booleans(double chance) {
        return (vector, stream, firstRow, rows) -> {
            BitVector bits = (BitVector) vector;
            bits.allocateNew(rows);
            for (int i = 0; i < rows; i++) {
                bits.set(i, Chance.unit(stream, firstRow + i) < chance ? 1 : 0);
            }
        };
    }

    /// Texts.
    static Filler texts(Texts texts) {
        return (vector, stream, firstRow, rows) -> {
            VarCharVector strings = (VarCharVector) vector;
            strings.allocateNew(rows * 16L, rows);
            byte[] bytes = new byte[Texts.LONGEST];
            for (int i = 0; i < rows; i++) {
                int length = texts.write(stream, firstRow + i, bytes);
                strings.setSafe(i, bytes, 0, length);
            }
        };
    }

    /// Words with frequencies of Zipf: the k-th is 1/k as frequent as the first.
    static Filler words(int distinct) {
        byte[][] words = new byte[distinct][];
        double[] cumulative = new double[distinct];
        double sum = 0;
        for (int i = 0; i < distinct; i++) {
            words[i] = Words.word(i);
            sum += 1.0 / (i + 1);
            cumulative[i] = sum;
        }
        double total = sum;
        return texts((stream, row, target) -> {
            int found = Arrays.binarySearch(cumulative, Chance.unit(stream, row) * total);
            byte[] word = words[Math.min(distinct - 1, found < 0 ? -found - 1 : found + 1)];
            System.arraycopy(word, 0, target, 0, word.length);
            return word.length;
        });
    }
}

package dev.headrace.transform;

import dev.headrace.data.ColumnType;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;

/// Hands the values of a vector to a kernel, none of them as an object. Borrows the vector. Confined to one
/// thread.
@FunctionalInterface
interface Cells {
    /// Hands over one value.
    ///
    /// @param row its place in the vector
    /// @param kernel what reads it
    /// @param output what the kernel writes to, from its start on
    void read(int row, Kernel kernel, double[] output);

    /// The values of a vector.
    ///
    /// @param type the type of the column, which decides the vector's class
    /// @param vector the vector
    static Cells of(ColumnType type, FieldVector vector) {
        return switch (type) {
            case BOOLEAN -> {
                BitVector flags = (BitVector) vector;
                yield (row, kernel, output) -> kernel.flag(flags.get(row) != 0, output, 0);
            }
            case INTEGER -> {
                BigIntVector numbers = (BigIntVector) vector;
                yield (row, kernel, output) -> kernel.whole(numbers.get(row), output, 0);
            }
            case REAL -> {
                Float8Vector numbers = (Float8Vector) vector;
                yield (row, kernel, output) -> kernel.real(numbers.get(row), output, 0);
            }
            case TEXT -> new Texts((VarCharVector) vector);
            case DATE -> {
                DateDayVector days = (DateDayVector) vector;
                yield (row, kernel, output) -> kernel.whole(days.get(row), output, 0);
            }
            case TIMESTAMP -> {
                TimeStampMicroVector times = (TimeStampMicroVector) vector;
                yield (row, kernel, output) -> kernel.whole(times.get(row), output, 0);
            }
        };
    }

    /// Text, each copied to one array that serves for all.
    final class Texts implements Cells {
        private final VarCharVector vector;
        private byte[] bytes = new byte[256];

        Texts(VarCharVector vector) {
            this.vector = vector;
        }

        @Override
        public void read(int row, Kernel kernel, double[] output) {
            int start = vector.getStartOffset(row);
            int length = vector.getEndOffset(row) - start;
            if (length > bytes.length) {
                bytes = new byte[Math.max(length, bytes.length * 2)];
            }
            vector.getDataBuffer().getBytes(start, bytes, 0, length);
            kernel.text(bytes, length, output, 0);
        }
    }
}

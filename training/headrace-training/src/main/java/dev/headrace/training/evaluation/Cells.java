package dev.headrace.training.evaluation;

import dev.headrace.data.ColumnType;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;

/// Reads values of vectors.
final class Cells {
    /// What stands for no value.
    static final String MISSING = "(missing)";

    private Cells() {}

    /// Whether a column's values can be told apart by text: all but times, of which few occur twice.
    static boolean isText(ColumnType type) {
        return type != ColumnType.DATE && type != ColumnType.TIMESTAMP;
    }

    /// Whether a column holds quantities.
    static boolean isNumber(ColumnType type) {
        return type == ColumnType.INTEGER || type == ColumnType.REAL;
    }

    /// A value as text; [#MISSING] for null.
    static String text(FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return MISSING;
        }
        return switch (vector) {
            case VarCharVector texts -> new String(texts.get(row), StandardCharsets.UTF_8);
            case BitVector bits -> bits.get(row) == 1 ? "true" : "false";
            case BigIntVector numbers -> Long.toString(numbers.get(row));
            case Float8Vector numbers -> Double.toString(numbers.get(row));
            default -> throw new IllegalArgumentException(vector.getField() + " is not sliced by text");
        };
    }

    /// A quantity; NaN for null and for what is not finite.
    static double number(FieldVector vector, int row) {
        if (vector.isNull(row)) {
            return Double.NaN;
        }
        double value = switch (vector) {
            case BigIntVector numbers -> numbers.get(row);
            case Float8Vector numbers -> numbers.get(row);
            default -> throw new IllegalArgumentException(vector.getField() + " holds no numbers");
        };
        return Double.isFinite(value) ? value : Double.NaN;
    }
}

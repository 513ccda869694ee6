package dev.headrace.statistics.internal.column;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.number.NumberForm;
import dev.headrace.validation.ValidationErrorCode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// What the values are by which rows are sliced.
enum SliceType {
    /// Nothing, so no slice.
    NOTHING,
    TEXT,
    BOOLEAN,
    /// What has a [NumberForm].
    NUMBER,
    /// Decimals of more digits.
    WIDE_DECIMAL,
    /// A row belongs to the slice of each of the elements.
    LIST;

    /// The type of a field.
    ///
    /// @param column the column that the field is, or is within
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if rows cannot be sliced by it
    static SliceType of(Field column, Field field) {
        return switch (field.getType()) {
            case ArrowType.Null _ -> NOTHING;
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> TEXT;
            case ArrowType.Bool _ -> BOOLEAN;
            case ArrowType.List _,
                    ArrowType.LargeList _,
                    ArrowType.FixedSizeList _,
                    ArrowType.ListView _,
                    ArrowType.LargeListView _ -> LIST;
            case ArrowType.Decimal decimal when NumberForm.of(decimal).isEmpty() -> WIDE_DECIMAL;
            case ArrowType type when NumberForm.of(type).isPresent() -> NUMBER;
            default ->
                throw new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "Rows cannot be sliced by column '" + column.getName() + "', since it "
                                + (field.equals(column) ? "is " : "has values that are ") + field.getType()
                                + ": texts, booleans, numbers, days, times, durations and lists of these were expected");
        };
    }

    /// Requires that rows can be sliced by a column.
    static void require(Field column) {
        Field field = Plain.field(column);
        while (of(column, field) == LIST) {
            field = Plain.field(field.getChildren().getFirst());
        }
    }
}

package dev.headrace.serving.rows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.DataErrorCode;
import dev.headrace.transform.ValueText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Rows of examples as the JSON that a model server reads: what a client would have sent. Stateless and
/// thread-safe.
///
/// Missing values are null, NaN and the infinities are the texts `NaN`, `Infinity` and `-Infinity`, days and
/// times are in ISO 8601.
public final class RowJson {
    private RowJson() {}

    /// Turns a row into a JSON object.
    ///
    /// @param batch a batch of examples; borrowed
    /// @param columns which columns to take, usually those of a transform; one that the batch lacks is null
    /// @param row the row's number in the batch
    /// @return the values by column, in the order of `columns`
    /// @throws HeadraceException with [DataErrorCode#DATA_COLUMNS] if the batch has a vector that examples
    ///     cannot have
    public static ObjectNode object(VectorSchemaRoot batch, List<Column> columns, int row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Column column : columns) {
            FieldVector vector = batch.getVector(column.name());
            if (vector == null || vector.isNull(row)) {
                object.putNull(column.name());
            } else {
                put(object, column.name(), vector, row);
            }
        }
        return object;
    }

    private static void put(ObjectNode object, String name, FieldVector vector, int row) {
        switch (vector) {
            case BitVector flags -> object.put(name, flags.get(row) != 0);
            case BigIntVector numbers -> object.put(name, numbers.get(row));
            case Float8Vector numbers -> {
                double value = numbers.get(row);
                if (Double.isFinite(value)) {
                    object.put(name, value);
                } else {
                    object.put(name, Double.toString(value));
                }
            }
            case VarCharVector texts -> object.put(name, new String(texts.get(row), StandardCharsets.UTF_8));
            case DateDayVector days -> object.put(name, ValueText.write(ColumnType.DATE, (long) days.get(row)));
            case TimeStampMicroVector times -> object.put(name, ValueText.write(ColumnType.TIMESTAMP, times.get(row)));
            default ->
                throw new HeadraceException(
                        DataErrorCode.DATA_COLUMNS,
                        "Column '" + name + "' is of the Arrow type "
                                + vector.getField().getType() + ", which examples do not have");
        }
    }
}

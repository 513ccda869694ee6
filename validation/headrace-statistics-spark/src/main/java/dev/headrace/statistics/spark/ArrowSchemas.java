package dev.headrace.statistics.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.ArrowUtils;

/// Schemas of Arrow for types of Spark. What does not change how values are read is left out: whether a
/// column may have nulls, which files forget, and comments. So the same rows have the same schema wherever
/// they come from.
final class ArrowSchemas {
    /// Where Spark keeps the metadata of a column; what else it writes beside a field says what the field is.
    private static final String SPARK_METADATA = "SPARK::metadata::json";

    private ArrowSchemas() {}

    /// The schema of columns; points in time have the zone UTC.
    ///
    /// @param type columns of any types
    static Schema of(StructType type) {
        Schema schema = ArrowUtils.toArrowSchema(type.asNullable(), "UTC", true, false);
        return new Schema(fields(schema.getFields()));
    }

    private static List<Field> fields(List<Field> fields) {
        return fields.stream()
                .map(field -> new Field(field.getName(), type(field), fields(field.getChildren())))
                .toList();
    }

    private static FieldType type(Field field) {
        Map<String, String> metadata = new HashMap<>(field.getMetadata());
        metadata.remove(SPARK_METADATA);
        return new FieldType(field.isNullable(), field.getType(), null, metadata);
    }
}

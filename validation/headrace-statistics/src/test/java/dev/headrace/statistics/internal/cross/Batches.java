package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.StateOutput;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Makes batches for tests.
final class Batches {
    static final ArrowType REAL = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    static final ArrowType FLOAT = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
    static final ArrowType HALF = new ArrowType.FloatingPoint(FloatingPointPrecision.HALF);
    static final ArrowType LONG = new ArrowType.Int(64, true);
    static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
    static final ArrowType BOOLEAN = ArrowType.Bool.INSTANCE;
    static final ArrowType DAY = new ArrowType.Date(DateUnit.DAY);
    static final ArrowType MICROS = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);

    private Batches() {}

    static Field field(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }

    static Field list(String name, ArrowType list, ArrowType element) {
        return new Field(name, FieldType.nullable(list), List.of(field("item", element)));
    }

    static Field struct(String name, Field... children) {
        return new Field(name, FieldType.nullable(ArrowType.Struct.INSTANCE), List.of(children));
    }

    static Schema schema(Field... fields) {
        return new Schema(List.of(fields));
    }

    /// A batch of rows, each with a value for every field of the schema: null, or a boxed one, or a list of
    /// these.
    static VectorSchemaRoot of(
            BufferAllocator allocator, Schema schema, List<? extends List<? extends @Nullable Object>> rows) {
        List<FieldVector> vectors = new ArrayList<>();
        for (int column = 0; column < schema.getFields().size(); column++) {
            FieldVector vector = schema.getFields().get(column).createVector(allocator);
            vector.allocateNew();
            for (int row = 0; row < rows.size(); row++) {
                set(vector, row, rows.get(row).get(column));
            }
            vector.setValueCount(rows.size());
            vectors.add(vector);
        }
        return new VectorSchemaRoot(schema, vectors, rows.size());
    }

    /// Folds rows in batches of some size.
    static <R extends List<? extends @Nullable Object>> void fold(
            BufferAllocator allocator, Schema schema, List<R> rows, int size, Consumer<VectorSchemaRoot> target) {
        for (int from = 0; from < rows.size(); from += size) {
            try (VectorSchemaRoot batch =
                    of(allocator, schema, rows.subList(from, Math.min(rows.size(), from + size)))) {
                target.accept(batch);
            }
        }
    }

    /// Rows of columns.
    static List<List<@Nullable Object>> rows(List<? extends List<? extends @Nullable Object>> columns) {
        return IntStream.range(0, columns.getFirst().size())
                .<List<@Nullable Object>>mapToObj(row -> {
                    List<@Nullable Object> values = new ArrayList<>();
                    columns.forEach(column -> values.add(column.get(row)));
                    return Collections.unmodifiableList(values);
                })
                .toList();
    }

    static byte[] bytes(Consumer<StateOutput> state) {
        StateOutput output = new StateOutput();
        state.accept(output);
        return output.toBytes();
    }

    private static void set(FieldVector vector, int row, @Nullable Object value) {
        if (value == null) {
            while (vector.getValueCapacity() <= row) {
                vector.reAlloc();
            }
            vector.setNull(row);
            return;
        }
        switch (vector) {
            case BitVector target -> target.setSafe(row, (Boolean) value ? 1 : 0);
            case TinyIntVector target -> target.setSafe(row, ((Number) value).byteValue());
            case SmallIntVector target -> target.setSafe(row, ((Number) value).shortValue());
            case IntVector target -> target.setSafe(row, ((Number) value).intValue());
            case BigIntVector target -> target.setSafe(row, ((Number) value).longValue());
            case UInt1Vector target -> target.setSafe(row, ((Number) value).byteValue());
            case UInt2Vector target -> target.setSafe(row, ((Number) value).shortValue());
            case UInt4Vector target -> target.setSafe(row, ((Number) value).intValue());
            case UInt8Vector target -> target.setSafe(row, ((Number) value).longValue());
            case Float2Vector target -> target.setSafeWithPossibleTruncate(row, ((Number) value).floatValue());
            case Float4Vector target -> target.setSafe(row, ((Number) value).floatValue());
            case Float8Vector target -> target.setSafe(row, ((Number) value).doubleValue());
            case DecimalVector target -> target.setSafe(row, (BigDecimal) value);
            case DateDayVector target -> target.setSafe(row, ((Number) value).intValue());
            case DateMilliVector target -> target.setSafe(row, ((Number) value).longValue());
            case TimeStampVector target -> target.setSafe(row, ((Number) value).longValue());
            case VarCharVector target -> target.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
            case LargeVarCharVector target -> target.setSafe(row, ((String) value).getBytes(StandardCharsets.UTF_8));
            case ListVector target -> {
                int start = target.startNewValue(row);
                List<?> elements = (List<?>) value;
                setAll(target.getDataVector(), start, elements);
                target.endValue(row, elements.size());
            }
            case LargeListVector target -> {
                long start = target.startNewValue(row);
                List<?> elements = (List<?>) value;
                setAll(target.getDataVector(), (int) start, elements);
                target.endValue(row, elements.size());
            }
            case FixedSizeListVector target ->
                setAll(target.getDataVector(), target.startNewValue(row), (List<?>) value);
            case StructVector target -> {
                target.setIndexDefined(row);
                Map<?, ?> values = (Map<?, ?>) value;
                for (FieldVector child : target.getChildrenFromFields()) {
                    set(child, row, values.get(child.getName()));
                }
            }
            default -> throw new IllegalArgumentException(vector.getField().toString());
        }
    }

    private static void setAll(FieldVector target, int start, List<?> elements) {
        for (int i = 0; i < elements.size(); i++) {
            set(target, start + i, elements.get(i));
        }
    }
}

package dev.headrace.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Makes batches for tests.
final class Batches {
    private Batches() {}

    static VectorSchemaRoot of(List<Column> columns, List<List<@Nullable Object>> rows, BufferAllocator allocator) {
        VectorSchemaRoot batch = VectorSchemaRoot.create(
                new Schema(columns.stream()
                        .map(column -> column.type().field(column.name()))
                        .toList()),
                allocator);
        batch.allocateNew();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                Object value = rows.get(row).get(column);
                if (value != null) {
                    set(batch.getVector(column), row, value);
                }
            }
        }
        batch.setRowCount(rows.size());
        return batch;
    }

    /// The columns `numbers` and `person` of the kit.
    static VectorSchemaRoot nested(
            List<@Nullable List<@Nullable Long>> numbers,
            List<@Nullable String> names,
            List<@Nullable Long> ages,
            BufferAllocator allocator) {
        Field list = new Field(
                "numbers", FieldType.nullable(ArrowType.List.INSTANCE), List.of(ColumnType.INTEGER.field("item")));
        Field struct = new Field(
                "person",
                FieldType.nullable(ArrowType.Struct.INSTANCE),
                List.of(ColumnType.TEXT.field("name"), ColumnType.INTEGER.field("age")));
        VectorSchemaRoot batch = VectorSchemaRoot.create(new Schema(List.of(list, struct)), allocator);
        batch.allocateNew();
        ListVector lists = (ListVector) batch.getVector("numbers");
        BigIntVector items = (BigIntVector) lists.getDataVector();
        StructVector persons = (StructVector) batch.getVector("person");
        int item = 0;
        for (int row = 0; row < numbers.size(); row++) {
            List<@Nullable Long> values = numbers.get(row);
            if (values != null) {
                lists.startNewValue(row);
                for (Long value : values) {
                    if (value != null) {
                        items.setSafe(item, value);
                    } else {
                        items.setNull(item);
                    }
                    item++;
                }
                lists.endValue(row, values.size());
            }
            persons.setIndexDefined(row);
            String name = names.get(row);
            if (name != null) {
                set(persons.getChild("name"), row, name);
            }
            Long age = ages.get(row);
            if (age != null) {
                set(persons.getChild("age"), row, age);
            }
        }
        items.setValueCount(item);
        batch.setRowCount(numbers.size());
        return batch;
    }

    private static void set(FieldVector vector, int row, Object value) {
        switch (vector) {
            case BitVector bits -> bits.setSafe(row, (Boolean) value ? 1 : 0);
            case BigIntVector integers -> integers.setSafe(row, (Long) value);
            case Float8Vector reals -> reals.setSafe(row, (Double) value);
            case VarCharVector texts -> texts.setSafe(row, value.toString().getBytes(UTF_8));
            case DateDayVector dates -> dates.setSafe(row, Math.toIntExact(((LocalDate) value).toEpochDay()));
            case TimeStampMicroVector times ->
                times.setSafe(row, ChronoUnit.MICROS.between(LocalDate.EPOCH.atStartOfDay(), (LocalDateTime) value));
            default -> throw new IllegalArgumentException("not expected: " + vector.getField());
        }
    }
}

package dev.headrace.statistics.spark;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/// What one machine finds in rows: it puts their values, as Spark hands them to its users, into vectors, in
/// batches of its own size. Nothing of it is shared with the code that is tested.
final class OneMachine {
    private static final int BATCH = 700;

    private OneMachine() {}

    /// Folds rows.
    static Statistics fold(List<Row> rows, Schema schema, StatisticsOptions options) {
        Statistics statistics = new Statistics(schema, options);
        try (BufferAllocator allocator = new RootAllocator()) {
            for (int from = 0; from < rows.size(); from += BATCH) {
                List<Row> some = rows.subList(from, Math.min(rows.size(), from + BATCH));
                try (VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator)) {
                    fill(batch, some);
                    statistics.fold(batch);
                }
            }
        }
        return statistics;
    }

    private static void fill(VectorSchemaRoot batch, List<Row> rows) {
        for (int column = 0; column < batch.getFieldVectors().size(); column++) {
            FieldVector vector = batch.getVector(column);
            vector.allocateNew();
            for (int row = 0; row < rows.size(); row++) {
                set(vector, row, rows.get(row).get(column));
            }
            vector.setValueCount(rows.size());
        }
        batch.setRowCount(rows.size());
    }

    private static void set(FieldVector vector, int at, @Nullable Object value) {
        if (value == null) {
            vector.setNull(at);
            return;
        }
        switch (vector) {
            case BitVector bits -> bits.setSafe(at, (Boolean) value ? 1 : 0);
            case TinyIntVector integers -> integers.setSafe(at, (Byte) value);
            case SmallIntVector integers -> integers.setSafe(at, (Short) value);
            case IntVector integers -> integers.setSafe(at, (Integer) value);
            case BigIntVector integers -> integers.setSafe(at, (Long) value);
            case Float4Vector reals -> reals.setSafe(at, (Float) value);
            case Float8Vector reals -> reals.setSafe(at, (Double) value);
            case DecimalVector decimals -> decimals.setSafe(at, ((BigDecimal) value).setScale(decimals.getScale()));
            case DateDayVector days -> days.setSafe(at, Math.toIntExact(((LocalDate) value).toEpochDay()));
            case TimeStampMicroTZVector times -> times.setSafe(at, micros((Instant) value));
            case TimeStampMicroVector times ->
                times.setSafe(at, micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC)));
            case DurationVector durations -> durations.setSafe(at, micros(Instant.EPOCH.plus((Duration) value)));
            case VarCharVector texts -> texts.setSafe(at, ((String) value).getBytes(StandardCharsets.UTF_8));
            case VarBinaryVector bytes -> bytes.setSafe(at, (byte[]) value);
            case MapVector map -> setMap(map, at, CollectionConverters.asJava((scala.collection.Map<?, ?>) value));
            case ListVector list -> setList(list, at, CollectionConverters.asJava((scala.collection.Seq<?>) value));
            case StructVector struct -> setStruct(struct, at, (Row) value);
            default -> throw new AssertionError(vector.getField());
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static void setMap(MapVector map, int at, Map<?, ?> values) {
        int next = map.startNewValue(at);
        StructVector entries = (StructVector) map.getDataVector();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            entries.setIndexDefined(next);
            set((FieldVector) entries.getChildByOrdinal(0), next, entry.getKey());
            set((FieldVector) entries.getChildByOrdinal(1), next, entry.getValue());
            next++;
        }
        map.endValue(at, values.size());
    }

    private static void setList(ListVector list, int at, List<?> values) {
        int next = list.startNewValue(at);
        for (Object value : values) {
            set(list.getDataVector(), next++, value);
        }
        list.endValue(at, values.size());
    }

    private static void setStruct(StructVector struct, int at, Row row) {
        struct.setIndexDefined(at);
        for (int i = 0; i < row.length(); i++) {
            set((FieldVector) struct.getChildByOrdinal(i), at, row.get(i));
        }
    }
}

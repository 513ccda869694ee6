package dev.headrace.data.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.UnionVector;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// A batch that has a column of every type that Arrow IPC is read of. Rows are three; the second is null.
final class EveryType {
    static final int ROWS = 3;

    private EveryType() {}

    /// The stream of such a batch.
    static byte[] stream(BufferAllocator allocator) throws IOException {
        return stream(CodecType.NO_COMPRESSION, allocator);
    }

    /// The stream of such a batch with compressed buffers.
    static byte[] stream(CodecType codec, BufferAllocator allocator) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        DictionaryEncoding encoding = new DictionaryEncoding(7, false, new ArrowType.Int(32, true));
        try (VarCharVector words = new VarCharVector("words", allocator)) {
            fill(words);
            MapDictionaryProvider dictionaries = new MapDictionaryProvider(new Dictionary(words, encoding));
            List<FieldVector> columns = new ArrayList<>();
            for (Field field : fields()) {
                FieldVector column = field.createVector(allocator);
                fill(column);
                columns.add(column);
            }
            columns.add(indices(encoding, allocator));
            try (VectorSchemaRoot batch = new VectorSchemaRoot(columns)) {
                batch.setRowCount(ROWS);
                Ipc.stream(output, batch, dictionaries, codec);
            }
        }
        return output.toByteArray();
    }

    private static FieldVector indices(DictionaryEncoding encoding, BufferAllocator allocator) {
        IntVector indices =
                new IntVector("coded", new FieldType(true, new ArrowType.Int(32, true), encoding), allocator);
        indices.setSafe(0, 2);
        indices.setNull(1);
        indices.setSafe(2, 0);
        indices.setValueCount(ROWS);
        return indices;
    }

    private static List<Field> fields() {
        Field integer = field(new ArrowType.Int(64, true));
        Field text = field(ArrowType.Utf8.INSTANCE);
        Field entries = new Field(
                "entries",
                FieldType.notNullable(ArrowType.Struct.INSTANCE),
                List.of(new Field("key", FieldType.notNullable(new ArrowType.Int(64, true)), null), integer));
        return List.of(
                field(ArrowType.Null.INSTANCE),
                field(ArrowType.Bool.INSTANCE),
                field(new ArrowType.Int(8, true)),
                field(new ArrowType.Int(16, false)),
                field(new ArrowType.Int(32, true)),
                field(new ArrowType.Int(64, false)),
                field(new ArrowType.FloatingPoint(FloatingPointPrecision.HALF)),
                field(new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE)),
                field(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                field(new ArrowType.Decimal(10, 2, 128)),
                field(new ArrowType.Decimal(40, 2, 256)),
                field(new ArrowType.Date(DateUnit.DAY)),
                field(new ArrowType.Date(DateUnit.MILLISECOND)),
                field(new ArrowType.Time(TimeUnit.SECOND, 32)),
                field(new ArrowType.Time(TimeUnit.NANOSECOND, 64)),
                field(new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC")),
                field(new ArrowType.Timestamp(TimeUnit.NANOSECOND, null)),
                field(new ArrowType.Duration(TimeUnit.SECOND)),
                field(new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO)),
                field(new ArrowType.FixedSizeBinary(5)),
                text,
                field(ArrowType.LargeUtf8.INSTANCE),
                field(ArrowType.Utf8View.INSTANCE),
                field(ArrowType.Binary.INSTANCE),
                field(ArrowType.List.INSTANCE, integer),
                field(ArrowType.LargeList.INSTANCE, integer),
                field(ArrowType.ListView.INSTANCE, integer),
                field(ArrowType.LargeListView.INSTANCE, integer),
                field(
                        ArrowType.RunEndEncoded.INSTANCE,
                        new Field("run_ends", FieldType.notNullable(new ArrowType.Int(32, true)), null),
                        text),
                field(new ArrowType.FixedSizeList(2), integer),
                field(ArrowType.Struct.INSTANCE, integer, text),
                field(new ArrowType.Map(false), entries),
                field(new ArrowType.Union(UnionMode.Sparse, new int[] {5}), integer),
                field(new ArrowType.Union(UnionMode.Dense, new int[] {0}), integer));
    }

    private static Field field(ArrowType type, Field... children) {
        return new Field(type.toString(), FieldType.nullable(type), List.of(children));
    }

    private static void fill(FieldVector column) {
        column.setInitialCapacity(ROWS * 2);
        column.allocateNew();
        switch (column) {
            case BaseFixedWidthVector numbers -> {
                for (long i = 0; i < numbers.getDataBuffer().capacity(); i++) {
                    numbers.getDataBuffer().setByte(i, (int) i);
                }
                define(column, ROWS);
            }
            case BaseVariableWidthVector texts -> {
                texts.setSafe(0, "some text".getBytes(UTF_8));
                texts.setSafe(2, "longer than twelve bytes".getBytes(UTF_8));
            }
            case BaseLargeVariableWidthVector texts -> texts.setSafe(0, "some text".getBytes(UTF_8));
            case BaseVariableWidthViewVector texts -> {
                texts.setSafe(0, "some text".getBytes(UTF_8));
                texts.setSafe(2, "longer than twelve bytes".getBytes(UTF_8));
            }
            case ListVector lists -> {
                lists.startNewValue(0);
                lists.endValue(0, 2);
                lists.startNewValue(2);
                lists.endValue(2, 1);
                fill(lists.getDataVector());
                if (lists.getDataVector() instanceof StructVector entries) {
                    entries.getChildrenFromFields().forEach(EveryType::fill);
                    define(entries, ROWS);
                    define(entries.getChildrenFromFields().getFirst(), ROWS);
                    BitVectorHelper.setBit(entries.getValidityBuffer(), 1);
                    BitVectorHelper.setBit(
                            entries.getChildrenFromFields().getFirst().getValidityBuffer(), 1);
                }
            }
            case LargeListVector lists -> {
                lists.startNewValue(0);
                lists.endValue(0, 2);
                fill(lists.getDataVector());
            }
            case ListViewVector lists -> {
                // The elements of the first list and those of the last overlap.
                fill(lists.getDataVector());
                lists.setValidity(0, 1);
                lists.setOffset(0, 0);
                lists.setSize(0, 2);
                lists.setValidity(2, 1);
                lists.setOffset(2, 1);
                lists.setSize(2, 2);
            }
            case LargeListViewVector lists -> {
                fill(lists.getDataVector());
                lists.setValidity(0, 1);
                lists.setOffset(0, 1);
                lists.setSize(0, 2);
            }
            case RunEndEncodedVector runs -> {
                // Of two runs, the first has one row.
                runs.getRunEndsVector().setInitialCapacity(2);
                ((IntVector) runs.getRunEndsVector()).setSafe(0, 1);
                ((IntVector) runs.getRunEndsVector()).setSafe(1, ROWS);
                runs.getRunEndsVector().setValueCount(2);
                ((VarCharVector) runs.getValuesVector()).setSafe(0, "a run".getBytes(UTF_8));
                runs.getValuesVector().setValueCount(2);
                runs.setValueCount(ROWS);
            }
            case FixedSizeListVector lists -> {
                fill(lists.getDataVector());
                define(lists.getDataVector(), 2 * ROWS);
                define(lists, ROWS);
            }
            case StructVector struct -> {
                struct.getChildrenFromFields().forEach(EveryType::fill);
                define(struct, ROWS);
            }
            case UnionVector union -> {
                fill(union.getChildrenFromFields().getFirst());
                for (int i = 0; i < ROWS; i++) {
                    union.getTypeBuffer().setByte(i, 5);
                }
            }
            case DenseUnionVector union -> {
                fill(union.getChildrenFromFields().getFirst());
                for (int i = 0; i < ROWS; i++) {
                    union.getTypeBuffer().setByte(i, 0);
                    union.getOffsetBuffer().setInt(4L * i, i);
                }
            }
            default -> {
                // Of nulls there is nothing to fill.
            }
        }
        column.setValueCount(column instanceof FixedSizeListVector ? ROWS : Math.max(ROWS, column.getValueCount()));
    }

    private static void define(FieldVector column, int values) {
        for (int i = 0; i < values; i++) {
            if (i % ROWS != 1) {
                BitVectorHelper.setBit(column.getValidityBuffer(), i);
            }
        }
        column.setValueCount(values);
    }
}

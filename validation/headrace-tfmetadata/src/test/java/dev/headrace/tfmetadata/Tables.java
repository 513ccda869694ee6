package dev.headrace.tfmetadata;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.validation.DatasetStatistics;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/// Statistics of small tables with columns of every kind.
final class Tables {
    private Tables() {}

    /// Of all kinds of columns, with weights, a label and slices.
    static List<DatasetStatistics> wide(int rows, long seed) {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = table(allocator, rows, new Random(seed))) {
            StatisticsOptions options = StatisticsOptions.DEFAULT
                    .withLabel("label")
                    .withExtras(EnumSet.allOf(Extra.class))
                    .withWeight("weight")
                    .withSlices(List.of(Slicing.by("flag")));
            Statistics statistics = Statistics.of(root, options);
            return statistics.results("train");
        }
    }

    /// The same table without what concerns several columns.
    static List<DatasetStatistics> plain(int rows, long seed) {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = table(allocator, rows, new Random(seed))) {
            return Statistics.of(root, StatisticsOptions.DEFAULT).results("train");
        }
    }

    private static VectorSchemaRoot table(BufferAllocator allocator, int rows, Random random) {
        List<FieldVector> vectors = List.of(
                new BigIntVector("count", allocator),
                new UInt8Vector("unsigned", allocator),
                new Float8Vector("real", allocator),
                new Float8Vector("unlimited", allocator),
                new Float8Vector("nothing but NaN", allocator),
                new Float8Vector("weight", allocator),
                new VarCharVector("town", allocator),
                new VarCharVector("it's 'odd'.name", allocator),
                new VarCharVector("day", allocator),
                new BitVector("flag", allocator),
                new BitVector("label", allocator),
                new VarBinaryVector("bytes", allocator),
                new DateDayVector("date", allocator),
                new TimeStampMicroVector("time", allocator),
                new NullVector("nothing", rows),
                list(allocator),
                struct(allocator));
        for (FieldVector vector : vectors) {
            vector.allocateNew();
        }
        for (int row = 0; row < rows; row++) {
            fill(vectors, row, random);
        }
        vectors.forEach(vector -> vector.setValueCount(rows));
        VectorSchemaRoot root = new VectorSchemaRoot(vectors);
        root.setRowCount(rows);
        return root;
    }

    private static ListVector list(BufferAllocator allocator) {
        ListVector lists = ListVector.empty("lists", allocator);
        ListVector inner = (ListVector)
                lists.addOrGetVector(FieldType.nullable(new ArrowType.List())).getVector();
        inner.addOrGetVector(FieldType.nullable(new ArrowType.Int(64, true)));
        return lists;
    }

    private static StructVector struct(BufferAllocator allocator) {
        StructVector struct = StructVector.empty("person", allocator);
        struct.addOrGet("a.b", FieldType.nullable(new ArrowType.Int(64, true)), BigIntVector.class);
        struct.addOrGet("name", FieldType.nullable(new ArrowType.Utf8()), VarCharVector.class);
        return struct;
    }

    private static void fill(List<FieldVector> vectors, int row, Random random) {
        boolean missing = row % 7 == 3;
        if (!missing) {
            ((BigIntVector) vectors.get(0)).setSafe(row, random.nextInt(2_000) - 900L);
            ((VarCharVector) vectors.get(6))
                    .setSafe(row, bytes(List.of("Zürich", "Bern", "", "a\nb").get(row % 4)));
            ((VarBinaryVector) vectors.get(11)).setSafe(row, new byte[row % 5]);
        }
        ((UInt8Vector) vectors.get(1)).setSafe(row, row == 5 ? -1L : row);
        ((Float8Vector) vectors.get(2)).setSafe(row, random.nextGaussian() * 1e-3 + 1);
        double[] special = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e300};
        ((Float8Vector) vectors.get(3)).setSafe(row, row % 9 < 5 ? special[row % 9] : row);
        ((Float8Vector) vectors.get(4)).setSafe(row, Double.NaN);
        ((Float8Vector) vectors.get(5)).setSafe(row, 0.1 + row % 3);
        ((VarCharVector) vectors.get(7)).setSafe(row, bytes("value " + random.nextInt(500)));
        ((VarCharVector) vectors.get(8)).setSafe(row, bytes("2024-0" + (1 + row % 9) + "-1" + row % 10));
        ((BitVector) vectors.get(9)).setSafe(row, row % 3 == 0 ? 1 : 0);
        ((BitVector) vectors.get(10)).setSafe(row, random.nextInt(2));
        ((DateDayVector) vectors.get(12)).setSafe(row, row);
        ((TimeStampMicroVector) vectors.get(13)).setSafe(row, row * 1_000_003L);
        ListVector lists = (ListVector) vectors.get(15);
        StructVector struct = (StructVector) vectors.get(16);
        if (!missing) {
            fillList(lists, row);
            struct.setIndexDefined(row);
            struct.getChild("a.b", BigIntVector.class).setSafe(row, row);
            struct.getChild("name", VarCharVector.class).setSafe(row, bytes("n" + row % 4));
        } else {
            lists.setNull(row);
            struct.setNull(row);
        }
    }

    private static void fillList(ListVector lists, int row) {
        ListVector inner = (ListVector) lists.getDataVector();
        BigIntVector values = (BigIntVector) inner.getDataVector();
        int first = lists.startNewValue(row);
        for (int i = 0; i < row % 3; i++) {
            int start = inner.startNewValue(first + i);
            for (int j = 0; j < i + 1; j++) {
                values.setSafe(start + j, row * 10L + j);
            }
            inner.endValue(first + i, i + 1);
        }
        lists.endValue(row, row % 3);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

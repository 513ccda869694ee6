package dev.headrace.statistics.internal.weighted;

import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.number.NumberSettings;
import dev.headrace.statistics.internal.text.TextSettings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/// A column with weights, for tests.
final class WeightedColumn implements AutoCloseable {
    static final ArrowType REAL = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    static final ArrowType INTEGER = new ArrowType.Int(64, true);
    static final NumberSettings NUMBERS = new NumberSettings(4_096, 10, 40);
    static final NumberSettings FEW_NUMBERS = new NumberSettings(32, 10, 40);
    static final TextSettings TEXTS = new TextSettings(4_096, 1 << 20, 10, false, 0);
    static final TextSettings FEW_TEXTS = new TextSettings(32, 1 << 10, 10, false, 0);

    /// Every type that is read in a way of its own.
    static final ArrowType[] TYPES = {
        REAL,
        new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
        new ArrowType.FloatingPoint(FloatingPointPrecision.HALF),
        INTEGER,
        new ArrowType.Int(32, true),
        new ArrowType.Int(8, true),
        new ArrowType.Int(64, false),
        new ArrowType.Decimal(15, 3, 128),
        new ArrowType.Decimal(30, 4, 128),
        new ArrowType.Decimal(60, 10, 256),
        new ArrowType.Date(DateUnit.DAY),
        new ArrowType.Timestamp(TimeUnit.MICROSECOND, null),
        new ArrowType.Bool(),
        new ArrowType.Utf8(),
        new ArrowType.LargeUtf8(),
        new ArrowType.Utf8View(),
        new ArrowType.Binary(),
        new ArrowType.FixedSizeBinary(3),
        new ArrowType.Null()
    };

    private final FieldVector vector;
    private final double[] weights;

    private WeightedColumn(FieldVector vector, double[] weights) {
        this.vector = vector;
        this.weights = weights;
    }

    static WeightedColumn of(
            BufferAllocator allocator, ArrowType type, double[] weights, IntFunction<@Nullable Object> values) {
        FieldVector vector = new Field("c", FieldType.nullable(type), null).createVector(allocator);
        vector.setInitialCapacity(weights.length);
        vector.allocateNew();
        for (int row = 0; row < weights.length; row++) {
            Object value = values.apply(row);
            if (value == null) {
                vector.setNull(row);
            } else {
                set(vector, row, value);
            }
        }
        vector.setValueCount(weights.length);
        return new WeightedColumn(vector, weights);
    }

    /// Values of many kinds, with many that are equal, and missing ones.
    static WeightedColumn random(BufferAllocator allocator, ArrowType type, SplittableRandom random, int rows) {
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = weight(random);
        }
        return of(allocator, type, weights, row -> random.nextInt(8) == 0 ? null : value(type, random));
    }

    private static double weight(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 1e16;
            case 2 -> 1;
            case 3 -> 1e-30 * random.nextDouble();
            case 4 -> Math.scalb(random.nextDouble(), random.nextInt(-1_000, 1_000));
            default -> 10 * random.nextDouble();
        };
    }

    private static @Nullable Object value(ArrowType type, SplittableRandom random) {
        int few = random.nextInt(60);
        return switch (type) {
            case ArrowType.FloatingPoint real -> {
                double[] special = {
                    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0, 1e16, -1e16, 1
                };
                double number = few < special.length
                        ? special[few]
                        : few < 30 ? few / 4.0 : Math.scalb(random.nextDouble() - 0.5, random.nextInt(-60, 60));
                yield real.getPrecision() == FloatingPointPrecision.DOUBLE ? (Object) number : (Object) (float) number;
            }
            case ArrowType.Int _, ArrowType.Timestamp _ ->
                few == 0 ? Long.MIN_VALUE : few == 1 ? Long.MAX_VALUE : few < 40 ? few : random.nextLong();
            case ArrowType.Date _ -> few < 40 ? few - 20 : random.nextInt(40_000);
            case ArrowType.Decimal decimal -> {
                BigDecimal part = BigDecimal.valueOf(few < 40 ? few - 20 : random.nextLong() % 1_000_000, 1);
                BigDecimal wide =
                        few == 59 ? BigDecimal.TEN.pow(decimal.getPrecision() - decimal.getScale() - 1) : part;
                yield wide.setScale(decimal.getScale());
            }
            case ArrowType.Bool _ -> few % 3 == 0;
            case ArrowType.Null _ -> null;
            case ArrowType.FixedSizeBinary _ -> new byte[] {(byte) few, (byte) random.nextInt(2), -1};
            case ArrowType.Binary _ -> new byte[few == 0 ? 1_030 : few];
            default ->
                few == 0
                        ? new byte[] {(byte) 0xFF, (byte) few}
                        : few == 1
                                ? "__BYTES_VALUE__".getBytes(StandardCharsets.UTF_8)
                                : "é"
                                        .repeat(few % 12)
                                        .concat(Integer.toString(few))
                                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    private static void set(FieldVector vector, int row, Object value) {
        switch (vector) {
            case Float8Vector reals -> reals.set(row, (Double) value);
            case Float4Vector reals -> reals.set(row, (Float) value);
            case Float2Vector reals -> reals.set(row, Float.floatToFloat16((Float) value));
            case BigIntVector integers -> integers.set(row, ((Number) value).longValue());
            case UInt8Vector integers -> integers.set(row, ((Number) value).longValue());
            case IntVector integers -> integers.set(row, ((Number) value).intValue());
            case TinyIntVector integers -> integers.set(row, ((Number) value).byteValue());
            case DateDayVector days -> days.set(row, (Integer) value);
            case TimeStampMicroVector times -> times.set(row, ((Number) value).longValue());
            case DecimalVector decimals -> decimals.set(row, (BigDecimal) value);
            case Decimal256Vector decimals -> decimals.set(row, (BigDecimal) value);
            case BitVector booleans -> booleans.set(row, (Boolean) value ? 1 : 0);
            case VarCharVector texts -> texts.setSafe(row, (byte[]) value);
            case LargeVarCharVector texts -> texts.setSafe(row, (byte[]) value);
            case ViewVarCharVector texts -> texts.setSafe(row, (byte[]) value);
            case VarBinaryVector bytes -> bytes.setSafe(row, (byte[]) value);
            case FixedSizeBinaryVector bytes -> bytes.set(row, (byte[]) value);
            case NullVector _ -> throw new IllegalArgumentException("no value is null");
            default -> throw new IllegalArgumentException(vector.toString());
        }
    }

    FieldVector vector() {
        return vector;
    }

    double[] weights() {
        return weights;
    }

    int size() {
        return weights.length;
    }

    ArrowType type() {
        return vector.getField().getType();
    }

    /// All rows, folded at once.
    WeightedValues folded(NumberSettings numbers, TextSettings texts) {
        WeightedValues values = new WeightedValues(type(), numbers, texts);
        values.fold(vector, Rows.range(0, size()), row -> weights[row]);
        return values;
    }

    static byte[] bytes(WeightedValues values) {
        StateOutput output = new StateOutput();
        values.write(output);
        return output.toBytes();
    }

    WeightedValues read(byte[] bytes, NumberSettings numbers, TextSettings texts) {
        StateInput input = new StateInput(bytes);
        WeightedValues values = WeightedValues.read(input, type(), numbers, texts);
        input.end();
        return values;
    }

    @Override
    public void close() {
        vector.close();
    }
}

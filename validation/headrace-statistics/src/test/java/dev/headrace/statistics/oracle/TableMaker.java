package dev.headrace.statistics.oracle;

import dev.headrace.statistics.oracle.Cell.Group;
import dev.headrace.statistics.oracle.Cell.Many;
import dev.headrace.statistics.oracle.Cell.Member;
import dev.headrace.statistics.oracle.Table.Column;
import dev.headrace.statistics.oracle.Table.Encoding;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/// Makes tables of every type that Arrow has, by chance, with what is most likely to be mistaken: values at
/// the limits of their type, NaN, infinities, both zeros, denormals, empty and missing lists and texts, bytes
/// that are not UTF-8.
final class TableMaker {
    private static final int POOL = 40;
    private static final double[] REALS = {
        0.0,
        -0.0,
        1,
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1e16,
        1e16 + 2,
        0.1,
        Math.PI
    };
    private static final String[] TEXTS = {
        "",
        " ",
        "\t \n",
        "\u00A0\u3000",
        "a",
        "AB-1234 x",
        "two words",
        "\u00E9t\u00E9",
        "\uD83D\uDE00 smile",
        "e\u0301 combined",
        "\u0000",
        "ab\u0000",
        "ab",
        "sixteen bytes 16",
        "seventeen bytes 17",
        "__BYTES_VALUE__",
        "__LARGE_BYTES__",
        "\u200Bzero width",
        "\u1680ogham\u2028line",
        "\u01C5 title \u24B6 circled \u0663\u0664",
        "2026-07-31",
        "https://example.org/a?b=c"
    };
    private static final byte[][] BROKEN = {
        {(byte) 0xC0, (byte) 0x80},
        {(byte) 0x80},
        {'a', (byte) 0xFF, 'b', ' ', 'c'},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xE2, (byte) 0x80},
        {' ', (byte) 0xC2, (byte) 0xA0, (byte) 0xF0, (byte) 0x9F}
    };

    private final Random random;

    TableMaker(long seed) {
        this.random = new Random(seed);
    }

    /// A list by index.
    static List<@Nullable Object> list(int size, IntFunction<@Nullable Object> cells) {
        List<@Nullable Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(cells.apply(i));
        }
        return list;
    }

    /// A table with a column of every type, `flag` and `group` to slice by, and `weight`.
    static Table everyType(long seed, int rows) {
        TableMaker maker = new TableMaker(seed);
        List<Column> columns = new ArrayList<>();
        for (Field field : fields()) {
            columns.add(new Column(field, maker.encoding(field), maker.column(field, rows)));
        }
        for (Field field : fields()) {
            if (field.getChildren().isEmpty() && !(field.getType() instanceof ArrowType.Null)) {
                Encoding encoding = maker.random.nextBoolean() ? Encoding.DICTIONARY : Encoding.RUNS;
                columns.add(maker.named(field, "encoded ", encoding, rows));
            }
        }
        Field group = nullable("group", ArrowType.Utf8.INSTANCE);
        columns.add(new Column(
                group,
                Encoding.DICTIONARY,
                list(rows, _ -> maker.random.nextInt(9) == 0 ? null : bytes("g" + maker.random.nextInt(3)))));
        columns.add(new Column(
                nullable("flag", ArrowType.Bool.INSTANCE),
                Encoding.PLAIN,
                list(rows, _ -> maker.random.nextInt(9) == 0 ? null : (Object) maker.random.nextBoolean())));
        columns.add(new Column(
                nullable("weight", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)),
                Encoding.PLAIN,
                list(rows, _ -> maker.random.nextInt(5) == 0 ? 0.0 : maker.random.nextInt(1, 9) / 8.0)));
        return new Table(columns, seed);
    }

    /// Fields of every type.
    static List<Field> fields() {
        List<Field> fields = new ArrayList<>(leaves());
        Field item = nullable("item", new ArrowType.Int(Integer.SIZE, true));
        Field text = nullable("text", ArrowType.Utf8.INSTANCE);
        Field real = nullable("real", new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE));
        Field struct = group("struct", ArrowType.Struct.INSTANCE, item, text);
        fields.add(group("list", ArrowType.List.INSTANCE, item));
        fields.add(group("large list", ArrowType.LargeList.INSTANCE, text));
        fields.add(group("fixed list", new ArrowType.FixedSizeList(3), real));
        fields.add(group("empty fixed list", new ArrowType.FixedSizeList(0), real));
        fields.add(group("list view", ArrowType.ListView.INSTANCE, text));
        fields.add(group("large list view", ArrowType.LargeListView.INSTANCE, item));
        fields.add(struct);
        fields.add(group("list of list", ArrowType.List.INSTANCE, group("inner", ArrowType.List.INSTANCE, real)));
        fields.add(group(
                "list of list of list",
                ArrowType.LargeList.INSTANCE,
                group("inner", new ArrowType.FixedSizeList(2), group("core", ArrowType.ListView.INSTANCE, text))));
        fields.add(group("list of struct", ArrowType.List.INSTANCE, struct));
        fields.add(group("list of null", ArrowType.List.INSTANCE, nullable("nothing", ArrowType.Null.INSTANCE)));
        fields.add(group(
                "struct of list",
                ArrowType.Struct.INSTANCE,
                group("a.b", ArrowType.List.INSTANCE, text),
                struct,
                real));
        fields.add(group(
                "map",
                new ArrowType.Map(false),
                new Field(
                        "entries",
                        FieldType.notNullable(ArrowType.Struct.INSTANCE),
                        List.of(
                                Field.notNullable("key", ArrowType.Utf8.INSTANCE),
                                nullable("value", real.getType())))));
        fields.add(created(group("union", new ArrowType.Union(UnionMode.Sparse, new int[] {5, 26}), item, text)));
        fields.add(created(
                group("dense union", new ArrowType.Union(UnionMode.Dense, new int[] {0, 1, 2}), item, text, struct)));
        return fields;
    }

    /// Fields of every type that has nothing within it.
    static List<Field> leaves() {
        List<ArrowType> types = new ArrayList<>(List.of(
                ArrowType.Null.INSTANCE,
                ArrowType.Bool.INSTANCE,
                ArrowType.Utf8.INSTANCE,
                ArrowType.LargeUtf8.INSTANCE,
                ArrowType.Utf8View.INSTANCE,
                ArrowType.Binary.INSTANCE,
                ArrowType.LargeBinary.INSTANCE,
                ArrowType.BinaryView.INSTANCE,
                new ArrowType.FixedSizeBinary(5),
                new ArrowType.Decimal(9, 2, 128),
                new ArrowType.Decimal(18, 18, 128),
                new ArrowType.Decimal(12, -3, 128),
                new ArrowType.Decimal(38, 10, 128),
                new ArrowType.Decimal(38, 0, 128),
                new ArrowType.Decimal(17, 4, 256),
                new ArrowType.Decimal(76, 30, 256)));
        for (int width = Byte.SIZE; width <= Long.SIZE; width *= 2) {
            types.add(new ArrowType.Int(width, true));
            types.add(new ArrowType.Int(width, false));
        }
        for (FloatingPointPrecision precision : FloatingPointPrecision.values()) {
            types.add(new ArrowType.FloatingPoint(precision));
        }
        for (DateUnit unit : DateUnit.values()) {
            types.add(new ArrowType.Date(unit));
        }
        for (TimeUnit unit : TimeUnit.values()) {
            types.add(new ArrowType.Time(unit, Times.digits(unit) <= 3 ? Integer.SIZE : Long.SIZE));
            types.add(new ArrowType.Timestamp(unit, null));
            types.add(new ArrowType.Timestamp(unit, "Europe/Berlin"));
            types.add(new ArrowType.Duration(unit));
        }
        for (IntervalUnit unit : IntervalUnit.values()) {
            types.add(new ArrowType.Interval(unit));
        }
        return types.stream().map(type -> nullable(type.toString(), type)).toList();
    }

    static Field nullable(String name, ArrowType type) {
        return Field.nullable(name, type);
    }

    static Field group(String name, ArrowType type, Field... children) {
        return new Field(name, FieldType.nullable(type), List.of(children));
    }

    /// Arrow's unions name their members, and count the types, in their own way.
    private static Field created(Field field) {
        try (BufferAllocator allocator = new RootAllocator();
                FieldVector vector = field.createVector(allocator)) {
            return vector.getField();
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Encoding encoding(Field field) {
        boolean cannot = switch (field.getType()) {
            // Arrow's own way of slicing these does not work for all vectors.
            case ArrowType.Union _, ArrowType.ListView _, ArrowType.LargeListView _, ArrowType.Null _ -> true;
            default ->
                field.getChildren().stream().anyMatch(child -> child.getType() instanceof ArrowType.FixedSizeList);
        };
        return cannot || random.nextBoolean() ? Encoding.PLAIN : Encoding.SLICED;
    }

    private Column named(Field field, String prefix, Encoding encoding, int rows) {
        Field named = new Field(prefix + field.getName(), field.getFieldType(), field.getChildren());
        return new Column(named, encoding, column(named, rows));
    }

    /// Cells of a column, of which many occur often.
    List<@Nullable Object> column(Field field, int rows) {
        int share = random.nextInt(10);
        List<@Nullable Object> pool = list(POOL, _ -> value(field));
        return list(rows, _ -> random.nextInt(10) <= share ? pool.get(random.nextInt(POOL)) : value(field));
    }

    /// A cell of a type; may be missing.
    @Nullable
    Object value(Field field) {
        if (field.isNullable() && random.nextInt(10) == 0) {
            return null;
        }
        return switch (field.getType()) {
            case ArrowType.Null _ -> null;
            case ArrowType.Bool _ -> random.nextBoolean();
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> text();
            case ArrowType.Binary _, ArrowType.LargeBinary _, ArrowType.BinaryView _ ->
                random.nextInt(40) == 0 ? random(random.nextInt(1_020, 1_030)) : text();
            case ArrowType.FixedSizeBinary type -> random(type.getByteWidth());
            case ArrowType.Interval type ->
                random(
                        switch (type.getUnit()) {
                            case YEAR_MONTH -> 4;
                            case DAY_TIME -> 8;
                            case MONTH_DAY_NANO -> 16;
                        });
            case ArrowType.FloatingPoint type -> real(type.getPrecision());
            case ArrowType.Int type -> integer(type);
            case ArrowType.Decimal type ->
                signed(BigInteger.TEN.pow(type.getPrecision()).subtract(BigInteger.ONE));
            case ArrowType.Date type -> type.getUnit() == DateUnit.DAY ? limited(Integer.SIZE) : limited(Long.SIZE);
            case ArrowType.Time type -> time(type);
            case ArrowType.Timestamp _, ArrowType.Duration _ -> limited(Long.SIZE);
            case ArrowType.Struct _ ->
                new Group(list(
                        field.getChildren().size(),
                        i -> value(field.getChildren().get(i))));
            case ArrowType.Union _ -> member(field);
            case ArrowType.FixedSizeList type -> many(field, type.getListSize());
            default -> many(field, random.nextInt(3) == 0 ? 0 : random.nextInt(5));
        };
    }

    private Object member(Field field) {
        int index = random.nextInt(field.getChildren().size());
        return new Member(index, value(field.getChildren().get(index)));
    }

    private Object many(Field field, int size) {
        return new Many(list(size, _ -> value(field.getChildren().getFirst())));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        if (random.nextInt(4) != 0) {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    private byte[] text() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> bytes(TEXTS[random.nextInt(TEXTS.length)]);
            case 2 -> BROKEN[random.nextInt(BROKEN.length)].clone();
            case 3 -> bytes("id-" + random.nextInt(1_000));
            case 4 -> bytes(TEXTS[random.nextInt(TEXTS.length)].repeat(random.nextInt(1, random.nextInt(2, 30))));
            default -> bytes(Long.toString(random.nextLong(), 36) + TEXTS[random.nextInt(TEXTS.length)]);
        };
    }

    private Double real(FloatingPointPrecision precision) {
        double value = switch (random.nextInt(4)) {
            case 0 -> REALS[random.nextInt(REALS.length)];
            case 1 -> random.nextInt(-5, 6);
            case 2 -> random.nextGaussian() * 1e3;
            default -> Double.longBitsToDouble(random.nextLong());
        };
        double narrow = switch (precision) {
            case DOUBLE -> value;
            case SINGLE -> (float) value;
            case HALF -> Float.float16ToFloat(Float.floatToFloat16((float) value));
        };
        return narrow;
    }

    private BigInteger integer(ArrowType.Int type) {
        int width = type.getBitWidth();
        if (type.getIsSigned()) {
            return limited(width);
        }
        return limited(width).mod(BigInteger.TWO.pow(width));
    }

    /// A signed integer of so many bits.
    private BigInteger limited(int width) {
        return signed(BigInteger.TWO.pow(width - 1).subtract(BigInteger.ONE));
    }

    private BigInteger signed(BigInteger greatest) {
        BigInteger value = switch (random.nextInt(6)) {
            case 0 -> BigInteger.ZERO;
            case 1 -> greatest;
            case 2 ->
                greatest.negate().subtract(greatest.testBit(0) && isPower(greatest) ? BigInteger.ONE : BigInteger.ZERO);
            case 3 -> new BigInteger(greatest.bitLength(), random).mod(greatest);
            default -> BigInteger.valueOf(random.nextInt(-100, 100));
        };
        return random.nextInt(3) == 0 && value.signum() > 0 ? value.negate() : value;
    }

    private static boolean isPower(BigInteger greatest) {
        return greatest.bitCount() == greatest.bitLength();
    }

    private BigInteger time(ArrowType.Time type) {
        long perSecond = switch (type.getUnit()) {
            case SECOND -> 1;
            case MILLISECOND -> 1_000;
            case MICROSECOND -> 1_000_000;
            case NANOSECOND -> 1_000_000_000;
        };
        long most = 86_400 * perSecond - 1;
        return BigInteger.valueOf(
                switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> most;
                    case 2 -> 3_600 * perSecond * random.nextInt(24);
                    default -> random.nextLong(most);
                });
    }
}

package dev.headrace.statistics.internal.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.validation.CrossStatistics;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CovariancesTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final Schema MIXED = Batches.schema(
            Batches.field("byte", new ArrowType.Int(8, true)),
            Batches.field("unsigned byte", new ArrowType.Int(8, false)),
            Batches.field("int", new ArrowType.Int(32, true)),
            Batches.field("unsigned int", new ArrowType.Int(32, false)),
            Batches.field("long", Batches.LONG),
            Batches.field("unsigned long", new ArrowType.Int(64, false)),
            Batches.field("half", Batches.HALF),
            Batches.field("float", Batches.FLOAT),
            Batches.field("real", Batches.REAL),
            Batches.field("wild", Batches.REAL),
            Batches.field("decimal", new ArrowType.Decimal(18, 3, 128)),
            Batches.field("wide decimal", new ArrowType.Decimal(38, 10, 128)),
            Batches.list("list", ArrowType.List.INSTANCE, Batches.REAL),
            Batches.list("large list", new ArrowType.LargeList(), Batches.LONG),
            Batches.list("pair", new ArrowType.FixedSizeList(1), Batches.FLOAT),
            Batches.field("text", Batches.TEXT));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void allTypesGiveWhatBigDecimalsGive(long seed) {
        List<List<@Nullable Object>> rows = mixedRows(new Random(seed), 1_300);
        List<String> names = Covariances.numbers(MIXED);
        assertThat(names).hasSize(15).doesNotContain("text");
        List<CrossStatistics> found = folded(MIXED, rows, names, 700).result();
        assertThat(found).hasSize(105);
        List<List<@Nullable BigDecimal>> numbers =
                names.stream().map(name -> numbers(rows, index(MIXED, name))).toList();
        for (CrossStatistics pair : found) {
            check(pair, numbers.get(names.indexOf(pair.left())), numbers.get(names.indexOf(pair.right())));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void splitOrderAndMergeChangeNothing(long seed) {
        Random random = new Random(seed);
        List<List<@Nullable Object>> rows = mixedRows(random, 2_100);
        List<String> names = Covariances.numbers(MIXED);
        Covariances whole = folded(MIXED, rows, names, 5_000);
        List<List<@Nullable Object>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        Covariances merged = new Covariances(MIXED, names);
        int from = 0;
        while (from < rows.size()) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(900));
            Covariances part = folded(MIXED, shuffled.subList(from, to), names, 1 + random.nextInt(300));
            merged.merge(read(Batches.bytes(part::write), names));
            merged.merge(new Covariances(MIXED, names));
            from = to;
        }
        assertThat(merged.result()).isEqualTo(whole.result());
        assertThat(Batches.bytes(merged::write)).isEqualTo(Batches.bytes(whole::write));
    }

    @Test
    void nothingCancels() {
        List<List<Object>> rows = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        List.<Object>of(1e16 + 2 * (i % 2), -1e16 - 2 * (i % 2), 1e-300 * (i % 2), 1e300 * (i % 2)))
                .toList();
        Schema schema = Batches.schema(
                Batches.field("a", Batches.REAL),
                Batches.field("b", Batches.REAL),
                Batches.field("c", Batches.REAL),
                Batches.field("d", Batches.REAL));
        List<CrossStatistics> found =
                folded(schema, rows, List.of("a", "b", "c", "d"), 999).result();
        assertThat(found.get(0)).isEqualTo(new CrossStatistics("a", "b", 10_000, -1, -1));
        assertThat(found.get(1)).isEqualTo(new CrossStatistics("a", "c", 10_000, 5e-301, 1));
        assertThat(found.get(5)).isEqualTo(new CrossStatistics("c", "d", 10_000, 0.25, 1));
    }

    @Test
    void aConstantColumnHasNoCorrelation() {
        Schema schema = Batches.schema(Batches.field("a", Batches.REAL), Batches.field("b", Batches.LONG));
        assertThat(folded(schema, List.of(List.of(0.1, 1L), List.of(0.1, 2L)), List.of("a", "b"), 9)
                        .result())
                .containsExactly(new CrossStatistics("a", "b", 2, 0, Double.NaN));
        assertThat(folded(schema, List.of(Arrays.asList(0.1, null)), List.of("a", "b"), 9)
                        .result())
                .containsExactly(new CrossStatistics("a", "b", 0, Double.NaN, Double.NaN));
    }

    @Test
    void namedColumnsMayBeBooleansAndDays() {
        Schema schema = Batches.schema(Batches.field("a", Batches.BOOLEAN), Batches.field("b", Batches.DAY));
        assertThat(Covariances.numbers(schema)).isEmpty();
        assertThat(folded(schema, List.of(List.of(true, 20), List.of(false, 10)), List.of("b", "a"), 9)
                        .result())
                .containsExactly(new CrossStatistics("b", "a", 2, 2.5, 1));
    }

    @Test
    void tooManyPairsTextsAndStrangersAreRefused() {
        List<Field> fields = IntStream.range(0, 142)
                .mapToObj(i -> Batches.field("c" + i, Batches.REAL))
                .toList();
        Schema schema = new Schema(fields);
        List<String> names = Covariances.numbers(schema);
        assertThatThrownBy(() -> new Covariances(schema, names))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10011 pairs");
        assertThat(new Covariances(schema, names.subList(0, 141)).result()).hasSize(9_870);
        assertThatThrownBy(() -> new Covariances(MIXED, List.of("text"))).isInstanceOf(HeadraceException.class);
        assertThatThrownBy(() -> new Covariances(MIXED, List.of("stranger"))).isInstanceOf(HeadraceException.class);
        assertThatThrownBy(() -> new Covariances(MIXED, List.of("int", "int")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Covariances(MIXED, List.of("int")).merge(new Covariances(MIXED, List.of("long"))))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] bytes = Batches.bytes(new Covariances(MIXED, List.of("int"))::write);
        assertThatThrownBy(() -> read(bytes, List.of("long"))).isInstanceOf(HeadraceException.class);
    }

    @Test
    void aBatchWithAnotherTypeIsRefused() {
        Schema other = Batches.schema(Batches.field("long", Batches.REAL));
        Covariances covariances = new Covariances(MIXED, List.of("long"));
        try (BufferAllocator allocator = new RootAllocator()) {
            assertThatThrownBy(() -> Batches.fold(allocator, other, List.of(List.of(1.0)), 9, covariances::fold))
                    .isInstanceOf(HeadraceException.class)
                    .hasMessageContaining("'long'");
        }
    }

    private static Covariances folded(
            Schema schema, List<? extends List<? extends @Nullable Object>> rows, List<String> names, int size) {
        Covariances covariances = new Covariances(schema, names);
        try (BufferAllocator allocator = new RootAllocator()) {
            Batches.fold(allocator, schema, rows, size, covariances::fold);
        }
        return covariances;
    }

    private static Covariances read(byte[] bytes, List<String> names) {
        StateInput input = new StateInput(bytes);
        Covariances covariances = Covariances.read(input, MIXED, names);
        input.end();
        return covariances;
    }

    private static int index(Schema schema, String name) {
        return schema.getFields().stream().map(Field::getName).toList().indexOf(name);
    }

    private static void check(
            CrossStatistics found, List<@Nullable BigDecimal> left, List<@Nullable BigDecimal> right) {
        BigDecimal sumLeft = BigDecimal.ZERO;
        BigDecimal sumRight = BigDecimal.ZERO;
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal squaresLeft = BigDecimal.ZERO;
        BigDecimal squaresRight = BigDecimal.ZERO;
        long rows = 0;
        for (int i = 0; i < left.size(); i++) {
            BigDecimal x = left.get(i);
            BigDecimal y = right.get(i);
            if (x != null && y != null) {
                rows++;
                sumLeft = sumLeft.add(x);
                sumRight = sumRight.add(y);
                products = products.add(x.multiply(y));
                squaresLeft = squaresLeft.add(x.multiply(x));
                squaresRight = squaresRight.add(y.multiply(y));
            }
        }
        BigDecimal count = BigDecimal.valueOf(rows);
        BigDecimal crossed = products.multiply(count).subtract(sumLeft.multiply(sumRight));
        BigDecimal spreadLeft = squaresLeft.multiply(count).subtract(sumLeft.multiply(sumLeft));
        BigDecimal spreadRight = squaresRight.multiply(count).subtract(sumRight.multiply(sumRight));
        double covariance = crossed.divide(count.multiply(count), DIGITS).doubleValue();
        double correlation = crossed.divide(spreadLeft.multiply(spreadRight).sqrt(DIGITS), DIGITS)
                .doubleValue();
        assertThat(found.rows()).isEqualTo(rows);
        assertThat(found.covariance()).as(found.toString()).isEqualTo(covariance, within(Math.ulp(covariance)));
        assertThat(found.correlation()).as(found.toString()).isEqualTo(correlation, within(2 * Math.ulp(correlation)));
    }

    private static List<@Nullable BigDecimal> numbers(List<List<@Nullable Object>> rows, int column) {
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        boolean[] bits = {column == 1, column == 3, column == 5};
        for (List<@Nullable Object> row : rows) {
            Object value = row.get(column);
            if (value instanceof List<?> list) {
                value = list.size() == 1 ? list.getFirst() : null;
            }
            numbers.add(
                    switch (value) {
                        case null -> null;
                        case BigDecimal decimal -> decimal;
                        case Double real when !Double.isFinite(real) -> null;
                        case Double real -> new BigDecimal(real);
                        case Float real -> new BigDecimal(real);
                        case Number whole when bits[0] -> BigDecimal.valueOf(whole.longValue() & 0xFF);
                        case Number whole when bits[1] -> BigDecimal.valueOf(whole.longValue() & 0xFFFF_FFFFL);
                        case Number whole
                        when bits[2] -> new BigDecimal(new BigInteger(Long.toUnsignedString(whole.longValue())));
                        default -> BigDecimal.valueOf(((Number) value).longValue());
                    });
        }
        return numbers;
    }

    private static List<List<@Nullable Object>> mixedRows(Random random, int rows) {
        List<List<@Nullable Object>> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            // Whole blocks without missing values, and blocks with many.
            double missing = i / 1_024 % 2 == 0 ? 0.3 : 0.0;
            List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                    (byte) random.nextInt(),
                    (byte) random.nextInt(),
                    random.nextInt(),
                    random.nextInt(),
                    random.nextLong() >> random.nextInt(63),
                    random.nextLong() >>> random.nextInt(63),
                    (float) random.nextInt(2_048),
                    (float) random.nextGaussian(),
                    1e16 + 2 * random.nextInt(100),
                    random.nextInt(50) == 0
                            ? Double.POSITIVE_INFINITY
                            : random.nextInt(50) == 0
                                    ? Double.NaN
                                    : Math.scalb(random.nextGaussian(), random.nextInt(-90, 90)),
                    BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000_000L, 3),
                    new BigDecimal(new BigInteger(random.nextInt(126), random), 10).negate(),
                    random.nextInt(3) == 0
                            ? List.of()
                            : random.nextBoolean() ? List.of(1.0, 2.0) : List.of(random.nextDouble()),
                    List.of(random.nextLong()),
                    List.of((float) random.nextInt(100)),
                    "text"));
            for (int column = 0; column < row.size(); column++) {
                if (random.nextDouble() < missing) {
                    row.set(column, null);
                }
            }
            made.add(Collections.unmodifiableList(row));
        }
        return made;
    }
}

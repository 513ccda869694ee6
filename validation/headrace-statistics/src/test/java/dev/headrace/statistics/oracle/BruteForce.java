package dev.headrace.statistics.oracle;

import dev.headrace.statistics.oracle.Cell.Group;
import dev.headrace.statistics.oracle.Cell.Many;
import dev.headrace.statistics.oracle.Cell.Member;
import dev.headrace.validation.BytesStatistics;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.ListLevel;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Interval;
import dev.headrace.validation.TextStatistics;
import dev.headrace.validation.ValueType;
import dev.headrace.validation.WeightedStatistics;
import dev.headrace.validation.WeightedStatistics.ValueWeight;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/// Statistics of few rows, computed as slowly and as plainly as can be, without any class of the engine.
final class BruteForce {
    private static final int LISTED = 100;
    private static final int ALL = 1_000;
    private static final int LONGEST = 1_024;
    /// Weights are multiples of an eighth.
    static final int PARTS = 8;

    private final List<Expected> found = new ArrayList<>();

    private BruteForce() {}

    /// What is expected of a column.
    ///
    /// @param statistics without a digest, a meaning, and the histograms
    /// @param numbers the finite numbers in ascending order
    /// @param lengths of each level of lists, the numbers of elements in ascending order
    /// @param heavy the finite numbers, each as often as its weight has eighths
    record Expected(
            ColumnStatistics statistics, List<Double> numbers, List<List<Double>> lengths, List<Double> heavy) {}

    /// The statistics of columns and the fields within them, each row with the weight that the column
    /// `weight` has.
    static List<Expected> of(Table table) {
        List<Integer> weights = table.column("weight").cells().stream()
                .map(weight -> (int) ((Double) Objects.requireNonNull(weight) * PARTS))
                .toList();
        BruteForce force = new BruteForce();
        table.columns()
                .forEach(column -> force.column(
                        column.field(),
                        List.of(column.field().getName()),
                        new Rows(column.cells(), weights),
                        List.of()));
        return force.found;
    }

    /// Cells and their weights, in eighths.
    private record Rows(List<@Nullable Object> cells, List<Integer> weights) {
        int size() {
            return cells.size();
        }

        /// The rows that there is something of, which may be several cells.
        Rows parts(Function<Object, List<@Nullable Object>> part) {
            List<@Nullable Object> parts = new ArrayList<>();
            List<Integer> partWeights = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                Object cell = cells.get(i);
                if (cell != null) {
                    List<@Nullable Object> ofCell = part.apply(cell);
                    parts.addAll(ofCell);
                    partWeights.addAll(Collections.nCopies(ofCell.size(), weights.get(i)));
                }
            }
            return new Rows(parts, partWeights);
        }

        List<Object> present() {
            return cells.stream().filter(Objects::nonNull).toList();
        }

        /// Each cell as often as it has eighths of weight.
        List<Object> heavy() {
            List<Object> heavy = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                Object cell = cells.get(i);
                if (cell != null) {
                    heavy.addAll(Collections.nCopies(weights.get(i), cell));
                }
            }
            return heavy;
        }

        /// How many cells are there and have a weight.
        long counted() {
            return IntStream.range(0, size())
                    .filter(i -> cells.get(i) != null && weights.get(i) > 0)
                    .count();
        }

        double weight(boolean present) {
            return IntStream.range(0, size())
                            .filter(i -> (cells.get(i) != null) == present)
                            .map(weights::get)
                            .sum()
                    / (double) PARTS;
        }
    }

    private void column(Field field, List<String> path, Rows rows, List<Rows> levels) {
        switch (field.getType()) {
            case ArrowType.List _,
                    ArrowType.LargeList _,
                    ArrowType.FixedSizeList _,
                    ArrowType.ListView _,
                    ArrowType.LargeListView _,
                    ArrowType.Map _ -> {
                List<Rows> longer = new ArrayList<>(levels);
                longer.add(rows);
                column(field.getChildren().getFirst(), path, rows.parts(list -> ((Many) list).elements()), longer);
            }
            case ArrowType.Struct _ -> {
                add(path, rows, levels, new Leaf(ValueType.STRUCT, null));
                for (int i = 0; i < field.getChildren().size(); i++) {
                    int index = i;
                    child(
                            field.getChildren().get(i),
                            path,
                            rows.parts(group -> Collections.singletonList(
                                    ((Group) group).fields().get(index))));
                }
            }
            case ArrowType.Union _ -> {
                add(path, rows, levels, new Leaf(ValueType.STRUCT, null));
                for (int i = 0; i < field.getChildren().size(); i++) {
                    int index = i;
                    child(
                            field.getChildren().get(i),
                            path,
                            rows.parts(cell -> ((Member) cell).index() == index
                                    ? Collections.singletonList(((Member) cell).value())
                                    : List.of()));
                }
            }
            default -> {
                Leaf leaf = leaf(field.getType(), rows.present());
                leaf.heavier = leaf(field.getType(), rows.heavy());
                add(path, rows, levels, leaf);
            }
        }
    }

    private void child(Field field, List<String> path, Rows rows) {
        List<String> longer = new ArrayList<>(path);
        longer.add(field.getName());
        column(field, longer, rows, List.of());
    }

    private void add(List<String> path, Rows rows, List<Rows> levels, Leaf leaf) {
        Rows top = levels.isEmpty() ? rows : levels.getFirst();
        List<List<Double>> lengths = new ArrayList<>();
        List<ListLevel> found = new ArrayList<>();
        for (Rows level : levels) {
            List<Object> sizes = level.present().stream()
                    .map(list ->
                            (Object) BigInteger.valueOf(((Many) list).elements().size()))
                    .toList();
            Leaf length = numbers(new Leaf(ValueType.INTEGER, null), sizes, 0, BigInteger::toString, true);
            lengths.add(boxed(length.numbers));
            found.add(new ListLevel(
                    sizes.size(),
                    level.size() - sizes.size(),
                    sizes.stream()
                            .mapToLong(size -> ((BigInteger) size).longValue())
                            .sum(),
                    Objects.requireNonNull(length.numeric)));
        }
        String name = name(path);
        this.found.add(new Expected(
                new ColumnStatistics(
                        name,
                        leaf.type,
                        leaf.unit,
                        top.size(),
                        top.size() - top.present().size(),
                        found,
                        rows.present().size(),
                        leaf.distinct,
                        0,
                        leaf.top,
                        0,
                        leaf.numeric,
                        leaf.text,
                        leaf.bytes,
                        weighted(leaf, rows, top),
                        null,
                        ""),
                boxed(leaf.numbers),
                lengths,
                leaf.heavier == null ? List.of() : boxed(leaf.heavier.numbers)));
    }

    /// The statistics by weight are those of rows that are repeated as often as their weight has eighths.
    private static @Nullable WeightedStatistics weighted(Leaf leaf, Rows rows, Rows top) {
        Leaf heavy = leaf.heavier;
        if (heavy == null) {
            return null;
        }
        double[] numbers = heavy.numbers;
        NumericStatistics numeric = heavy.numeric;
        boolean any = numbers.length > 0;
        List<Interval> equalFrequency = new ArrayList<>();
        for (int i = 0; i < 10 && any; i++) {
            equalFrequency.add(
                    new Interval(reached(numbers, i), reached(numbers, i + 1), numbers.length / 10.0 / PARTS));
        }
        boolean all = heavy.names.size() <= ALL && heavy.names.size() <= rows.counted() / 2;
        return new WeightedStatistics(
                top.weight(true),
                top.weight(false),
                rows.weight(true),
                numeric != null && any ? numeric.mean() : Double.NaN,
                numeric != null && any ? numeric.standardDeviation() : Double.NaN,
                any ? reached(numbers, 5) : Double.NaN,
                0,
                List.of(),
                equalFrequency,
                heavy.names.stream()
                        .limit(all || leaf.type == ValueType.BOOLEAN ? heavy.names.size() : LISTED)
                        .map(value -> new ValueWeight(value.value(), value.count() / (double) PARTS))
                        .toList());
    }

    /// The name of a column by its path.
    static String name(List<String> path) {
        return path.size() == 1
                ? path.getFirst()
                : path.stream().map(BruteForce::step).collect(Collectors.joining("."));
    }

    private static List<Double> boxed(double... numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    /// The least number at which so many tenths of all are reached.
    private static double reached(double[] numbers, int tenths) {
        long rank = (numbers.length * (long) tenths + 9) / 10;
        return numbers[(int) Math.max(0, rank - 1)];
    }

    private static String step(String name) {
        return name.matches("[^.()']*|\\([^()]*\\)") ? name : "'" + name.replace("'", "''") + "'";
    }

    private static final class Leaf {
        private final ValueType type;
        private final @Nullable String unit;
        private long distinct;
        private List<ValueCount> top = List.of();
        private @Nullable NumericStatistics numeric;
        private @Nullable TextStatistics text;
        private @Nullable BytesStatistics bytes;
        private double[] numbers = {};
        /// All different values, most frequent first.
        private List<ValueCount> names = List.of();
        private @Nullable Leaf heavier;

        Leaf(ValueType type, @Nullable String unit) {
            this.type = type;
            this.unit = unit;
        }
    }

    private static Leaf leaf(ArrowType type, List<Object> values) {
        return switch (type) {
            case ArrowType.Null _ -> new Leaf(ValueType.NULL, null);
            case ArrowType.Bool _ -> {
                Leaf leaf = new Leaf(ValueType.BOOLEAN, null);
                top(leaf, values, Comparator.comparing(value -> (Boolean) value), Object::toString);
                yield leaf;
            }
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> texts(values);
            case ArrowType.FloatingPoint _ -> reals(values);
            case ArrowType.Int integer ->
                numbers(
                        new Leaf(ValueType.INTEGER, null),
                        values,
                        0,
                        BigInteger::toString,
                        integer.getIsSigned() || integer.getBitWidth() < Long.SIZE);
            case ArrowType.Decimal decimal ->
                numbers(
                        new Leaf(ValueType.DECIMAL, null),
                        values,
                        decimal.getScale(),
                        digits -> new BigDecimal(digits, decimal.getScale()).toPlainString(),
                        false);
            case ArrowType.Date _, ArrowType.Time _, ArrowType.Timestamp _, ArrowType.Duration _ -> {
                Times times = new Times(type);
                yield numbers(new Leaf(times.valueType(), times.unit()), values, 0, times::text, false);
            }
            default -> binary(values);
        };
    }

    private static Leaf numbers(
            Leaf leaf, List<Object> values, int scale, Function<BigInteger, String> text, boolean integers) {
        List<BigInteger> digits =
                values.stream().map(value -> (BigInteger) value).sorted().toList();
        top(leaf, values, Comparator.comparing(value -> (BigInteger) value), value -> text.apply((BigInteger) value));
        boolean any = !digits.isEmpty();
        leaf.numbers = digits.stream()
                .mapToDouble(value -> new BigDecimal(value, scale).doubleValue())
                .toArray();
        leaf.numeric = numeric(
                leaf.numbers,
                ExactMoments.of(digits, BigDecimal.ONE.scaleByPowerOfTen(-scale)),
                new long[3],
                any ? text.apply(digits.getFirst()) : null,
                any ? text.apply(digits.getLast()) : null,
                any && integers ? digits : List.of());
        return leaf;
    }

    private static Double plain(double value) {
        return value == 0 ? 0.0 : Double.isNaN(value) ? Double.NaN : value;
    }

    private static Leaf reals(List<Object> values) {
        Leaf leaf = new Leaf(ValueType.REAL, null);
        // One zero and one NaN.
        List<Object> plain =
                values.stream().<Object>map(value -> plain((Double) value)).toList();
        top(leaf, plain, Comparator.comparing(value -> (Double) value), Object::toString);
        List<Double> sorted = plain.stream()
                .map(value -> (Double) value)
                .filter(Double::isFinite)
                .sorted()
                .toList();
        long[] special = {
            plain.stream().filter(value -> ((Double) value).isNaN()).count(),
            plain.stream()
                    .filter(value -> (Double) value == Double.POSITIVE_INFINITY)
                    .count(),
            plain.stream()
                    .filter(value -> (Double) value == Double.NEGATIVE_INFINITY)
                    .count()
        };
        leaf.numbers = sorted.stream().mapToDouble(Double::doubleValue).toArray();
        leaf.numeric = numeric(
                leaf.numbers,
                ExactMoments.of(leaf.numbers),
                special,
                sorted.isEmpty() ? null : sorted.getFirst().toString(),
                sorted.isEmpty() ? null : sorted.getLast().toString(),
                List.of());
        return leaf;
    }

    /// Of sorted numbers.
    ///
    /// @param special how many are NaN, infinite, and infinite below zero
    /// @param integers the numbers, where their least and greatest are to be given as such
    private static NumericStatistics numeric(
            double[] numbers,
            ExactMoments moments,
            long[] special,
            @Nullable String least,
            @Nullable String greatest,
            List<BigInteger> integers) {
        int size = numbers.length;
        List<Double> quantiles = new ArrayList<>();
        for (int step = 0; step <= 20 && size > 0; step++) {
            long twentieths = (size - 1L) * step;
            int below = (int) (twentieths / 20);
            BigDecimal low = new BigDecimal(numbers[below]);
            BigDecimal high = new BigDecimal(numbers[Math.min(below + 1, size - 1)]);
            BigDecimal part = BigDecimal.valueOf(twentieths % 20).divide(BigDecimal.valueOf(20));
            quantiles.add(low.add(high.subtract(low).multiply(part)).doubleValue());
        }
        boolean any = size > 0;
        return new NumericStatistics(
                size,
                special[0],
                special[1],
                special[2],
                Arrays.stream(numbers).filter(value -> value == 0).count(),
                Arrays.stream(numbers).filter(value -> value < 0).count(),
                any ? numbers[0] : Double.NaN,
                any ? numbers[size - 1] : Double.NaN,
                integers.isEmpty() ? null : (Long) integers.getFirst().longValueExact(),
                integers.isEmpty() ? null : (Long) integers.getLast().longValueExact(),
                any ? moments.mean() : Double.NaN,
                any ? moments.standardDeviation() : Double.NaN,
                quantiles,
                0,
                List.of(),
                any ? quantiles.get(10) : Double.NaN,
                0,
                List.of(),
                List.of(),
                least,
                greatest);
    }

    private static Leaf texts(List<Object> values) {
        Leaf leaf = new Leaf(ValueType.TEXT, null);
        pooled(
                leaf,
                values,
                "__BYTES_VALUE__",
                value -> Letters.isBroken(value) ? null : new String(value, StandardCharsets.UTF_8));
        leaf.text =
                Letters.statistics(values.stream().map(value -> (byte[]) value).toList());
        return leaf;
    }

    private static Leaf binary(List<Object> values) {
        Leaf leaf = new Leaf(ValueType.BINARY, null);
        pooled(
                leaf,
                values,
                "__LARGE_BYTES__",
                value -> value.length > LONGEST ? null : HexFormat.of().formatHex(value));
        long[] lengths = values.stream()
                .mapToLong(value -> ((byte[]) value).length)
                .sorted()
                .toArray();
        leaf.bytes = new BytesStatistics(
                Arrays.stream(lengths).filter(length -> length == 0).count(),
                lengths.length == 0 ? 0 : lengths[0],
                lengths.length == 0 ? 0 : lengths[lengths.length - 1],
                Arrays.stream(lengths).average().orElse(Double.NaN));
        return leaf;
    }

    /// Most frequent bytes, of which those without a name share one.
    private static void pooled(Leaf leaf, List<Object> values, String pool, Function<byte[], @Nullable String> name) {
        List<Object> names = new ArrayList<>();
        Set<String> different = new HashSet<>();
        Set<String> own = new HashSet<>();
        boolean any = false;
        for (Object value : values) {
            String found = name.apply((byte[]) value);
            different.add(new String((byte[]) value, StandardCharsets.ISO_8859_1));
            names.add(found == null ? pool : found);
            any |= found == null;
            own.add(found == null ? "" : "=" + found);
        }
        own.remove("");
        Comparator<Object> byBytes = (left, right) ->
                Arrays.compareUnsigned(TableMaker.bytes((String) left), TableMaker.bytes((String) right));
        // A value that happens to have the name of the pool counts on its own in how many are listed.
        top(leaf, names, byBytes, Object::toString, own.size() + (any ? 1 : 0));
        leaf.distinct = different.size();
    }

    private static void top(Leaf leaf, List<Object> values, Comparator<Object> order, Function<Object, String> text) {
        top(leaf, values, order, text, (int) values.stream().distinct().count());
    }

    private static void top(
            Leaf leaf, List<Object> values, Comparator<Object> order, Function<Object, String> text, int distinct) {
        Map<Object, Long> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1L, Long::sum));
        boolean all = distinct <= ALL && distinct <= values.size() / 2;
        leaf.distinct = distinct;
        leaf.names = counts.entrySet().stream()
                .sorted(Map.Entry.<Object, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(order)))
                .map(entry -> new ValueCount(text.apply(entry.getKey()), entry.getValue()))
                .toList();
        leaf.top = leaf.names.stream()
                .limit(all || leaf.type == ValueType.BOOLEAN ? distinct : LISTED)
                .toList();
    }
}

package dev.headrace.statistics.internal.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.validation.LiftSeries;
import dev.headrace.validation.LiftSeries.Lift;
import dev.headrace.validation.LiftStatistics;
import dev.headrace.validation.MutualInformation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelRelationsTest {
    private static final Schema TEXTS =
            Batches.schema(Batches.field("x", Batches.TEXT), Batches.list("y", ArrowType.List.INSTANCE, Batches.TEXT));
    private static final LabelOptions X_Y = LabelOptions.of("y", List.of("x"));
    private static final Schema MIXED = Batches.schema(
            Batches.field("text", Batches.TEXT),
            Batches.field("flag", Batches.BOOLEAN),
            Batches.field("few", Batches.LONG),
            Batches.field("many", Batches.LONG),
            Batches.field("real", Batches.REAL),
            Batches.field("day", Batches.DAY),
            Batches.field("time", Batches.MICROS),
            Batches.field("price", new ArrowType.Decimal(12, 2, 128)),
            Batches.field("label", Batches.TEXT));

    /// The example of TFDV's `LiftStatsGeneratorTest.test_lift_string_y`.
    @Test
    void liftsAreThoseOfTfdv() {
        LiftStatistics found = folded(TEXTS, X_Y, catsAndDogs(), 3).lifts().getFirst();
        assertThat(found)
                .isEqualTo(new LiftStatistics(
                        "x",
                        "y",
                        4,
                        true,
                        "",
                        List.of(
                                new LiftSeries("cat", 2, List.of(new Lift("b", 2, 1, 1), new Lift("a", 2 / 3.0, 3, 1))),
                                new LiftSeries(
                                        "dog", 2, List.of(new Lift("a", 4 / 3.0, 3, 2), new Lift("b", 0, 1, 0))))));
    }

    @Test
    void rowsWithoutASingleValueAreLeftOut() {
        List<List<@Nullable Object>> rows = new ArrayList<>(catsAndDogs());
        rows.add(Arrays.asList(null, List.of("cat")));
        rows.add(Arrays.asList("a", null));
        rows.add(Arrays.asList("a", List.of()));
        rows.add(Arrays.asList("a", List.of("cat", "dog")));
        assertThat(folded(TEXTS, X_Y, rows, 2).lifts())
                .isEqualTo(folded(TEXTS, X_Y, catsAndDogs(), 4).lifts());
    }

    @Test
    void countsAndEndsLimitTheLifts() {
        List<List<Object>> rows = new ArrayList<>();
        for (int value = 1; value <= 6; value++) {
            for (int i = 0; i < 10 * value; i++) {
                rows.add(List.of("v" + value, List.of(i < value * value ? "yes" : "no")));
            }
        }
        LabelOptions options = new LabelOptions("y", List.of("x"), Map.of(), 10, 10, 2, 1);
        LiftStatistics found = folded(TEXTS, options, rows, 50).lifts().getFirst();
        // Value v has 10 v rows and the share v / 10 of "yes"; v1 is in no more than 10 rows.
        assertThat(found.series().get(1).label()).isEqualTo("yes");
        assertThat(found.series().get(1).lifts().stream().map(Lift::value)).containsExactly("v6", "v5", "v2");
        assertThat(found.series().getFirst().lifts().stream().map(Lift::value)).containsExactly("v2", "v3", "v6");
        assertThat(found.series().get(1).lifts().getFirst().lift()).isEqualTo(0.6 / (91 / 210.0), within(1e-15));
    }

    @Test
    void equalLiftsAreInTheOrderOfTheirValues() {
        List<List<Object>> rows = new ArrayList<>();
        for (int value = 9; value >= 1; value--) {
            for (int i = 0; i < 3 * value; i++) {
                rows.add(List.of("v" + value, List.of(i % 3 == 0 ? "yes" : "no")));
            }
        }
        for (LiftSeries series : folded(TEXTS, X_Y, rows, 50).lifts().getFirst().series()) {
            assertThat(series.lifts().stream().map(Lift::value))
                    .containsExactly("v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9");
            assertThat(series.lifts()).allMatch(lift -> lift.lift() == 1);
        }
    }

    @Test
    void weightsCountInsteadOfRows() {
        LabelRelations relations = LabelRelations.ofWeightedRows(TEXTS, X_Y);
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = Batches.of(allocator, TEXTS, catsAndDogs())) {
            relations.fold(batch, new double[] {0.5, 0.5, 2, 1e-20});
            relations.fold(batch, new double[] {1e16, 0, 0, 0});
            relations.fold(batch, new double[] {1, 0, 0, 0});
            assertThatThrownBy(() -> relations.fold(batch, new double[] {1, -1, 0, 0}))
                    .isInstanceOf(HeadraceException.class);
            assertThatThrownBy(() -> relations.fold(batch)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> LabelRelations.ofRows(TEXTS, X_Y).fold(batch, new double[4]))
                    .isInstanceOf(IllegalStateException.class);
        }
        LiftStatistics found = relations.weightedLifts().getFirst();
        assertThat(found.count()).isEqualTo(1e16 + 4);
        assertThat(found.series().getFirst().label()).isEqualTo("cat");
        assertThat(found.series().getFirst().count()).isEqualTo(1e16 + 4);
        Lift dog = found.series().get(1).lifts().getFirst();
        assertThat(dog.value()).isEqualTo("a");
        assertThat(dog.together()).isEqualTo(0.5);
        assertThat(dog.lift()).isEqualTo(1, within(1e-15));
        assertThat(relations.lifts().getFirst().count()).isEqualTo(12);
    }

    @Test
    void boundariesPartNumbersExactly() {
        Schema schema = Batches.schema(
                Batches.field("x", Batches.LONG),
                Batches.field("u", new ArrowType.Int(64, false)),
                Batches.field("p", new ArrowType.Decimal(10, 2, 128)),
                Batches.field("y", Batches.REAL));
        LabelOptions options = new LabelOptions(
                "y",
                List.of("x", "u", "p"),
                Map.of("x", List.of(0x1p53, 0x1p53 + 2), "u", List.of(0x1p63), "p", List.of(0.1), "y", List.of(0.5)),
                10,
                0,
                9,
                0);
        List<List<Object>> rows = List.of(
                List.of((1L << 53) - 1, Long.MAX_VALUE, new BigDecimal("0.10"), 0.4),
                List.of(1L << 53, Long.MIN_VALUE, new BigDecimal("0.11"), 0.5),
                List.of((1L << 53) + 1, 0L, new BigDecimal("-5.00"), Double.POSITIVE_INFINITY),
                List.of((1L << 53) + 2, -1L, new BigDecimal("0.09"), -1.0));
        List<LiftStatistics> found = folded(schema, options, rows, 3).lifts();
        assertThat(counts(found.get(0)))
                .isEqualTo(Map.of(
                        "[-Infinity, 9.007199254740992E15)", 1.0,
                        "[9.007199254740992E15, 9.007199254740994E15)", 2.0,
                        "[9.007199254740994E15, Infinity)", 1.0));
        assertThat(counts(found.get(1)))
                .isEqualTo(Map.of("[-Infinity, 9.223372036854776E18)", 2.0, "[9.223372036854776E18, Infinity)", 2.0));
        // The double 0.1 is above the decimal.
        assertThat(counts(found.get(2))).isEqualTo(Map.of("[-Infinity, 0.1)", 3.0, "[0.1, Infinity)", 1.0));
        assertThat(found.getFirst().series().stream().map(LiftSeries::label))
                .containsExactly("[-Infinity, 0.5)", "[0.5, Infinity)");
    }

    @Test
    void amountsArePartedIntoCellsOfEqualFrequency() {
        Schema schema = Batches.schema(
                Batches.field("x", Batches.REAL),
                Batches.field("n", Batches.LONG),
                Batches.field("y", Batches.BOOLEAN));
        List<List<Object>> rows = IntStream.range(0, 50_000)
                .mapToObj(i -> List.<Object>of(i / 100.0, (long) (i % 7), i % 1_000 < 500))
                .toList();
        List<LiftStatistics> found = folded(schema, LabelOptions.of("y", List.of("x", "n")), rows, 5_000)
                .lifts();
        assertThat(counts(found.get(0)))
                .hasSize(10)
                .allSatisfy((text, count) -> assertThat(count).isEqualTo(5_000, within(10.0)));
        assertThat(counts(found.get(1)).keySet()).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6");
        // Below 16,384 different values the cells are exact.
        assertThat(counts(folded(schema, LabelOptions.of("y", List.of("x")), rows.subList(0, 10_000), 5_000)
                        .lifts()
                        .getFirst()))
                .containsEntry("[0.0, 10.0)", 1_000.0)
                .containsEntry("[90.0, 99.99]", 1_000.0)
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"1, 3_000, 40, 3", "2, 24_000, 100_000, 3", "3, 3_000, 40, 5_000", "4, 22_000, 100_000, 900"})
    void splitOrderAndMergeChangeNothing(long seed, String rowCount, String texts, String labels) {
        Random random = new Random(seed);
        List<List<@Nullable Object>> rows = mixedRows(random, number(rowCount), number(texts), number(labels));
        LabelOptions options = new LabelOptions(
                "label",
                LabelRelations.columns(MIXED, "label"),
                Map.of("price", List.of(-1.0, 0.0, 10.5)),
                5,
                1,
                50,
                10);
        double[] weights = random.doubles(rows.size()).toArray();
        LabelRelations whole = weighted(options, rows, weights, 0, rows.size(), 10_000);
        LabelRelations merged = LabelRelations.ofWeightedRows(MIXED, options);
        List<LabelRelations> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(rows.size() / 3));
            parts.add(read(
                    Batches.bytes(weighted(options, rows, weights, from, to, 1 + random.nextInt(2_000))::write),
                    options));
            parts.add(LabelRelations.ofWeightedRows(MIXED, options));
            from = to;
        }
        Collections.shuffle(parts, random);
        parts.forEach(merged::merge);
        assertThat(Batches.bytes(merged::write)).isEqualTo(Batches.bytes(whole::write));
        assertThat(merged.lifts()).isEqualTo(whole.lifts());
        assertThat(merged.weightedLifts()).isEqualTo(whole.weightedLifts());
        assertThat(merged.mutualInformation()).isEqualTo(whole.mutualInformation());
        if (number(labels) > LabelRelations.MOST_LABELS) {
            assertThat(whole.lifts())
                    .allMatch(lifts -> !lifts.exact() && lifts.reason().startsWith("label 'label'"));
        } else {
            assertThat(whole.lifts().getFirst().exact()).isEqualTo(number(texts) < 10_000);
            assertThat(whole.lifts().subList(1, 8)).allMatch(LiftStatistics::exact);
        }
    }

    @Test
    void informationIsThatOfTheTable() {
        List<List<@Nullable Object>> rows = mixedRows(new Random(5), 4_000, 40, 3);
        LabelRelations relations =
                folded(MIXED, LabelOptions.of("label", List.of("text", "flag", "real", "many")), rows, 900);
        List<MutualInformation> found = relations.mutualInformation();
        for (int column = 0; column < 2; column++) {
            MutualInformation information = found.get(column);
            assertThat(information.nats()).isEqualTo(plain(rows, column), within(1e-12));
            assertThat(information.sampled()).isEqualTo(information.rows());
            // Few names: the sample is all rows, and the estimate from it the same.
            assertThat(information.nearestNeighbour()).isEqualTo(information.nats(), within(1e-12));
        }
        // The label depends on the real number, and on no other column.
        assertThat(found.get(2).nats()).isGreaterThan(0.3);
        assertThat(found.get(2).nearestNeighbour()).isGreaterThan(0.3);
        assertThat(found.get(2).adjusted()).isBetween(0.1, 0.9);
        assertThat(found.get(3).corrected()).isEqualTo(0, within(0.01));
        assertThat(found.get(3).adjusted()).isEqualTo(0, within(0.01));
        assertThat(found.get(3).nearestNeighbour()).isEqualTo(0, within(0.03));
    }

    @Test
    void aLabelOfManyNumbersStillHasTheEstimateByNeighbours() {
        Schema schema = Batches.schema(Batches.field("x", Batches.REAL), Batches.field("y", Batches.REAL));
        Random random = new Random(3);
        List<List<Object>> rows = IntStream.range(0, 5_000)
                .mapToObj(_ -> {
                    double x = random.nextGaussian();
                    return List.<Object>of(x, 0.8 * x + 0.6 * random.nextGaussian());
                })
                .toList();
        MutualInformation found =
                folded(schema, X_Y, rows, 999).mutualInformation().getFirst();
        assertThat(found.nats()).isNaN();
        assertThat(found.reason()).contains("boundaries");
        assertThat(found.nearestNeighbour()).isEqualTo(-Math.log(0.6), within(0.04));
        LabelOptions options = new LabelOptions("y", List.of("x"), Map.of("y", List.of(-1.0, 0.0, 1.0)), 10, 0, 9, 0);
        assertThat(folded(schema, options, rows, 999)
                        .mutualInformation()
                        .getFirst()
                        .nats())
                .isBetween(0.3, 0.5);
    }

    @Test
    void withoutRowsThereIsNothing() {
        LabelRelations relations = LabelRelations.ofRows(TEXTS, X_Y);
        assertThat(relations.lifts()).containsExactly(new LiftStatistics("x", "y", 0, true, "", List.of()));
        assertThat(relations.mutualInformation().getFirst().nats()).isNaN();
        assertThatThrownBy(relations::weightedLifts).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wrongColumnsAndOptionsAreRefused() {
        assertThatThrownBy(() -> LabelRelations.ofRows(TEXTS, LabelOptions.of("z", List.of("x"))))
                .isInstanceOf(HeadraceException.class)
                .hasMessageContaining("'z'");
        assertThatThrownBy(() -> LabelRelations.ofRows(TEXTS, LabelOptions.of("y", List.of("z"))))
                .isInstanceOf(HeadraceException.class);
        assertThatThrownBy(() -> LabelOptions.of("y", List.of("y"))).isInstanceOf(IllegalArgumentException.class);
        Map<String, List<Double>> descending = Map.of("x", List.of(2.0, 1.0));
        assertThatThrownBy(() -> new LabelOptions("y", List.of("x"), descending, 10, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        LabelOptions onText = new LabelOptions("y", List.of("x"), Map.of("x", List.of(1.0)), 10, 0, 1, 1);
        assertThatThrownBy(() -> LabelRelations.ofRows(TEXTS, onText)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LabelRelations.ofRows(TEXTS, X_Y).merge(LabelRelations.ofWeightedRows(TEXTS, X_Y)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] bytes = Batches.bytes(folded(TEXTS, X_Y, catsAndDogs(), 9)::write);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> LabelRelations.read(new StateInput(part), TEXTS, X_Y))
                    .isInstanceOf(HeadraceException.class);
        }
    }

    private static List<List<Object>> catsAndDogs() {
        return List.of(
                List.of("a", List.of("cat")),
                List.of("a", List.of("dog")),
                List.of("b", List.of("cat")),
                List.of("a", List.of("dog")));
    }

    private static Map<String, Double> counts(LiftStatistics lifts) {
        Map<String, Double> counts = new TreeMap<>();
        lifts.series().getFirst().lifts().forEach(lift -> counts.put(lift.value(), lift.count()));
        return counts;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.replace("_", ""));
    }

    private static LabelRelations folded(
            Schema schema, LabelOptions options, List<? extends List<? extends @Nullable Object>> rows, int size) {
        LabelRelations relations = LabelRelations.ofRows(schema, options);
        try (BufferAllocator allocator = new RootAllocator()) {
            Batches.fold(allocator, schema, rows, size, relations::fold);
        }
        return relations;
    }

    private static LabelRelations weighted(
            LabelOptions options, List<List<@Nullable Object>> rows, double[] weights, int from, int to, int size) {
        LabelRelations relations = LabelRelations.ofWeightedRows(MIXED, options);
        try (BufferAllocator allocator = new RootAllocator()) {
            for (int start = from; start < to; start += size) {
                int end = Math.min(to, start + size);
                try (VectorSchemaRoot batch = Batches.of(allocator, MIXED, rows.subList(start, end))) {
                    relations.fold(batch, Arrays.copyOfRange(weights, start, end));
                }
            }
        }
        return relations;
    }

    private static LabelRelations read(byte[] bytes, LabelOptions options) {
        StateInput input = new StateInput(bytes);
        LabelRelations relations = LabelRelations.read(input, MIXED, options);
        input.end();
        return relations;
    }

    private static double plain(List<List<@Nullable Object>> rows, int column) {
        Map<List<Object>, Double> joint = new HashMap<>();
        Map<Object, Double> left = new HashMap<>();
        Map<Object, Double> right = new HashMap<>();
        double count = 0;
        for (List<@Nullable Object> row : rows) {
            Object x = row.get(column);
            Object y = row.getLast();
            if (x != null && y != null) {
                count++;
                joint.merge(List.of(x, y), 1.0, Double::sum);
                left.merge(x, 1.0, Double::sum);
                right.merge(y, 1.0, Double::sum);
            }
        }
        double sum = 0;
        for (Map.Entry<List<Object>, Double> cell : joint.entrySet()) {
            double expected = left.getOrDefault(cell.getKey().getFirst(), 0.0)
                    * right.getOrDefault(cell.getKey().getLast(), 0.0)
                    / count;
            sum += cell.getValue() / count * Math.log(cell.getValue() / expected);
        }
        return sum;
    }

    private static List<List<@Nullable Object>> mixedRows(Random random, int rows, int texts, int labels) {
        List<List<@Nullable Object>> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double real = random.nextGaussian();
            List<@Nullable Object> row = new ArrayList<>(Arrays.asList(
                    "text " + random.nextInt(texts),
                    random.nextBoolean(),
                    (long) random.nextInt(20),
                    random.nextLong() >> random.nextInt(63),
                    random.nextInt(20) == 0 ? Double.NaN : random.nextInt(40) == 0 ? 1 / 0.0 : real,
                    random.nextInt(10_000),
                    random.nextLong() >> 10,
                    new BigDecimal(random.nextInt(10_000) - 5_000).movePointLeft(2),
                    "label " + (real > 0 ? 0 : 1 + random.nextInt(labels))));
            for (int column = 0; column < row.size(); column++) {
                if (random.nextInt(20) == 0) {
                    row.set(column, null);
                }
            }
            made.add(Collections.unmodifiableList(row));
        }
        return made;
    }
}

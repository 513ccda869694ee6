package dev.headrace.statistics.oracle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.validation.CrossStatistics;
import dev.headrace.validation.DuplicateStatistics;
import dev.headrace.validation.LiftSeries;
import dev.headrace.validation.LiftSeries.Lift;
import dev.headrace.validation.LiftStatistics;
import dev.headrace.validation.Relations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statistics across columns of every type, with everything switched on.
class RelationsTest {
    private static final int ROWS = 160;
    private static final MathContext DIGITS = new MathContext(60);
    private static final StatisticsOptions OPTIONS = StatisticsOptions.DEFAULT
            .withLabel("group")
            .withExtras(EnumSet.allOf(Extra.class))
            .withWeight("weight");

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void relationsOfColumnsOfEveryTypeEqualBruteForce(long seed) {
        Table table = twice(TableMaker.everyType(seed, ROWS));
        Statistics whole = SplitsTest.fold(table, OPTIONS, table.rows());
        Statistics split = SplitsTest.fold(table, OPTIONS, 37);
        Relations found = requireNonNull(whole.result().relations());

        assertThat(split.result()).isEqualTo(whole.result());
        assertThat(split.toBytes()).isEqualTo(whole.toBytes());
        assertThat(Statistics.ofBytes(whole.toBytes()).result()).isEqualTo(whole.result());
        assertThat(found.duplicates()).isEqualTo(duplicates(table));
        requireCorrelations(table, found.correlations());
        requireLifts(table, found.lifts(), false);
        requireLifts(table, found.weightedLifts(), true);
    }

    /// The first rows once more.
    private static Table twice(Table table) {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        rows.addAll(IntStream.range(0, ROWS / 4).boxed().toList());
        return table.rows(rows);
    }

    private static DuplicateStatistics duplicates(Table table) {
        Set<List<String>> different = new HashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            List<String> texts = new ArrayList<>();
            for (Table.Column column : table.columns()) {
                texts.add(text(column.cells().get(row)));
            }
            different.add(texts);
        }
        return new DuplicateStatistics(table.rows(), different.size(), 0, table.rows() - different.size());
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "missing";
            case Double real -> Double.toString(real + 0.0);
            case byte[] bytes -> new String(bytes, StandardCharsets.ISO_8859_1);
            case Cell.Many list -> texts(list.elements());
            case Cell.Group group -> texts(group.fields());
            case Cell.Member member -> member.index() + text(member.value());
            default -> cell.toString();
        };
    }

    private static String texts(List<@Nullable Object> cells) {
        List<String> texts = new ArrayList<>();
        cells.forEach(cell -> texts.add(text(cell)));
        return texts.toString();
    }

    private static void requireCorrelations(Table table, List<CrossStatistics> found) {
        int compared = 0;
        for (CrossStatistics pair : found) {
            Table.Column left = table.column(pair.left());
            Table.Column right = table.column(pair.right());
            if (isNumber(left.field()) && isNumber(right.field())) {
                requireCorrelation(pair, left, right);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    private static boolean isNumber(Field field) {
        return field.getType() instanceof ArrowType.Int || field.getType() instanceof ArrowType.FloatingPoint;
    }

    private static void requireCorrelation(CrossStatistics pair, Table.Column left, Table.Column right) {
        BigInteger[] sums = new BigInteger[5];
        Arrays.fill(sums, BigInteger.ZERO);
        long rows = 0;
        for (int row = 0; row < left.cells().size(); row++) {
            BigInteger x = units(left.cells().get(row));
            BigInteger y = units(right.cells().get(row));
            if (x != null && y != null) {
                BigInteger[] added = {x, y, x.multiply(x), y.multiply(y), x.multiply(y)};
                for (int i = 0; i < sums.length; i++) {
                    sums[i] = sums[i].add(added[i]);
                }
                rows++;
            }
        }
        assertThat(pair.rows()).as(pair.toString()).isEqualTo(rows);
        BigDecimal spreadX = spread(rows, sums[2], sums[0], sums[0]);
        BigDecimal spreadY = spread(rows, sums[3], sums[1], sums[1]);
        BigDecimal together = spread(rows, sums[4], sums[0], sums[1]);
        double unit = rows == 0
                ? Double.NaN
                : together.divide(BigDecimal.valueOf(rows).pow(2), DIGITS)
                        .multiply(new BigDecimal(Double.MIN_VALUE).pow(2, DIGITS))
                        .doubleValue();
        requireNear(pair.toString(), pair.covariance(), unit);
        boolean constant = spreadX.signum() == 0 || spreadY.signum() == 0;
        double correlation = constant
                ? Double.NaN
                : together.divide(spreadX.multiply(spreadY).sqrt(DIGITS), DIGITS)
                        .doubleValue();
        requireNear(pair.toString(), pair.correlation(), correlation);
    }

    private static void requireNear(String name, double found, double expected) {
        if (Double.isFinite(expected)) {
            assertThat(found)
                    .as(name)
                    .isCloseTo(expected, within(Math.max(Double.MIN_VALUE, 1e-12 * Math.abs(expected))));
        } else {
            assertThat(found).as(name).isEqualTo(expected);
        }
    }

    private static BigDecimal spread(long rows, BigInteger products, BigInteger left, BigInteger right) {
        return new BigDecimal(products.multiply(BigInteger.valueOf(rows)).subtract(left.multiply(right)));
    }

    /// A finite number in units of the least double.
    private static @Nullable BigInteger units(@Nullable Object cell) {
        return switch (cell) {
            case BigInteger integer -> integer.shiftLeft(1_074);
            case Double real when Double.isFinite(real) -> ExactMoments.multiple(real);
            case null, default -> null;
        };
    }

    private static void requireLifts(Table table, List<LiftStatistics> found, boolean weighted) {
        int compared = 0;
        List<@Nullable Object> labels = table.column("group").cells();
        List<@Nullable Object> weights = table.column("weight").cells();
        for (LiftStatistics lifts : found) {
            Table.Column column = table.column(lifts.column());
            boolean plain = column.field().getType() instanceof ArrowType.Bool
                    || column.cells().stream()
                            .allMatch(
                                    cell -> cell == null || (cell instanceof byte[] bytes && !Letters.isBroken(bytes)));
            if (!plain || !lifts.exact()) {
                continue;
            }
            compared++;
            double[] all = new double[1];
            List<String> values = new ArrayList<>();
            List<Double> counts = new ArrayList<>();
            for (int row = 0; row < labels.size(); row++) {
                Object value = column.cells().get(row);
                Object label = labels.get(row);
                if (value != null && label != null) {
                    double weight = weighted ? (Double) requireNonNull(weights.get(row)) : 1;
                    all[0] += weight;
                    values.add(name(value) + "\n" + name(label));
                    counts.add(weight);
                }
            }
            assertThat(lifts.count()).as(lifts.column()).isEqualTo(all[0]);
            for (LiftSeries series : lifts.series()) {
                double ofLabel = sum(values, counts, "(?s).*\n\\Q" + series.label() + "\\E");
                assertThat(series.count()).isEqualTo(ofLabel);
                for (Lift lift : series.lifts()) {
                    double ofValue = sum(values, counts, "(?s)\\Q" + lift.value() + "\\E\n[^\n]*");
                    double met = sum(values, counts, "(?s)\\Q" + lift.value() + "\n" + series.label() + "\\E");
                    assertThat(lift.count()).as(lifts.column()).isEqualTo(ofValue);
                    assertThat(lift.together()).isEqualTo(met);
                    requireNear(lifts.column(), lift.lift(), met * all[0] / (ofValue * ofLabel));
                }
                Set<String> names = new TreeSet<>();
                for (int i = 0; i < values.size(); i++) {
                    if (counts.get(i) > 0) {
                        names.add(values.get(i).substring(0, values.get(i).lastIndexOf('\n')));
                    }
                }
                assertThat(series.lifts().stream().map(Lift::value)).containsExactlyInAnyOrderElementsOf(names);
            }
        }
        assertThat(compared).isPositive();
    }

    private static String name(Object cell) {
        return cell instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : cell.toString();
    }

    private static double sum(List<String> names, List<Double> counts, String pattern) {
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).matches(pattern))
                .mapToDouble(counts::get)
                .sum();
    }
}

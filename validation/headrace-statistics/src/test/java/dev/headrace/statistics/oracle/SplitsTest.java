package dev.headrace.statistics.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DatasetStatistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However rows are ordered, the state has the same bytes and the results are the same; what is only within a
/// bound is. The laws of splitting and merging are in [StatisticsStateTest].
class SplitsTest {
    private static final int PARTS = 5;
    private static final StatisticsOptions EXACT = StatisticsOptions.DEFAULT
            .withSlices(List.of(Slicing.by("flag"), Slicing.by("group")))
            .withWeight("weight");
    private static final StatisticsOptions COARSE = EXACT.withExactValues(64);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theMostFrequentTextsPastTheExactOnesAreWithinTheirBoundsForAnyTreeOfMerges(long seed) {
        Table table = TableMaker.everyType(12, 400);
        Random random = new Random(seed);
        List<DatasetStatistics> whole = fold(table, COARSE, table.rows()).results("all");
        List<DatasetStatistics> split = merged(table, COARSE, random).results("all");
        for (int i = 0; i < whole.size(); i++) {
            topWithinBounds(table, whole.get(i), split.get(i));
        }
    }

    @Test
    void rowsInAnotherOrderGiveTheSame() {
        Table table = TableMaker.everyType(13, 400);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 400).boxed().toList());
        Collections.shuffle(order, new Random(5));
        Table shuffled = table.rows(order);
        same(fold(table, EXACT, 300), fold(shuffled, EXACT, 133));
        same(fold(withoutTexts(table), COARSE, 300), fold(withoutTexts(shuffled), COARSE, 133));
    }

    @Test
    void otherColumnsHaveOtherDigests() {
        Table table = TableMaker.everyType(15, 300);
        Map<String, String> digests = digests(fold(table, EXACT, 300));
        List<Integer> order = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
        Collections.shuffle(order, new Random(6));
        assertThat(digests(fold(table.rows(order), EXACT, 77))).isEqualTo(digests);
        Table other = TableMaker.everyType(16, 300);
        Map<String, String> others = digests(fold(other, EXACT, 300));
        others.keySet().removeIf(name -> name.contains("null") || name.contains("Null") || !digests.containsKey(name));
        assertThat(others.keySet()).hasSizeGreaterThan(50);
        others.forEach((name, digest) -> assertThat(digest).as(name).isNotEqualTo(digests.get(name)));
    }

    private static Map<String, String> digests(Statistics statistics) {
        Map<String, String> digests = new HashMap<>();
        statistics.result().columns().forEach(column -> digests.put(column.name(), column.digest()));
        return digests;
    }

    static Statistics fold(Table table, StatisticsOptions options, int size) {
        return fold(table, options, size, 0, table.rows());
    }

    private static Statistics fold(Table table, StatisticsOptions options, int size, int first, int last) {
        try (RootAllocator allocator = new RootAllocator()) {
            Statistics statistics = new Statistics(table.schema(), options);
            for (int from = first; from < last; from += size) {
                try (Table.Batch batch = table.batch(allocator, from, Math.min(last, from + size))) {
                    statistics.fold(batch.root(), batch.dictionaries());
                }
            }
            return statistics;
        }
    }

    /// Parts of any size, merged two by two in any order.
    private static Statistics merged(Table table, StatisticsOptions options, Random random) {
        List<Integer> bounds = new ArrayList<>(List.of(0, table.rows()));
        for (int i = 1; i < PARTS; i++) {
            bounds.add(random.nextInt(table.rows() + 1));
        }
        Collections.sort(bounds);
        List<Statistics> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            parts.add(fold(table, options, random.nextInt(20, 200), bounds.get(i), bounds.get(i + 1)));
        }
        while (parts.size() > 1) {
            Statistics into = parts.remove(random.nextInt(parts.size()));
            Statistics other = parts.remove(random.nextInt(parts.size()));
            into.merge(random.nextBoolean() ? Statistics.ofBytes(other.toBytes()) : other);
            parts.add(random.nextBoolean() ? Statistics.ofBytes(into.toBytes()) : into);
        }
        return parts.getFirst();
    }

    private static void same(Statistics expected, Statistics actual) {
        assertThat(actual.results("all")).isEqualTo(expected.results("all"));
        assertThat(actual.toBytes()).isEqualTo(expected.toBytes());
    }

    private static Table withoutTexts(Table table) {
        return table.columns(table.columns().stream()
                .map(column -> column.field())
                .filter(field -> !hasBytes(field) || field.getName().equals("group"))
                .map(field -> field.getName())
                .toList());
    }

    private static boolean hasBytes(Field field) {
        return switch (field.getType()) {
            case ArrowType.Utf8 _,
                    ArrowType.LargeUtf8 _,
                    ArrowType.Utf8View _,
                    ArrowType.Binary _,
                    ArrowType.LargeBinary _,
                    ArrowType.BinaryView _,
                    ArrowType.FixedSizeBinary _,
                    ArrowType.Interval _ -> true;
            default -> field.getChildren().stream().anyMatch(SplitsTest::hasBytes);
        };
    }

    static DatasetStatistics withoutTop(DatasetStatistics data) {
        return new DatasetStatistics(
                data.split(),
                data.rows(),
                data.columns().stream()
                        .map(column -> column.topError() == 0
                                ? column
                                : new ColumnStatistics(
                                        column.name(),
                                        column.valueType(),
                                        column.unit(),
                                        column.rows(),
                                        column.missing(),
                                        column.levels(),
                                        column.values(),
                                        column.distinct(),
                                        column.distinctError(),
                                        List.of(),
                                        0,
                                        column.numeric(),
                                        column.text(),
                                        column.bytes(),
                                        column.weighted(),
                                        column.semantic(),
                                        column.digest()))
                        .toList(),
                data.slice(),
                data.weight(),
                data.relations());
    }

    /// What is listed in both differs by no more than both bounds.
    private static void topWithinBounds(Table table, DatasetStatistics whole, DatasetStatistics split) {
        assertThat(whole.rows()).isLessThanOrEqualTo(table.rows());
        for (int i = 0; i < whole.columns().size(); i++) {
            ColumnStatistics left = whole.columns().get(i);
            if (left.topError() == 0) {
                continue;
            }
            ColumnStatistics right = split.columns().get(i);
            Map<String, Long> counts = new HashMap<>();
            left.top().forEach(value -> counts.put(value.value(), value.count()));
            for (ValueCount value : right.top()) {
                Long count = counts.get(value.value());
                if (count != null) {
                    assertThat(value.count())
                            .as(left.name())
                            .isCloseTo(count, within(left.topError() + right.topError()));
                }
            }
        }
    }
}

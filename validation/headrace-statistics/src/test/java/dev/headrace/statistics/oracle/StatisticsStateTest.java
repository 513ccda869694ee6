package dev.headrace.statistics.oracle;

import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Compatibility;
import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.testkit.MergeableStateConformanceTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Nested;

/// The laws of statistics, for every family of types and every option.
final class StatisticsStateTest {
    /// The laws, for some columns of a table of every type.
    abstract static class Laws extends MergeableStateConformanceTest<Statistics> {
        private final Table table;
        private final StatisticsOptions options;

        Laws(Table table, StatisticsOptions options) {
            this.table = table;
            this.options = options;
        }

        Laws(long seed, int rows, StatisticsOptions options, Predicate<Field> wanted) {
            this(some(TableMaker.everyType(seed, rows), wanted), options);
        }

        private static Table some(Table table, Predicate<Field> wanted) {
            return table.columns(table.columns().stream()
                    .map(Table.Column::field)
                    .filter(wanted)
                    .map(Field::getName)
                    .toList());
        }

        @Override
        protected final Statistics newState() {
            return new Statistics(table.schema(), options);
        }

        @Override
        protected final void fold(Statistics state, BufferAllocator allocator, int from, int to) {
            try (Table.Batch batch = table.batch(allocator, from, to)) {
                state.fold(batch.root(), batch.dictionaries());
            }
        }

        @Override
        protected final void merge(Statistics into, Statistics other) {
            into.merge(other);
        }

        @Override
        protected final byte[] write(Statistics state) {
            return state.toBytes();
        }

        @Override
        protected final Statistics read(byte[] bytes) {
            return Statistics.ofBytes(bytes);
        }

        @Override
        protected final Object result(Statistics state) {
            return state.results("all");
        }

        @Override
        protected final int rows() {
            return table.rows();
        }

        @Override
        protected final int rowsToDamage() {
            return Math.min(rows(), 25);
        }

        /// The most frequent values of texts past the exact dictionary are within a bound only.
        final Object withoutTop(Statistics state) {
            return state.results("all").stream().map(SplitsTest::withoutTop).toList();
        }
    }

    @Nested
    final class NumbersTest extends Laws {
        NumbersTest() {
            // More than a block.
            super(11, 1_100, StatisticsOptions.DEFAULT, StatisticsStateTest::isNumber);
        }
    }

    @Nested
    final class NumbersInCellsTest extends Laws {
        NumbersInCellsTest() {
            super(12, 1_100, StatisticsOptions.DEFAULT.withExactValues(64), StatisticsStateTest::isNumber);
        }
    }

    @Nested
    final class TextsTest extends Laws {
        TextsTest() {
            super(13, 1_100, StatisticsOptions.DEFAULT, StatisticsStateTest::isText);
        }
    }

    @Nested
    final class TextsBeyondTheDictionaryTest extends Laws {
        TextsBeyondTheDictionaryTest() {
            super(14, 400, StatisticsOptions.DEFAULT.withExactValues(64), StatisticsStateTest::isText);
        }

        @Override
        protected Object independent(Statistics state) {
            return withoutTop(state);
        }
    }

    @Nested
    final class NestedValuesTest extends Laws {
        NestedValuesTest() {
            super(15, 300, StatisticsOptions.DEFAULT, StatisticsStateTest::isNested);
        }
    }

    @Nested
    final class WeightedSlicesTest extends Laws {
        WeightedSlicesTest() {
            super(
                    16,
                    300,
                    StatisticsOptions.DEFAULT
                            .withSlices(List.of(
                                    Slicing.by("flag"),
                                    Slicing.by("flag", "group"),
                                    new Slicing(List.of("group"), List.of("g1"))))
                            .withWeight("weight"),
                    field -> isRowColumn(field) || isOneOfEach(field));
        }
    }

    @Nested
    final class WeightedCellsTest extends Laws {
        WeightedCellsTest() {
            super(
                    17,
                    300,
                    StatisticsOptions.DEFAULT.withWeight("weight").withExactValues(32),
                    field -> isRowColumn(field) || isOneOfEach(field));
        }

        @Override
        protected Object independent(Statistics state) {
            return withoutTop(state);
        }
    }

    @Nested
    final class RelationsTest extends Laws {
        RelationsTest() {
            super(18, 300, relations("flag"), field -> isRowColumn(field) || isOneOfEach(field));
        }
    }

    @Nested
    final class WeightedRelationsTest extends Laws {
        WeightedRelationsTest() {
            super(19, 300, relations("group").withWeight("weight"), field -> isRowColumn(field) || isOneOfEach(field));
        }
    }

    @Nested
    final class CompatibleTest extends Laws {
        CompatibleTest() {
            super(
                    20,
                    300,
                    StatisticsOptions.DEFAULT.withExtras(Set.of()).withCompatibility(Compatibility.TFDV),
                    StatisticsStateTest::isOneOfEach);
        }
    }

    private static StatisticsOptions relations(String label) {
        return StatisticsOptions.DEFAULT.withLabel(label).withExtras(EnumSet.allOf(Extra.class));
    }

    private static boolean isRowColumn(Field field) {
        return Set.of("flag", "group", "weight").contains(field.getName());
    }

    /// A column of each of the ways in which values are kept.
    private static boolean isOneOfEach(Field field) {
        return Set.of(
                        "Utf8",
                        "FixedSizeBinary(5)",
                        "Int(64, true)",
                        "FloatingPoint(DOUBLE)",
                        "Decimal(38, 10, 128)",
                        "Bool",
                        "Timestamp(MICROSECOND, null)",
                        "list of struct")
                .contains(field.getName());
    }

    private static boolean isNested(Field field) {
        return !field.getChildren().isEmpty() || field.getType() instanceof ArrowType.Null;
    }

    private static boolean isText(Field field) {
        return switch (field.getType()) {
            case ArrowType.Utf8 _,
                    ArrowType.LargeUtf8 _,
                    ArrowType.Utf8View _,
                    ArrowType.Binary _,
                    ArrowType.LargeBinary _,
                    ArrowType.BinaryView _,
                    ArrowType.FixedSizeBinary _,
                    ArrowType.Interval _ -> true;
            default -> false;
        };
    }

    private static boolean isNumber(Field field) {
        return !isText(field) && !isNested(field);
    }
}

package dev.headrace.statistics.oracle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.statistics.oracle.Table.Column;
import dev.headrace.statistics.oracle.Table.Encoding;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Slices by columns of every type are the statistics of the rows that have the value.
final class SlicesTest {
    private static final int ROWS = 60;

    static Stream<String> usable() {
        return TableMaker.everyType(1, 1).columns().stream()
                .map(Column::field)
                .filter(SlicesTest::isUsable)
                .map(Field::getName);
    }

    static Stream<Field> unusable() {
        return TableMaker.fields().stream().filter(field -> !isUsable(field));
    }

    private static boolean isUsable(Field field) {
        return switch (field.getType()) {
            case ArrowType.Binary _,
                    ArrowType.LargeBinary _,
                    ArrowType.BinaryView _,
                    ArrowType.FixedSizeBinary _,
                    ArrowType.Interval _,
                    ArrowType.Struct _,
                    ArrowType.Map _,
                    ArrowType.Union _ -> false;
            default -> field.getChildren().stream().allMatch(SlicesTest::isUsable);
        };
    }

    @ParameterizedTest
    @MethodSource("usable")
    void eachSliceHasTheStatisticsOfItsRows(String column) {
        Table table = TableMaker.everyType(21, ROWS).columns(List.of(column));
        Map<String, List<Integer>> expected = new TreeMap<>();
        for (int row = 0; row < ROWS; row++) {
            for (String text : texts(table, row)) {
                expected.computeIfAbsent(column + "_" + text, _ -> new ArrayList<>())
                        .add(row);
            }
        }
        for (int batchRows : new int[] {ROWS, 7}) {
            List<DatasetStatistics> slices = EveryTypeTest.results(table, by(Slicing.by(column)), batchRows);
            assertThat(slices.stream().skip(1).map(DatasetStatistics::slice))
                    .containsExactlyElementsOf(expected.keySet());
            slices.stream().skip(1).forEach(slice -> {
                Table rows = table.rows(requireNonNull(expected.get(slice.slice())));
                assertThat(slice.columns())
                        .isEqualTo(EveryTypeTest.results(rows, StatisticsOptions.DEFAULT, ROWS)
                                .getFirst()
                                .columns());
            });
        }
    }

    /// The different values of a row: of texts decoded here, of the others what is counted of the row alone.
    private static Set<String> texts(Table table, int row) {
        Set<String> texts = new TreeSet<>();
        Column column = table.columns().getFirst();
        if (isText(column.field())) {
            decode(column.cells().get(row), texts);
        } else {
            DatasetStatistics alone = EveryTypeTest.results(table.rows(List.of(row)), StatisticsOptions.DEFAULT, 1)
                    .getFirst();
            alone.columns().getLast().top().stream().map(ValueCount::value).forEach(texts::add);
        }
        return texts;
    }

    private static boolean isText(Field field) {
        return switch (field.getType()) {
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> true;
            default -> field.getChildren().stream().anyMatch(SlicesTest::isText);
        };
    }

    private static void decode(@Nullable Object cell, Set<String> into) {
        switch (cell) {
            case null -> {}
            case Cell.Many many -> many.elements().forEach(element -> decode(element, into));
            case byte[] bytes -> into.add(new String(bytes, StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException(cell.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void columnsOfOtherTypesAreRefusedAtTheStart(Field field) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new Statistics(new Schema(List.of(field)), by(Slicing.by(field.getName()))))
                .withMessageContaining("'" + field.getName() + "'")
                .withMessageContaining("texts, booleans, numbers, days, times, durations and lists of these")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH));
    }

    @Test
    void aRowIsInTheSliceOfEachPairOfItsValues() {
        Table table = table(
                new Object[][] {{"a", "b", "a"}, {"a"}, {}, {"b", null}, {"c"}},
                new Object[][] {{"x", "y"}, {"x"}, {"x"}, {"y"}, {}});
        assertThat(rowCounts(table, Slicing.by("right", "left")))
                .isEqualTo(Map.of(
                        "left_a_right_x", 2L,
                        "left_a_right_y", 1L,
                        "left_b_right_x", 1L,
                        "left_b_right_y", 2L));
    }

    @Test
    void onlyTheValuesThatAreWantedMakeSlices() {
        Table table = table(new Object[][] {{"a", "b"}, {"b"}, {"c"}}, new Object[][] {{}, {}, {}});
        assertThat(rowCounts(table, new Slicing(List.of("left"), List.of("a", "c", "d"))))
                .isEqualTo(Map.of("left_a", 1L, "left_c", 1L));
    }

    @Test
    void slicesOfTheSameTextAreOneAndEachRowIsInItOnce() {
        Table table =
                table(new Object[][] {{"a", "a_right_x"}, {"a"}, {"a_right_x"}}, new Object[][] {{"x"}, {"x"}, {"x"}});
        assertThat(rowCounts(table, Slicing.by("left"), Slicing.by("left", "right"), Slicing.by("left")))
                .containsEntry("left_a", 2L)
                .containsEntry("left_a_right_x", 3L)
                .containsEntry("left_a_right_x_right_x", 2L)
                .hasSize(3);
    }

    private static Map<String, Long> rowCounts(Table table, Slicing... slicings) {
        Map<String, Long> counts = new TreeMap<>();
        EveryTypeTest.results(table, by(slicings), 2).stream()
                .skip(1)
                .forEach(slice -> counts.put(slice.slice(), slice.rows()));
        return counts;
    }

    private static StatisticsOptions by(Slicing... slicings) {
        return StatisticsOptions.DEFAULT.withSlices(List.of(slicings));
    }

    private static Table table(Object[][] left, Object[][] right) {
        return new Table(List.of(column("left", left), column("right", right)), 1);
    }

    private static Column column(String name, @Nullable Object[][] lists) {
        Field field = TableMaker.group(
                name, ArrowType.LargeList.INSTANCE, TableMaker.nullable("text", ArrowType.Utf8.INSTANCE));
        List<@Nullable Object> cells = new ArrayList<>();
        for (@Nullable Object[] list : lists) {
            List<@Nullable Object> texts = new ArrayList<>();
            for (@Nullable Object text : list) {
                texts.add(text == null ? null : TableMaker.bytes((String) text));
            }
            cells.add(new Cell.Many(texts));
        }
        return new Column(field, Encoding.PLAIN, cells);
    }
}

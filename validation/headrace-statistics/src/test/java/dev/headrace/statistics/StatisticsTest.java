package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.Relations;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.WeightedStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
    private static final int ROWS = 3_000;
    private static final StatisticsOptions EVERYTHING = StatisticsOptions.DEFAULT
            .withSlices(List.of(Slicing.by("city"), Slicing.by("city", "open")))
            .withWeight("weight")
            .withExtras(Set.of(Extra.SEMANTICS, Extra.CORRELATION, Extra.DUPLICATES))
            .withLabel("open");

    @Test
    void slicesAreThoseOfEachValueAndOfEachCombination() {
        Statistics statistics = new Statistics(schema(), EVERYTHING);
        fold(statistics, 0, ROWS);
        List<DatasetStatistics> results = statistics.results("shops");
        assertThat(results.stream().map(DatasetStatistics::slice))
                .startsWith("", "city_Bern", "city_Bern_open_false", "city_Bern_open_true", "city_Chur")
                .hasSize(1 + 3 + 6);
        assertThat(results.getFirst().rows()).isEqualTo(ROWS);
        // Every tenth row has no city.
        assertThat(results.get(1).rows()
                        + results.get(4).rows()
                        + results.get(7).rows())
                .isEqualTo(ROWS * 9 / 10);
        assertThat(results.get(2).rows() + results.get(3).rows())
                .isEqualTo(results.get(1).rows());
    }

    @Test
    void weightsCountAsOftenAsTheySay() {
        Statistics statistics = new Statistics(schema(), EVERYTHING);
        fold(statistics, 0, ROWS);
        DatasetStatistics result = statistics.result();
        assertThat(result.weight()).isEqualTo(ROWS / 4 * (0 + 1 + 2 + 3));
        double weighted = 0;
        for (int row = 0; row < ROWS; row++) {
            weighted += row % 4 * price(row);
        }
        WeightedStatistics price = requireNonNull(result.column("price").weighted());
        assertThat(price.present()).isEqualTo(result.weight());
        assertThat(price.mean()).isCloseTo(weighted / result.weight(), offset(1e-9));
    }

    @Test
    void relationsAreThoseThatWereAskedFor() {
        Statistics statistics = new Statistics(schema(), EVERYTHING);
        fold(statistics, 0, ROWS);
        Relations relations = requireNonNull(statistics.result().relations());
        assertThat(relations.correlations()).anyMatch(pair -> pair.left().equals("price"));
        assertThat(relations.mutualInformation()).isNotEmpty();
        assertThat(relations.lifts()).isNotEmpty();
        assertThat(requireNonNull(relations.duplicates()).rows()).isEqualTo(ROWS);
        assertThat(Statistics.ofBytes(statistics.toBytes()).result().relations())
                .isEqualTo(relations);
    }

    @Test
    void allUnknownColumnsAreNamedAtOnce() {
        StatisticsOptions wrong = StatisticsOptions.DEFAULT
                .withColumns(List.of("prize"))
                .withWeight("wait")
                .withSlices(List.of(Slicing.by("town")));
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new Statistics(schema(), wrong))
                .withMessageContaining("'prize'")
                .withMessageContaining("price")
                .withMessageContaining("'wait'")
                .withMessageContaining("'town'");
    }

    @Test
    void aNegativeWeightIsRefused() {
        Statistics statistics = new Statistics(schema(), StatisticsOptions.DEFAULT.withWeight("price"));
        assertCode(() -> fold(statistics, 0, 10), ValidationErrorCode.WEIGHT_UNUSABLE);
    }

    @Test
    void tooManySlicesAreRefused() {
        Statistics statistics =
                new Statistics(schema(), StatisticsOptions.DEFAULT.withSlices(List.of(Slicing.by("price"))));
        assertCode(() -> fold(statistics, 0, ROWS), ValidationErrorCode.SLICES_TOO_MANY);
    }

    @Test
    void otherOptionsAreNotMerged() {
        Statistics statistics = new Statistics(schema(), StatisticsOptions.DEFAULT);
        assertThatIllegalArgumentException().isThrownBy(() -> statistics.merge(new Statistics(schema(), EVERYTHING)));
    }

    @Test
    void histogramsHaveTenIntervalsOfAllValues() {
        Statistics statistics = new Statistics(schema(), StatisticsOptions.DEFAULT.withExactValues(64));
        fold(statistics, 0, ROWS);
        NumericStatistics price =
                requireNonNull(statistics.result().column("price").numeric());
        assertThat(price.rankError()).isBetween(0.001, 0.5);
        for (List<NumericStatistics.Interval> intervals : List.of(price.equalWidth(), price.equalFrequency())) {
            assertThat(intervals).hasSize(10);
            assertThat(intervals.stream()
                            .mapToDouble(NumericStatistics.Interval::count)
                            .sum())
                    .isCloseTo(ROWS, offset(1e-6));
            assertThat(intervals.getFirst().low()).isEqualTo(price.minimum());
            assertThat(intervals.getLast().high()).isEqualTo(price.maximum());
        }
    }

    private static void assertCode(ThrowingCallable call, ErrorCode code) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(call)
                .extracting(HeadraceException::code)
                .isEqualTo(code);
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("city", ColumnType.TEXT),
            new Column("open", ColumnType.BOOLEAN),
            new Column("price", ColumnType.REAL),
            new Column("stock", ColumnType.INTEGER),
            new Column("weight", ColumnType.INTEGER));

    private static Schema schema() {
        return new Schema(COLUMNS.stream()
                .map(column -> column.type().field(column.name()))
                .toList());
    }

    private static double price(int row) {
        return row % 1_501 * 0.1 - 20;
    }

    private static void fold(Statistics statistics, int from, int to) {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = batch(allocator, from, to)) {
            statistics.fold(batch);
        }
    }

    private static VectorSchemaRoot batch(BufferAllocator allocator, int from, int to) {
        int rows = to - from;
        List<String> cities = List.of("Bern", "Chur", "Genf");
        List<FieldVector> vectors = new ArrayList<>();
        vectors.add(Vectors.of(
                allocator,
                COLUMNS.get(0),
                rows,
                row -> (from + row) % 10 == 0 ? null : cities.get((from + row) / 10 % 3)));
        vectors.add(Vectors.of(allocator, COLUMNS.get(1), rows, row -> (from + row) % 7 < 3));
        vectors.add(Vectors.of(allocator, COLUMNS.get(2), rows, row -> price(from + row)));
        vectors.add(Vectors.of(allocator, COLUMNS.get(3), rows, row -> (from + row) % 100L));
        vectors.add(Vectors.of(allocator, COLUMNS.get(4), rows, row -> (from + row) % 4L));
        return new VectorSchemaRoot(vectors);
    }
}

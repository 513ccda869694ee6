package dev.headrace.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.NumericStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("NullAway.Init") // before all tests
class GateTest {
    private static final StatisticsData DATA = new StatisticsData(10_000, 20);

    @TempDir
    static Path directory;

    private static Path parquet;
    private static List<ExactColumn> exact;
    private static DatasetStatistics right;

    @BeforeAll
    static void findOut() throws IOException, SQLException {
        parquet = DATA.parquet(directory);
        exact = ExactFigures.of(DATA, directory);
        right = Contenders.HEADRACE.statistics(parquet);
    }

    @ParameterizedTest
    @EnumSource
    void theEnginePasses(Format format) throws IOException, SQLException {
        DatasetStatistics found = Contenders.HEADRACE.statistics(format.file(DATA, directory));
        assertThatCode(() -> Gate.check(found, exact, parquet)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource
    void anAlteredFigureDoesNotPass(String column, UnaryOperator<ColumnStatistics> alteration, String figure) {
        List<ColumnStatistics> columns = new ArrayList<>(right.columns());
        columns.replaceAll(found -> found.name().equals(column) ? alteration.apply(found) : found);
        assertThatThrownBy(() -> Gate.check(new DatasetStatistics("altered", right.rows(), columns), exact, parquet))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not measured, because figures are wrong: " + column + ": " + figure)
                .hasMessageNotContaining(";");
    }

    static Stream<Arguments> anAlteredFigureDoesNotPass() {
        return Stream.of(
                argumentSet("rows", "flag", alter(c -> column(c, c.rows() + 1, c.missing(), c.distinct())), "rows"),
                argumentSet("missing", "word9", alter(c -> column(c, c.rows(), 1, c.distinct())), "missing"),
                argumentSet("distinct", "word49", alter(c -> column(c, c.rows(), 0, 50)), "distinct"),
                argumentSet("top", "word199", alter(GateTest::miscounted), "counts of the most frequent"),
                argumentSet("mean", "offset", alter(c -> numeric(c, 1 + 1e-8, 1, 1)), "mean"),
                argumentSet("deviation", "pareto", alter(c -> numeric(c, 1, 1 + 1e-8, 1)), "standard deviation"),
                argumentSet("quantiles", "uniform", alter(c -> numeric(c, 1, 1, 1.02)), "rank error of deciles"));
    }

    @Test
    void aMissingColumnDoesNotPass() {
        List<ColumnStatistics> columns = right.columns().subList(0, 19);
        assertThatThrownBy(() -> Gate.check(new DatasetStatistics("altered", right.rows(), columns), exact, parquet))
                .hasMessageContaining("columns is 19 instead of 20");
    }

    private static UnaryOperator<ColumnStatistics> alter(UnaryOperator<ColumnStatistics> alteration) {
        return alteration;
    }

    private static ColumnStatistics column(ColumnStatistics found, long rows, long missing, long distinct) {
        return new ColumnStatistics(
                found.name(),
                found.type(),
                rows,
                missing,
                distinct,
                found.distinctError(),
                found.top(),
                found.numeric(),
                found.text());
    }

    private static ColumnStatistics miscounted(ColumnStatistics found) {
        List<ValueCount> top = new ArrayList<>(found.top());
        top.set(0, new ValueCount(top.getFirst().value(), top.getFirst().count() + 1));
        return new ColumnStatistics(
                found.name(),
                found.type(),
                found.rows(),
                found.missing(),
                found.distinct(),
                found.distinctError(),
                top,
                found.numeric(),
                found.text());
    }

    private static ColumnStatistics numeric(ColumnStatistics found, double mean, double deviation, double quantiles) {
        NumericStatistics numbers = found.numeric();
        if (numbers == null) {
            throw new IllegalArgumentException(found.name() + " has no numbers");
        }
        NumericStatistics altered = new NumericStatistics(
                numbers.finite(),
                numbers.nan(),
                numbers.positiveInfinite(),
                numbers.negativeInfinite(),
                numbers.zeros(),
                numbers.negative(),
                numbers.minimum(),
                numbers.maximum(),
                numbers.minimumInteger(),
                numbers.maximumInteger(),
                numbers.mean() * mean,
                numbers.standardDeviation() * deviation,
                numbers.quantiles().stream().map(value -> value * quantiles).toList(),
                numbers.quantileError(),
                numbers.histogram());
        return new ColumnStatistics(
                found.name(),
                found.type(),
                found.rows(),
                found.missing(),
                found.distinct(),
                found.distinctError(),
                found.top(),
                altered,
                found.text());
    }
}

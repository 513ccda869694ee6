package dev.headrace.statistics.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.ValidationErrorCode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SparkStatisticsTest {
    private static final int ROWS = 4_000;
    private static final StatisticsOptions SLICED = StatisticsOptions.DEFAULT
            .withSlices(List.of(Slicing.by("city"), Slicing.by("flag", "label")))
            .withWeight("weight");

    @TempDir
    static Path directory;

    private static String path;
    private static Dataset<Row> files;
    private static List<Row> rows;

    @BeforeAll
    static void writeFiles() {
        path = directory.resolve("rows.parquet").toUri().toString();
        Samples.of(LocalSpark.session(), ROWS).repartition(9).write().parquet(path);
        files = LocalSpark.session().read().parquet(path);
        rows = files.collectAsList();
    }

    static Stream<StatisticsOptions> options() {
        return Stream.of(
                StatisticsOptions.DEFAULT,
                SLICED,
                SLICED.withLabel("label").withExtras(EnumSet.allOf(Extra.class)),
                StatisticsOptions.DEFAULT
                        .withColumns(List.of("place", "price.net"))
                        .withWeight("weight"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void parquetInManyPartitionsGivesTheBytesOfOneMachine(StatisticsOptions options) {
        Statistics found = SparkStatistics.ofParquet(LocalSpark.session(), List.of(path), options);

        assertThat(files.rdd().getNumPartitions()).isGreaterThanOrEqualTo(8);
        assertThat(rows).hasSize(ROWS);
        assertThat(found.rows()).isEqualTo(ROWS);
        assertSame(found, OneMachine.fold(rows, found.schema(), options));
    }

    @Test
    void rowsThatAreComputedGiveTheBytesOfOneMachine() {
        Dataset<Row> computed = files.filter("id % 3 <> 0")
                .withColumn("twice", functions.col("count").multiply(2))
                .withColumn("both", functions.struct(functions.col("city"), functions.col("at")))
                .orderBy("label", "count");

        Statistics found = SparkStatistics.of(computed, SLICED);

        assertSame(found, OneMachine.fold(computed.collectAsList(), found.schema(), SLICED));
    }

    @Test
    void rowsOfTheDriverAndOfACacheGiveTheSameBytes() {
        Dataset<Row> local = Samples.of(LocalSpark.session(), ROWS);
        Metadata comment = new MetadataBuilder().putString("comment", "where").build();
        Dataset<Row> cached = local.repartition(5).cache();
        try {
            byte[] expected = SparkStatistics.of(files, SLICED).toBytes();

            assertThat(SparkStatistics.of(cached, SLICED).toBytes()).isEqualTo(expected);
            assertThat(SparkStatistics.of(local.withMetadata("city", comment), SLICED)
                            .toBytes())
                    .isEqualTo(expected);
        } finally {
            cached.unpersist();
        }
    }

    @Test
    void theSameFilesGiveTheSameBytesAgain() {
        StatisticsOptions estimating = StatisticsOptions.DEFAULT.withExactValues(16);

        byte[] once = SparkStatistics.of(files, estimating).toBytes();

        assertThat(SparkStatistics.of(files, estimating).toBytes()).isEqualTo(once);
    }

    @Test
    void pastTheExactDictionaryOnlyTheHeavyHittersDifferWithinTheirError() {
        SparkSession session = LocalSpark.session();
        StatisticsOptions options = StatisticsOptions.DEFAULT.withExactValues(256);
        Dataset<Row> many = session.range(0, 30_000, 1, 10)
                .selectExpr(
                        "id",
                        "if(id % 3 = 0, concat('hot', pmod(xxhash64(id), 5)), concat('cold', id)) as text",
                        "pmod(xxhash64(id, 1), 100000) / 7 as number");

        Statistics found = SparkStatistics.of(many, options);

        Statistics expected = OneMachine.fold(many.collectAsList(), found.schema(), options);
        assertThat(withoutHeavyHitters(found.result())).isEqualTo(withoutHeavyHitters(expected.result()));
        ColumnStatistics text = found.result().column("text");
        ColumnStatistics alone = expected.result().column("text");
        assertThat(text.distinct()).isBetween(19_500L, 20_500L);
        assertThat(alone.topError()).isPositive();
        Map<String, Long> exact = new HashMap<>();
        many.groupBy("text").count().collectAsList().forEach(row -> exact.put(row.getString(0), row.getLong(1)));
        for (ColumnStatistics side : List.of(text, alone)) {
            assertThat(side.top())
                    .isNotEmpty()
                    .allSatisfy(value ->
                            assertThat(value.count()).isCloseTo(exact.get(value.value()), offset(side.topError())));
        }
        assertThat(text.top().subList(0, 5)).extracting(ValueCount::value).allMatch(value -> value.startsWith("hot"));
    }

    @Test
    void noRowsGiveStatisticsOfNoRows() {
        Statistics found = SparkStatistics.of(files.filter("id < 0"), SLICED);

        assertThat(found.rows()).isZero();
        assertSame(found, new Statistics(found.schema(), SLICED));
        Dataset<Row> nothing = LocalSpark.session().createDataFrame(List.of(), Samples.TYPE);
        assertThat(SparkStatistics.of(nothing, SLICED).rows()).isZero();
    }

    @Test
    void timestampsArePointsInTimeWhateverTheZoneOfTheSession() {
        Statistics found = SparkStatistics.of(files.select("at", "local"), StatisticsOptions.DEFAULT);

        assertThat(found.schema().findField("at").getType().toString()).isEqualTo("Timestamp(MICROSECOND, UTC)");
        assertThat(found.schema().findField("local").getType().toString()).isEqualTo("Timestamp(MICROSECOND, null)");
        assertThat(found.schema().getFields())
                .extracting(field -> field.getType().getTypeID())
                .containsOnly(ArrowType.ArrowTypeID.Timestamp);
    }

    @Test
    void onlyNeededColumnsAreRead() {
        Dataset<Row> poisoned = files.withColumn("poison", functions.raise_error(functions.lit("was read")));

        Statistics found = SparkStatistics.of(poisoned, StatisticsOptions.DEFAULT.withColumns(List.of("price.net")));

        assertThat(found.result().columns()).extracting(ColumnStatistics::name).containsExactly("price.net");
        assertThat(found.rows()).isEqualTo(ROWS);
    }

    @Test
    void aColumnThatIsNotThereIsNamedBeforeAnythingIsRead() {
        Dataset<Row> poisoned = files.withColumn("poison", functions.raise_error(functions.lit("was read")));

        assertThatThrownBy(() -> SparkStatistics.of(poisoned, StatisticsOptions.DEFAULT.withWeight("wieght")))
                .isInstanceOfSatisfying(
                        HeadraceException.class,
                        e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.SCHEMA_MISMATCH))
                .hasMessageContaining("'wieght'")
                .hasMessageContaining("'weight'");
    }

    @Test
    void aFailureOfAnExecutorKeepsItsCodeAndMessage() {
        Dataset<Row> wrong = files.withColumn("weight", functions.expr("if(city = 'Oslo', -1D, weight)"));

        assertThatThrownBy(() -> SparkStatistics.of(wrong, SLICED))
                .isInstanceOfSatisfying(
                        HeadraceException.class,
                        e -> assertThat(e.code()).isEqualTo(ValidationErrorCode.WEIGHT_UNUSABLE))
                .hasMessageContaining("-1.0 in column 'weight'");
    }

    @Test
    void noPathsAreAProgrammingMistake() {
        assertThatThrownBy(() -> SparkStatistics.ofParquet(LocalSpark.session(), List.of(), StatisticsOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("paths is empty, and at least one was expected");
    }

    private static void assertSame(Statistics found, Statistics expected) {
        assertThat(found.results("all")).isEqualTo(expected.results("all"));
        assertThat(found.toBytes()).isEqualTo(expected.toBytes());
    }

    private static DatasetStatistics withoutHeavyHitters(DatasetStatistics statistics) {
        List<ColumnStatistics> columns = statistics.columns().stream()
                .map(column -> column.topError() == 0 ? column : withoutHeavyHitters(column))
                .toList();
        return new DatasetStatistics(
                statistics.split(),
                statistics.rows(),
                columns,
                statistics.slice(),
                statistics.weight(),
                statistics.relations());
    }

    private static ColumnStatistics withoutHeavyHitters(ColumnStatistics column) {
        return new ColumnStatistics(
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
                column.digest());
    }
}

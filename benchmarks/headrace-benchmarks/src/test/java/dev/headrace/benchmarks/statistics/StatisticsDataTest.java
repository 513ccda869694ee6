package dev.headrace.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.data.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsDataTest {
    private static final StatisticsData DATA = new StatisticsData(10_000, 20);

    @TempDir
    Path directory;

    @Test
    void theSameTableIsTheSameBytes() throws IOException, SQLException {
        Path first = DATA.parquet(directory.resolve("first"));
        Path second = DATA.parquet(directory.resolve("second"));
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
    }

    @Test
    void aLongerTableBeginsAsTheShorterOne() throws IOException, SQLException {
        Path longer = DATA.parquet(directory);
        Path shorter = new StatisticsData(3_000, 20).parquet(directory);
        assertThat(count("SELECT count(*) FROM (SELECT * FROM " + Database.table(shorter) + " EXCEPT SELECT * FROM "
                        + Database.table(longer) + ")"))
                .isZero();
    }

    @Test
    void csvHoldsTheSameRowsToTheLastBit() throws IOException, SQLException {
        String parquet = Database.table(DATA.parquet(directory));
        String csv = Database.table(DATA.csv(directory));
        assertThat(count("SELECT count(*) FROM (SELECT * FROM " + parquet + " EXCEPT SELECT * FROM " + csv + ")"))
                .isZero();
        assertThat(count("SELECT count(*) FROM " + csv)).isEqualTo(DATA.rows());
    }

    @Test
    void theColumnsAreThoseOfTheStudy() throws IOException, SQLException {
        List<ExactColumn> columns = ExactFigures.of(DATA, directory);
        assertThat(columns.subList(0, 8))
                .allSatisfy(column -> assertThat(column.present()).isBetween(9_740L, 9_860L));
        assertThat(columns.subList(8, 20))
                .allSatisfy(column -> assertThat(column.present()).isEqualTo(10_000L));
        assertThat(column(columns, "word9").distinct()).isEqualTo(9);
        assertThat(column(columns, "word49").distinct()).isEqualTo(49);
        assertThat(column(columns, "word199").distinct()).isEqualTo(199);
        assertThat(column(columns, "word999").distinct()).isBetween(700L, 999L);
        assertThat(column(columns, "sequence").distinct()).isEqualTo(10_000);
        assertThat(column(columns, "small").distinct()).isEqualTo(100);
        assertThat(column(columns, "mixture").zeros()).isBetween(880L, 1_080L);
        assertThat(column(columns, "offset").mean()).isBetween(999_999.9, 1_000_000.1);
        assertThat(column(columns, "moment").minimum()).startsWith("168");
        assertThat(column(columns, "flag").zeros()).isBetween(6_850L, 7_150L);
    }

    @Test
    void exactFiguresAreKept() throws IOException, SQLException {
        List<ExactColumn> computed = ExactFigures.of(DATA, directory);
        assertThat(directory.resolve(DATA.name() + ".exact.tsv")).exists();
        assertThat(ExactFigures.of(DATA, directory)).isEqualTo(computed);
    }

    @Test
    void aCompleteFileIsUsedAgain() throws IOException, SQLException {
        Path file = DATA.parquet(directory);
        FileTime old = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(file, old);
        assertThat(DATA.parquet(directory)).isEqualTo(file);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aWideTableRepeatsThePatternsWithOtherValues() throws IOException, SQLException {
        StatisticsData wide = new StatisticsData(1_000, 45);
        List<Column> columns = wide.schema();
        assertThat(columns.get(20))
                .isEqualTo(new Column("normal_2", columns.getFirst().type()));
        assertThat(columns.get(44).name()).isEqualTo("whole_3");
        String table = Database.table(wide.parquet(directory));
        assertThat(count("SELECT count(*) FROM " + table + " WHERE normal = normal_2"))
                .isZero();
    }

    @Test
    void aTableWithoutRowsIsRefused() {
        assertThatThrownBy(() -> new StatisticsData(0, 20)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ExactColumn column(List<ExactColumn> columns, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long count(String sql) throws SQLException {
        try (Database database = Database.open(1)) {
            return Long.parseLong(String.valueOf(database.query(sql).getFirst().getFirst()));
        }
    }
}

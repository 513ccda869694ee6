package dev.headrace.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParquetTest {
    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "7::UTINYINT # INTEGER # 7",
                "7::UBIGINT # INTEGER # 7",
                "18446744073709551615::UBIGINT # TEXT # 18446744073709551615",
                "9223372036854775808::HUGEINT # REAL # 9.223372036854776E18",
                "1.25::DECIMAL(10, 2) # REAL # 1.25",
                "1.5::FLOAT # REAL # 1.5",
                "'nan'::DOUBLE # REAL # NaN",
                "'t' # TEXT # t",
                "[1, 2] # TEXT # [1,2]",
                "{'a': 1, 'b': ['x']} # TEXT # {\"a\":1,\"b\":[\"x\"]}",
                "MAP {'k': 1} # TEXT # {\"k\":1}",
                "UUID '00000000-0000-0000-0000-000000000001' # TEXT # 00000000-0000-0000-0000-000000000001",
                "TIME '10:11:12' # TEXT # 10:11:12",
                "'happy'::ENUM ('happy', 'sad') # TEXT # happy",
                "TIMESTAMPTZ '2024-01-01 00:00:00+01' # TIMESTAMP # 2023-12-31T23:00",
                "TIMESTAMP_NS '2024-01-01 00:00:00.123456' # TIMESTAMP # 2024-01-01T00:00:00.123456",
                "TIMESTAMP_MS '2024-01-01 00:00:00.123' # TIMESTAMP # 2024-01-01T00:00:00.123",
                "DATE '1970-01-02' # DATE # 1",
                "true # BOOLEAN # true",
                "NULL::INTEGER # INTEGER # null"
            })
    void everyTypeComesInOneOfSix(String literal, ColumnType type, String value) throws IOException {
        Path file = Parquet.write(directory.resolve("a.parquet"), "SELECT " + literal + " AS \"the \"\" column\"");
        Tables table = Tables.read(file);
        assertThat(table.columns()).containsExactly(new Column("the \" column", type));
        assertThat(table.rows()).containsExactly(List.of(value));
    }

    @Test
    void columnsBehindNestedOnesKeepTheirNames() throws IOException {
        Path file = Parquet.write(
                directory.resolve("a.parquet"), "SELECT {'x': {'y': 1}, 'z': [1]} AS s, 2 AS n, [[1]] AS l, 3 AS m");
        assertThat(Tables.read(file).columns()).extracting(Column::name).containsExactly("s", "n", "l", "m");
    }

    @Test
    void orderAndBatchesAreThoseOfTheFileWhateverTheThreads() throws IOException {
        Path file = Parquet.write(
                directory.resolve("a.parquet"), "SELECT range AS n, 'text ' || range AS t FROM range(150000)");
        Tables one = Tables.read(Tables.source(1), ReadOptions.SNIFF, file);
        Tables four = Tables.read(Tables.source(4), ReadOptions.SNIFF, file);
        assertThat(one.rows()).isEqualTo(four.rows());
        assertThat(one.batches()).isEqualTo(four.batches());
        assertThat(one.total()).isEqualTo(150_000);
        for (int i = 0; i < 150_000; i++) {
            assertThat(one.rows().get(i).getFirst()).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void givenTypesAreTaken() throws IOException {
        Path file = Parquet.write(directory.resolve("a.parquet"), "SELECT 7 AS n");
        ReadOptions options = new ReadOptions(ReadOptions.Format.PARQUET, null, Map.of("n", ColumnType.REAL));
        assertThat(Tables.read(Tables.source(), options, file).rows()).containsExactly(List.of("7.0"));
    }

    @Test
    void filesOfDifferentTypesAreRefused() throws IOException {
        Path first = Parquet.write(directory.resolve("a.parquet"), "SELECT 7 AS n");
        Path second = Parquet.write(directory.resolve("b.parquet"), "SELECT 'x' AS n");
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> Tables.read(first, second))
                .withMessage(second + " and " + first
                        + " have different columns: column 1 is n VARCHAR in the one and n INTEGER in the other");
    }
}

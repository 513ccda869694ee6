package dev.headrace.tfmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.json.JsonRecords;
import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TfStatisticsRoundTripTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(TfFormat.class)
    void statisticsOfEveryKindOfColumnAreReadBackEqual(TfFormat format) throws IOException {
        List<DatasetStatistics> written = Tables.wide(400, 7);
        Path file = directory.resolve("statistics." + format.ending());
        TfStatistics.of(written).write(file);

        List<DatasetStatistics> read = TfStatistics.read(file).statistics();

        assertEqual(read, written);
        assertThat(TfStatistics.of(read).bytes(format)).isEqualTo(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3", "11, 4", "3000, 5"})
    void statisticsOfTablesOfAnySizeAreReadBackEqual(int rows, long seed) {
        List<DatasetStatistics> written = Tables.plain(rows, seed);
        byte[] bytes = TfStatistics.of(written).bytes(TfFormat.TEXT);

        assertEqual(TfStatistics.ofBytes(bytes, TfFormat.TEXT).statistics(), written);
    }

    @Test
    void aTableWithoutColumnsKeepsItsSplit() {
        DatasetStatistics table = new DatasetStatistics("eval", 12, List.of());
        byte[] bytes = TfStatistics.of(List.of(table)).bytes(TfFormat.BINARY);

        assertThat(TfStatistics.ofBytes(bytes, TfFormat.BINARY).statistics()).containsExactly(table);
    }

    /// NaN is equal to NaN in JSON, and what differs is shown.
    private static void assertEqual(List<DatasetStatistics> read, List<DatasetStatistics> written) {
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < read.size(); i++) {
            assertThat(JsonRecords.text(read.get(i))).isEqualTo(JsonRecords.text(written.get(i)));
            assertThat(read.get(i)).isEqualTo(written.get(i));
        }
    }
}

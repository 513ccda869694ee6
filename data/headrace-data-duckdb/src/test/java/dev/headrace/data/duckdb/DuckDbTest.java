package dev.headrace.data.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void theLimitsAreThoseOfTheConfiguration() throws IOException, SQLException {
        try (DuckDb duckDb = open()) {
            assertThat(duckDb.query("SELECT current_setting('threads'), current_setting('memory_limit'),"
                            + " current_setting('TimeZone'), current_setting('preserve_insertion_order')"))
                    .containsExactly(List.of("3", "95.3 MiB", "UTC", "true"));
        }
    }

    @Test
    void whatDoesNotFitTheMemoryIsWrittenAndDeletedAtTheEnd() throws IOException, SQLException {
        Path temporary = directory.resolve("temporary");
        String sorted = "SELECT md5(range::VARCHAR) AS a FROM range(4000000) ORDER BY a";
        try (BufferAllocator allocator = new RootAllocator();
                DuckDb duckDb = open();
                ArrowReader reader = duckDb.stream(sorted, 1000, allocator)) {
            assertThat(reader.loadNextBatch()).isTrue();
            assertThat(temporary)
                    .isDirectoryRecursivelyContaining(path -> path.toString().endsWith(".tmp"));
        }
        assertThat(temporary).isEmptyDirectory();
    }

    private DuckDb open() throws IOException {
        return DuckDb.open(new DuckDbConfig("100MB", 3, Optional.of(directory.resolve("temporary"))));
    }
}

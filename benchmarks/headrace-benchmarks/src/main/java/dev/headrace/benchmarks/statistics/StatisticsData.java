package dev.headrace.benchmarks.statistics;

import dev.headrace.data.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// The generated table that the statistics are measured on; the same on every machine. Immutable.
///
/// Every 20 columns are 8 of doubles with 2 % missing (normal, lognormal, uniform, exponential, whole
/// numbers, 1e6 plus normal, Pareto, a mixture with zeros), 4 of integers (0 to 99, a sequence, Zipf, all 64
/// bits), 4 of texts with 9, 49, 199 and 999 values by Zipf, 2 of texts with two million values (12 and about
/// 40 bytes), a boolean and a timestamp.
///
/// @param rows how many rows
/// @param columns how many columns
public record StatisticsData(long rows, int columns) {
    /// Changes whenever the values do, so that no old file is taken for a new one.
    private static final int VERSION = 1;
    /// What DuckDB writes by default.
    private static final int MOST_ROWS_OF_A_GROUP = 122_880;

    private static final int FEWEST_ROWS_OF_A_GROUP = 2_048;
    /// About 128 MiB, which Spark and Arrow write by default.
    private static final int MOST_CELLS_OF_A_GROUP = 1 << 24;

    /// Checks the size.
    ///
    /// @throws IllegalArgumentException if there is no row or no column
    public StatisticsData {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a table has at least one row and one column, not " + rows + " and " + columns);
        }
    }

    /// How many cells the table has, those without a value included.
    ///
    /// @return rows times columns
    public long values() {
        return rows * columns;
    }

    /// The columns.
    ///
    /// @return in the order of the files
    public List<Column> schema() {
        return GeneratedTable.columns(columns);
    }

    /// The table as Parquet, compressed by Snappy, written if it is not there.
    ///
    /// @param directory where it is or will be; made if it is not there
    /// @return the file, complete
    /// @throws IOException if it cannot be written
    /// @throws SQLException likewise
    public Path parquet(Path directory) throws IOException, SQLException {
        return written(directory, "parquet", StatisticsData::writeParquet);
    }

    /// The table as CSV, written if it is not there.
    ///
    /// @param directory where it is or will be; made if it is not there
    /// @return the file, complete
    /// @throws IOException if it cannot be written
    /// @throws SQLException likewise
    public Path csv(Path directory) throws IOException, SQLException {
        Path parquet = parquet(directory);
        return written(directory, "csv", (_, target) -> writeCsv(parquet, target));
    }

    /// A file's name, without its ending.
    String name() {
        return "statistics-v" + VERSION + "-" + rows + "x" + columns;
    }

    private interface Writer {
        void write(StatisticsData data, Path target) throws IOException, SQLException;
    }

    private Path written(Path directory, String ending, Writer writer) throws IOException, SQLException {
        Path file = directory.resolve(name() + "." + ending);
        if (Files.notExists(file)) {
            Files.createDirectories(directory);
            Path partial = directory.resolve(name() + ".partial-" + ending);
            writer.write(this, partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private void writeParquet(Path target) throws IOException, SQLException {
        int groupRows = Math.clamp(MOST_CELLS_OF_A_GROUP / columns, FEWEST_ROWS_OF_A_GROUP, MOST_ROWS_OF_A_GROUP);
        try (BufferAllocator allocator = new RootAllocator();
                GeneratedTable table = new GeneratedTable(rows, columns, allocator);
                ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
            Data.exportArrayStream(allocator, table, stream);
            // One thread, so that the groups of rows are where they were the last time.
            try (Database database = Database.open(1)) {
                database.register("generated", stream);
                database.execute("COPY (SELECT * FROM generated) TO " + Database.literal(target.toString())
                        + " (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE " + groupRows + ")");
            }
        }
    }

    private static void writeCsv(Path parquet, Path target) throws SQLException {
        try (Database database = Database.open(1)) {
            database.execute("COPY (SELECT * FROM " + Database.table(parquet) + ") TO "
                    + Database.literal(target.toString()) + " (FORMAT csv, HEADER)");
        }
    }
}

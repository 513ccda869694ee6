package dev.headrace.cli.stats;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.DataSource;
import dev.headrace.data.spi.ReaderTable;
import dev.headrace.data.spi.Table;
import dev.headrace.data.spi.TableSource;
import dev.headrace.statistics.ScanProgress;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Statistics of files by the sources that read them. Files of saved statistics are merged without reading
/// any rows.
public final class TableStatistics {
    /// The ending of files of saved statistics.
    public static final String SAVED = ".hrst";

    /// How databases of SQLite begin.
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, TableSource> sources;
    private final DataSource rowByRow;
    private final ReadOptions reading;
    private final StatisticsOptions options;
    private final int threads;

    /// Keeps what is to be done.
    ///
    /// @param sources by name
    /// @param rowByRow reads text that none of the sources can read, which takes longer
    /// @param reading how files are to be read
    /// @param options what is to be made
    /// @param threads how many threads
    public TableStatistics(
            Map<String, TableSource> sources,
            DataSource rowByRow,
            ReadOptions reading,
            StatisticsOptions options,
            int threads) {
        this.sources = new TreeMap<>(sources);
        this.rowByRow = rowByRow;
        this.reading = reading;
        this.options = options;
        this.threads = threads;
    }

    /// Makes the statistics.
    ///
    /// @param files of data, all of them of one form and equal columns, and of saved statistics of these
    ///     columns and options
    /// @param progress is told how far it is
    /// @param notes is told what a reader of the statistics must know
    /// @return the statistics of all of them
    /// @throws IOException if a file cannot be read
    /// @throws HeadraceException if files are damaged or do not fit together
    public Statistics of(List<Path> files, ScanProgress progress, Consumer<String> notes) throws IOException {
        List<Path> data = new ArrayList<>();
        Statistics merged = null;
        for (Path file : files) {
            if (file.toString().endsWith(SAVED)) {
                Statistics saved = Statistics.ofBytes(Files.readAllBytes(file));
                merged = merged == null ? saved : merge(merged, saved, file);
            } else {
                data.add(file);
            }
        }
        if (!data.isEmpty()) {
            Statistics read = read(data, progress, notes);
            merged = merged == null ? read : merge(read, merged, data.getFirst());
        }
        if (merged == null) {
            throw new IllegalArgumentException("there are no files, and at least one was expected");
        }
        return merged;
    }

    private static Statistics merge(Statistics into, Statistics other, Path file) {
        try {
            into.merge(other);
            return into;
        } catch (IllegalArgumentException e) {
            throw new HeadraceException(
                    DataErrorCode.DATA_COLUMNS, file + " does not go with the files before it: " + e.getMessage(), e);
        }
    }

    private Statistics read(List<Path> files, ScanProgress progress, Consumer<String> notes) throws IOException {
        try (BufferAllocator allocator = new RootAllocator()) {
            try (Table table = source(files).open(files, reading, allocator)) {
                return StatisticsScan.of(table, options, threads, allocator, progress);
            } catch (HeadraceException e) {
                if (e.code() != DataErrorCode.DATA_UNREADABLE) {
                    throw e;
                }
                return readRowByRow(files, e, allocator, progress, notes);
            }
        }
    }

    /// Reads text again, in the way that leaves out the rows that cannot be used; if that fails too, what
    /// went wrong first is what matters.
    private Statistics readRowByRow(
            List<Path> files,
            HeadraceException first,
            BufferAllocator allocator,
            ScanProgress progress,
            Consumer<String> notes)
            throws IOException {
        try (ReaderTable table = ReaderTable.open(rowByRow, files, reading, allocator)) {
            notes.accept("Reading row by row, which takes longer: " + first.getMessage());
            Statistics statistics = StatisticsScan.of(table, options, threads, allocator, progress);
            AtomicLong left = new AtomicLong();
            table.quarantined(_ -> left.incrementAndGet(), allocator);
            if (left.get() > 0) {
                notes.accept("Left out: " + left + " rows that cannot be used");
            }
            return statistics;
        } catch (HeadraceException e) {
            first.addSuppressed(e);
            throw first;
        }
    }

    private TableSource source(List<Path> files) throws IOException {
        for (TableSource source : sources.values()) {
            if (source.reads(files.getFirst())) {
                return source;
            }
        }
        throw new HeadraceException(
                DataErrorCode.DATA_UNREADABLE,
                "No source reads " + files.getFirst()
                        + (isSqlite(files.getFirst())
                                ? ", a SQLite database; give jdbc:sqlite:" + files.getFirst() + " and --table"
                                : "; there are "
                                        + sources.keySet().stream().sorted().toList()
                                        + ", for Parquet, CSV, JSON lines and Arrow"));
    }

    private static boolean isSqlite(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return Arrays.equals(input.readNBytes(SQLITE.length), SQLITE);
        }
    }
}

package dev.headrace.data.duckdb;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.ReadOptions.Format;
import dev.headrace.data.spi.Table;
import dev.headrace.data.spi.TableSource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Opens Parquet, CSV and JSON as tables that DuckDB reads. Stateless and thread-safe.
///
/// Each scan is an embedded DuckDB of its own: of one thread for Parquet, where scans over other columns take
/// the other threads, and of as many as configured for text. The first row of text that cannot be read or
/// converted ends the scan; types of CSV are those of the first rows of each file.
final class DuckDbTableSource implements TableSource {
    private final DuckDbConfig config;

    @Inject
    DuckDbTableSource(DuckDbConfig config) {
        this.config = config;
    }

    @Override
    public boolean reads(Path file) throws IOException {
        return DataFile.mayBeRead(file);
    }

    @Override
    public Table open(List<Path> files, ReadOptions options, BufferAllocator allocator) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there are no files, and at least one was expected");
        }
        List<DataFile> found = new ArrayList<>();
        for (Path file : files) {
            found.add(DataFile.ofTable(file, options.format()));
        }
        Format format = DataFile.commonFormat(found);
        try (DuckDb duckDb = DuckDb.forSmallResults(config)) {
            return switch (format) {
                case PARQUET -> ParquetScan.open(duckDb, files, options.types(), config, allocator);
                case CSV -> csv(duckDb, found, options, allocator);
                case JSON_LINES -> JsonScan.open(duckDb, files, options.types(), config, allocator);
                case AUTO -> throw new IllegalStateException("a detected format is a format");
            };
        }
    }

    /// A file of which DuckDB would make other rows than the format's own rules is refused, so that rows are
    /// the same whoever reads them.
    private Table csv(DuckDb duckDb, List<DataFile> files, ReadOptions options, BufferAllocator allocator)
            throws IOException {
        List<CsvFile> tables = new ArrayList<>();
        for (DataFile file : files) {
            CsvFile table = CsvFile.of(file, options.delimiter());
            CsvFile first = tables.isEmpty() ? table : tables.getFirst();
            table.requireColumnsOf(first);
            if (table.delimiter() != first.delimiter()) {
                throw refused(
                        table.path(),
                        "its delimiter is '" + (char) table.delimiter() + "', and that of " + first.path() + " is '"
                                + (char) first.delimiter() + "'");
            }
            if (table.header().size() == 1) {
                throw refused(
                        table.path(),
                        "it has one column, and an empty line is a value for some and none for" + " others");
            }
            tables.add(table);
        }
        return CsvScan.open(duckDb, tables, options.types(), config, allocator);
    }

    private static HeadraceException refused(Path file, String reason) {
        return new HeadraceException(DataErrorCode.DATA_UNREADABLE, file + " cannot be read as a table: " + reason);
    }
}

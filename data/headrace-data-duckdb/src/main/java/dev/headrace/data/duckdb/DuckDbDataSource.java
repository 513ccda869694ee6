package dev.headrace.data.duckdb;

import dev.headrace.data.ReadOptions;
import dev.headrace.data.ReadOptions.Format;
import dev.headrace.data.spi.DataReader;
import dev.headrace.data.spi.DataSource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads CSV and JSON lines in two passes, the first of which finds the columns' types, and Parquet by
/// DuckDB. Stateless and thread-safe.
///
/// Text is not read by DuckDB: it gives no numbers of good rows, tells no empty text from a missing one, and
/// drops the good rows that a quote never closed runs into.
final class DuckDbDataSource implements DataSource {
    private final DuckDbConfig config;

    @Inject
    DuckDbDataSource(DuckDbConfig config) {
        this.config = config;
    }

    @Override
    public DataReader open(List<Path> files, ReadOptions options, BufferAllocator allocator) throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there are no files, and at least one was expected");
        }
        requireDelimiter(options.delimiter());
        List<DataFile> found = new ArrayList<>();
        for (Path file : files) {
            found.add(DataFile.of(file, options.format()));
        }
        Format format = DataFile.commonFormat(found);
        return switch (format) {
            case CSV -> csv(found, options, allocator);
            case JSON_LINES -> jsonLines(found, options, allocator);
            case PARQUET -> ParquetReader.open(files, options.types(), config, allocator);
            case AUTO -> throw new IllegalStateException("a detected format is a format");
        };
    }

    private static DataReader csv(List<DataFile> files, ReadOptions options, BufferAllocator allocator)
            throws IOException {
        List<TextFile> texts = new ArrayList<>();
        CsvFile first = CsvFile.of(files.getFirst(), options.delimiter());
        texts.add(first);
        for (DataFile file : files.subList(1, files.size())) {
            CsvFile other = CsvFile.of(file, options.delimiter());
            other.requireColumnsOf(first);
            texts.add(other);
        }
        return new TextReader(texts, TextTable.scan(texts, first::header, options.types()), allocator);
    }

    private static DataReader jsonLines(List<DataFile> files, ReadOptions options, BufferAllocator allocator)
            throws IOException {
        JsonKeys keys = new JsonKeys();
        List<TextFile> texts = new ArrayList<>();
        for (DataFile file : files) {
            texts.add(new JsonLinesFile(file.path(), keys));
        }
        return new TextReader(texts, TextTable.scan(texts, keys::names, options.types()), allocator);
    }

    private static void requireDelimiter(@Nullable Character delimiter) {
        if (delimiter != null && (delimiter > 0x7e || delimiter == '"' || (delimiter < ' ' && delimiter != '\t'))) {
            throw new IllegalArgumentException("the delimiter is character " + (int) delimiter
                    + ", and one of ASCII that is neither a quote nor a line end was expected");
        }
    }
}

package dev.headrace.data.duckdb;

import dev.headrace.data.Column;
import dev.headrace.data.QuarantinedRow;
import dev.headrace.data.spi.DataReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Reads text files whose columns' types are known: the second pass over them. What is in quarantine is not kept,
/// but read again when it is asked for.
final class TextReader implements DataReader {
    private final List<TextFile> files;
    private final TextTable table;
    private final RowParser parser;
    private final Batch batch;
    private int file;
    private @Nullable RowScanner scanner;

    TextReader(List<TextFile> files, TextTable table, BufferAllocator allocator) {
        this.files = files;
        this.table = table;
        this.parser = new RowParser(table.columns());
        this.batch = new Batch(table.columns(), allocator);
    }

    @Override
    public List<Column> columns() {
        return table.columns();
    }

    @Override
    public long totalRows() {
        return table.rows();
    }

    @Override
    public boolean next() throws IOException {
        batch.start();
        while (!batch.isFull()) {
            RowScanner rows = rows();
            if (rows == null) {
                break;
            }
            if (!rows.next()) {
                rows.close();
                scanner = null;
                file++;
            } else if (rows.problem() == null && parser.parse(rows.fields())) {
                batch.add(parser, rows.fields());
            }
        }
        return batch.end() > 0;
    }

    @Override
    public VectorSchemaRoot batch() {
        return batch.root();
    }

    @Override
    public void quarantined(Consumer<QuarantinedRow> consumer) throws IOException {
        RowParser second = new RowParser(table.columns());
        for (TextFile text : files) {
            String name = String.valueOf(text.path().getFileName());
            try (RowScanner rows = text.rows()) {
                while (rows.next()) {
                    String problem = rows.problem();
                    if (problem != null) {
                        consumer.accept(new QuarantinedRow(name, rows.row(), null, problem, rows.text()));
                    } else if (!second.parse(rows.fields())) {
                        consumer.accept(new QuarantinedRow(
                                name, rows.row(), second.wrongColumn(), second.problem(rows.fields()), rows.text()));
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Batch _ = batch) {
            if (scanner != null) {
                scanner.close();
                scanner = null;
            }
        }
    }

    /// The scanner of the file at which reading stands, or null behind the last.
    private @Nullable RowScanner rows() throws IOException {
        if (scanner == null && file < files.size()) {
            scanner = files.get(file).rows();
        }
        return scanner;
    }
}

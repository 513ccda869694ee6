package dev.headrace.benchmarks.statistics;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/// DuckDB's stream of Arrow batches from a file, by several connections of one thread each that share the
/// columns.
final class ColumnScan {
    private static final int BATCH_ROWS = 65_536;

    private ColumnScan() {}

    /// Takes the batches of one connection, on one thread.
    interface Sink {
        /// Looks at a batch, which the next overwrites.
        void batch(VectorSchemaRoot batch);
    }

    /// Makes the sink of each connection.
    interface Sinks {
        /// The sink of the connection with this number.
        Sink sink(int connection);
    }

    /// Reads a file to its end.
    ///
    /// @param file Parquet or CSV, by its ending
    /// @param connections how many; each reads every so many-th column of all rows
    /// @param sinks where the batches go
    static void run(Path file, int connections, Sinks sinks) throws IOException, SQLException {
        List<List<String>> parts = parts(names(file), connections);
        try (BufferAllocator allocator = new RootAllocator();
                ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Void>> done = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                List<String> part = parts.get(i);
                Sink sink = sinks.sink(i);
                Callable<Void> scan = () -> {
                    scan(file, part, sink, allocator);
                    return null;
                };
                done.add(threads.submit(scan));
            }
            await(done);
        }
    }

    private static List<String> names(Path file) throws SQLException {
        try (Database database = Database.open(1)) {
            return database.query("DESCRIBE SELECT * FROM " + Database.table(file)).stream()
                    .map(row -> String.valueOf(row.getFirst()))
                    .toList();
        }
    }

    private static List<List<String>> parts(List<String> names, int connections) {
        List<List<String>> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(connections, names.size()); i++) {
            List<String> part = new ArrayList<>();
            for (int j = i; j < names.size(); j += connections) {
                part.add(names.get(j));
            }
            parts.add(part);
        }
        return parts;
    }

    private static void scan(Path file, List<String> columns, Sink sink, BufferAllocator allocator)
            throws IOException, SQLException {
        String selected = columns.stream().map(Database::identifier).collect(Collectors.joining(", "));
        String query = "SELECT " + selected + " FROM " + Database.table(file);
        try (Database database = Database.open(1);
                ArrowReader reader = database.stream(query, BATCH_ROWS, allocator)) {
            while (reader.loadNextBatch()) {
                sink.batch(reader.getVectorSchemaRoot());
            }
        }
    }

    private static void await(List<Future<Void>> done) throws IOException {
        try {
            for (Future<Void> scan : done) {
                scan.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a scan failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("a scan was interrupted", e);
        }
    }
}

package dev.headrace.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.spi.Table;
import dev.headrace.statistics.internal.Plain;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Makes statistics of a whole table by several threads. Each column is folded by one thread at a time in the
/// order of the rows, so the result, to the last byte, is that of one thread.
///
/// A table whose columns can be read apart is read by as many scans at a time as there are threads, each of a
/// group of columns; of another one, the columns of each batch are divided among the threads. Memory depends
/// on the number of columns in a group, not on the number of rows.
public final class StatisticsScan {
    private static final int BATCH_VALUES = 1 << 20;
    private static final int MOST_BATCH_ROWS = 1 << 16;
    private static final int LEAST_BATCH_ROWS = 1 << 11;
    private static final int MOST_GROUP_COLUMNS = 64;

    private final Table table;
    private final StatisticsOptions options;
    private final BufferAllocator allocator;
    private final ScanProgress progress;
    private final AtomicLong done = new AtomicLong();
    private long total = -1;

    private StatisticsScan(Table table, StatisticsOptions options, BufferAllocator allocator, ScanProgress progress) {
        this.table = table;
        this.options = options;
        this.allocator = allocator;
        this.progress = progress;
    }

    /// Reads a table.
    ///
    /// @param table borrowed
    /// @param options what is to be made
    /// @param threads how many threads, at least 1
    /// @param allocator what batches are allocated from
    /// @param progress is told how far it is
    /// @return the statistics of all rows, to which others can be merged
    /// @throws IOException if the table cannot be read
    /// @throws HeadraceException if the table or a batch is damaged, or does not have the columns of the
    ///     options
    public static Statistics of(
            Table table, StatisticsOptions options, int threads, BufferAllocator allocator, ScanProgress progress)
            throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", and at least 1 was expected");
        }
        StatisticsScan scan = new StatisticsScan(table, options, allocator, progress);
        List<String> wanted = Columns.wanted(table.schema(), options).stream()
                .map(Field::getName)
                .toList();
        if (table.readsColumnsApart()) {
            List<List<String>> groups = ColumnGroups.of(wanted, table::weight, threads, MOST_GROUP_COLUMNS);
            scan.expect(table.rows(), wanted.size());
            return scan.byGroups(groups, threads);
        }
        scan.expect(table.rows(), wanted.size());
        return scan.byBatches(wanted, threads);
    }

    private void expect(OptionalLong rows, int columns) {
        if (rows.isPresent()) {
            total = rows.getAsLong() * columns;
        }
    }

    private Statistics byGroups(List<List<String>> groups, int threads) throws IOException {
        List<Statistics> parts = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, groups.size()))) {
            List<Future<Statistics>> futures = new ArrayList<>();
            for (List<String> group : groups) {
                futures.add(pool.submit(() -> oneGroup(group)));
            }
            Future<Statistics> together = pool.submit(this::together);
            try {
                for (Future<Statistics> future : futures) {
                    parts.add(await(future));
                }
                List<Schema> schemas = parts.stream().map(Statistics::schema).toList();
                return Statistics.joined(withFound(schemas), options, parts, await(together));
            } finally {
                pool.shutdownNow();
            }
        }
    }

    /// What concerns several columns takes a scan of its own over these.
    private Statistics together() throws IOException {
        Statistics none = Statistics.together(table.schema(), options);
        if (none.columnsTogether().isEmpty()) {
            return none;
        }
        // In the order of the table, on which the hashes of rows depend.
        Set<String> needed = new TreeSet<>(withRowColumns(none.columnsTogether()));
        List<String> columns = table.schema().getFields().stream()
                .map(Field::getName)
                .filter(needed::contains)
                .toList();
        Statistics found = null;
        try (ArrowReader reader = table.scan(columns, batchRows(columns.size()), allocator)) {
            while (reader.loadNextBatch()) {
                requireWanted();
                VectorSchemaRoot batch = reader.getVectorSchemaRoot();
                if (found == null) {
                    found = Statistics.together(plain(batch, reader), options);
                }
                found.fold(batch, reader);
            }
        }
        return found == null ? none : found;
    }

    private Statistics oneGroup(List<String> group) throws IOException {
        List<String> read = withRowColumns(group);
        StatisticsOptions part = options.ofColumns(group);
        try (ArrowReader reader = table.scan(read, batchRows(read.size()), allocator)) {
            Statistics statistics = null;
            while (reader.loadNextBatch()) {
                requireWanted();
                VectorSchemaRoot batch = reader.getVectorSchemaRoot();
                if (statistics == null) {
                    statistics = new Statistics(plain(batch, reader), part);
                }
                statistics.fold(batch, reader);
                advance((long) batch.getRowCount() * group.size());
            }
            return statistics == null
                    ? new Statistics(reader.getVectorSchemaRoot().getSchema(), part)
                    : statistics;
        }
    }

    private Statistics byBatches(List<String> wanted, int threads) throws IOException {
        Set<String> needed = new LinkedHashSet<>(wanted);
        needed.addAll(Statistics.together(table.schema(), options).columnsTogether());
        List<String> read = withRowColumns(List.copyOf(needed));
        try (ExecutorService pool = Executors.newFixedThreadPool(threads);
                ArrowReader reader = table.scan(read, batchRows(read.size()), allocator)) {
            Statistics statistics = null;
            while (reader.loadNextBatch()) {
                requireWanted();
                VectorSchemaRoot batch = reader.getVectorSchemaRoot();
                if (statistics == null) {
                    statistics = new Statistics(withFound(List.of(plain(batch, reader))), options);
                }
                fold(statistics.prepare(batch, reader), threads, pool);
                advance((long) batch.getRowCount() * wanted.size());
            }
            return statistics == null
                    ? new Statistics(
                            withFound(List.of(reader.getVectorSchemaRoot().getSchema())), options)
                    : statistics;
        }
    }

    private static void fold(Statistics.Prepared prepared, int threads, ExecutorService pool) throws IOException {
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int task = next.getAndIncrement(); task < prepared.tasks(); task = next.getAndIncrement()) {
                prepared.fold(task);
            }
        };
        List<FutureTask<?>> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, prepared.tasks()); i++) {
            parts.add(new FutureTask<>(work, null));
        }
        parts.stream().skip(1).forEach(pool::execute);
        parts.getFirst().run();
        // The batch must not be closed or overwritten while any thread reads it, whatever happens.
        List<ExecutionException> failures = new ArrayList<>();
        for (FutureTask<?> part : parts) {
            awaitEnd(part, failures);
        }
        if (!failures.isEmpty()) {
            throw unwrapped(failures.getFirst());
        }
    }

    private static void awaitEnd(Future<?> future, List<ExecutionException> failures) {
        boolean interrupted = false;
        while (true) {
            try {
                future.get();
                break;
            } catch (ExecutionException e) {
                failures.add(e);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    private static IOException unwrapped(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException cause -> throw cause;
            case Error cause -> throw cause;
            case IOException cause -> cause;
            case null, default -> new IOException(failure.getCause());
        };
    }

    /// Ends a scan whose result nobody waits for any more, because another one failed.
    private static void requireWanted() throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException("interrupted");
        }
    }

    private void advance(long values) {
        progress.advanced(done.addAndGet(values), total);
    }

    private List<String> withRowColumns(List<String> columns) {
        TreeSet<String> more = new TreeSet<>(options.rowColumns());
        columns.forEach(more::remove);
        List<String> read = new ArrayList<>(columns);
        read.addAll(more);
        return read;
    }

    private static int batchRows(int columns) {
        return Math.clamp(Integer.highestOneBit(BATCH_VALUES / columns + 1), LEAST_BATCH_ROWS, MOST_BATCH_ROWS);
    }

    private static Schema plain(VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        List<Field> fields = new ArrayList<>();
        for (Field field : batch.getSchema().getFields()) {
            Field plain = Plain.field(field, dictionaries);
            fields.add(new Field(field.getName(), plain.getFieldType(), plain.getChildren()));
        }
        return new Schema(fields);
    }

    /// The schema of the table, with the fields that were found when it was read.
    private Schema withFound(List<Schema> schemas) {
        List<Field> fields = new ArrayList<>();
        for (Field field : table.schema().getFields()) {
            Field found = field;
            for (Schema schema : schemas) {
                for (Field own : schema.getFields()) {
                    found = own.getName().equals(field.getName()) ? own : found;
                }
            }
            fields.add(found);
        }
        return new Schema(fields);
    }
}

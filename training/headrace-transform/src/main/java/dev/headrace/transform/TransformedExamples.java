package dev.headrace.transform;

import dev.headrace.core.Seed;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.spi.TrainingMonitor;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Loads examples through a transform into memory. Stateless and thread-safe.
public final class TransformedExamples {
    private final Examples examples;
    private final String split;
    private final TransformGraph graph;
    private final LabelReader labelReader;
    private final BatchTransform transform;

    private TransformedExamples(Examples examples, String split, TransformGraph graph) {
        this.examples = examples;
        this.split = split;
        this.graph = graph;
        this.labelReader = new LabelReader(graph.label(), examples.columns());
        this.transform = new BatchTransform(graph, examples.columns());
    }

    /// Loads the rows of a split that have a label. If there are more than `maximumRows`, as many are taken
    /// by chance, each with the same probability; they stay in order. Takes 8 bytes for each number of each
    /// row.
    ///
    /// @param examples the examples
    /// @param split the split's name
    /// @param graph the transform
    /// @param maximumRows how many rows to take at most; positive
    /// @param seed where the choice of rows comes from: equal seeds choose equal rows of equal examples
    /// @param allocator what batches are read with
    /// @param monitor is told how many `rows` are done, of all that are read, and says when to stop
    /// @return the numbers, and how many rows there were
    /// @throws IOException if the examples cannot be read
    /// @throws InterruptedException if the monitor said to stop
    /// @throws dev.headrace.core.HeadraceException with `DATA_SPLIT_UNKNOWN`, `LABEL_UNKNOWN` or
    ///     `TRANSFORM_MISMATCH` if the examples have no such split, or their columns are not those of the
    ///     transform
    public static LoadedExamples load(
            Examples examples,
            String split,
            TransformGraph graph,
            long maximumRows,
            Seed seed,
            BufferAllocator allocator,
            TrainingMonitor monitor)
            throws IOException, InterruptedException {
        if (maximumRows < 1) {
            throw new IllegalArgumentException("maximumRows must be positive: " + maximumRows);
        }
        return new TransformedExamples(examples, split, graph).load(maximumRows, seed, allocator, monitor);
    }

    private LoadedExamples load(long maximumRows, Seed seed, BufferAllocator allocator, TrainingMonitor monitor)
            throws IOException, InterruptedException {
        long rows = examples.rows(split);
        long available = countLabelled(allocator, monitor);
        int wanted = Math.toIntExact(Math.min(Math.min(available, maximumRows), Integer.MAX_VALUE - 8));
        double[][] columns = new double[graph.width()][wanted];
        double[] labels = new double[wanted];
        RowSample sample = new RowSample(available, wanted, seed);
        long done = 0;
        int taken = 0;
        try (ExamplesReader reader = examples.read(split, allocator)) {
            while (reader.next()) {
                monitor.progress(rows + done, 2 * rows, "rows");
                VectorSchemaRoot batch = reader.batch();
                double[] batchLabels = labels(batch);
                int[] chosen = new int[batch.getRowCount()];
                int count = 0;
                for (int row = 0; row < batchLabels.length; row++) {
                    if (!Double.isNaN(batchLabels[row]) && sample.takes(done + row)) {
                        labels[taken + count] = batchLabels[row];
                        chosen[count++] = row;
                    }
                }
                transform.apply(batch, chosen, count, columns, taken);
                taken += count;
                done += batch.getRowCount();
            }
        }
        monitor.progress(2 * rows, 2 * rows, "rows");
        TrainingData data = new TrainingData(
                graph.label().task(), graph.label().classes().size(), graph.outputs(), columns, labels);
        return new LoadedExamples(data, available, rows - available);
    }

    private long countLabelled(BufferAllocator allocator, TrainingMonitor monitor)
            throws IOException, InterruptedException {
        long rows = examples.rows(split);
        long done = 0;
        long labelled = 0;
        try (ExamplesReader reader = examples.read(split, allocator)) {
            while (reader.next()) {
                monitor.progress(done, 2 * rows, "rows");
                for (double label : labels(reader.batch())) {
                    labelled += Double.isNaN(label) ? 0 : 1;
                }
                done += reader.batch().getRowCount();
            }
        }
        return labelled;
    }

    private double[] labels(VectorSchemaRoot batch) {
        double[] labels = new double[batch.getRowCount()];
        labelReader.read(batch, 0, labels.length, labels, 0);
        return labels;
    }
}

package dev.headrace.training.evaluation;

import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.transform.LabelReader;
import dev.headrace.validation.LabelSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Lets all contenders predict the same rows, in one pass. Confined to one thread.
final class Bout {
    private final Examples examples;
    private final String split;
    private final LabelReader labelReader;
    private final Contender model;
    private final List<Contender> contenders;
    private final Set<Features> features = new LinkedHashSet<>();
    private final Slices slices;
    private final double[] labels;
    private int rows;
    private long unlabelled;

    Bout(Examples examples, String split, LabelSchema label, Contender model, List<Contender> others, Slices slices) {
        this.examples = examples;
        this.split = split;
        this.labelReader = new LabelReader(label, examples.columns());
        this.model = model;
        this.contenders = new ArrayList<>(others);
        this.contenders.add(model);
        this.contenders.forEach(contender -> features.add(contender.features()));
        this.slices = slices;
        this.labels = new double[Math.toIntExact(examples.rows(split))];
    }

    void run(BufferAllocator allocator, TrainingMonitor monitor) throws IOException, InterruptedException {
        long total = examples.rows(split);
        try (ExamplesReader reader = examples.read(split, allocator)) {
            while (reader.next()) {
                VectorSchemaRoot batch = reader.batch();
                for (int from = 0; from < batch.getRowCount(); from += Features.BLOCK) {
                    monitor.progress(rows + unlabelled, total, "rows");
                    predict(batch, from, Math.min(from + Features.BLOCK, batch.getRowCount()));
                }
            }
        }
        monitor.progress(total, total, "rows");
    }

    private void predict(VectorSchemaRoot batch, int from, int to) {
        double[] block = new double[to - from];
        labelReader.read(batch, from, to, block, 0);
        features.forEach(transformed -> transformed.load(batch, from, to));
        for (int at = 0; at < block.length; at++) {
            if (Double.isNaN(block[at])) {
                unlabelled++;
                continue;
            }
            labels[rows] = block[at];
            for (Contender contender : contenders) {
                contender.predict(at, rows, block[at]);
            }
            slices.add(batch, from + at, model.scores().loss(rows));
            rows++;
        }
    }

    /// The labels of the rows that have one, in order.
    double[] labels() {
        return labels;
    }

    /// How many rows have a label.
    int rows() {
        return rows;
    }

    /// How many rows have none, and were left out.
    long unlabelled() {
        return unlabelled;
    }
}

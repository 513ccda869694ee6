package dev.headrace.training.evaluation;

import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Predictor;
import dev.headrace.training.TransformGraph;
import dev.headrace.transform.LabelReader;
import dev.headrace.validation.LabelSchema;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;

/// What the labels of the rows to learn from say without any feature: how frequent each class is, or the
/// mean.
final class TrainingLabels {
    private TrainingLabels() {}

    /// Predicts the frequency of each class, one row of each added, or the mean (0 where there is no row).
    static Predictor predictor(Examples examples, TransformGraph graph, BufferAllocator allocator) throws IOException {
        LabelSchema label = graph.label();
        LabelReader labelReader = new LabelReader(label, examples.columns());
        long[] counts = new long[label.classes().size()];
        long rows = 0;
        double mean = 0;
        try (ExamplesReader reader = examples.read(Examples.TRAIN, allocator)) {
            while (reader.next()) {
                double[] labels = new double[reader.batch().getRowCount()];
                labelReader.read(reader.batch(), 0, labels.length, labels, 0);
                for (double value : labels) {
                    if (Double.isNaN(value)) {
                        continue;
                    }
                    rows++;
                    mean += (value - mean) / rows;
                    if (counts.length > 0) {
                        counts[(int) value]++;
                    }
                }
            }
        }
        return switch (label.task()) {
            case REGRESSION -> new LinearPredictor(0, 1, Link.IDENTITY, new double[0], new double[] {mean});
            case BINARY ->
                new LinearPredictor(0, 2, Link.LOGISTIC, new double[0], new double[] {
                    Math.log((counts[1] + 1.0) / (counts[0] + 1.0))
                });
            case MULTICLASS -> {
                double[] scores = new double[counts.length];
                for (int number = 0; number < scores.length; number++) {
                    scores[number] = Math.log(counts[number] + 1.0);
                }
                yield new LinearPredictor(0, scores.length, Link.SOFTMAX, new double[0], scores);
            }
        };
    }
}

package dev.headrace.training.evaluation;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Seed;
import dev.headrace.data.Examples;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.Model;
import dev.headrace.training.Predictor;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.linear.LinearTrainer;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.transform.BatchTransform;
import dev.headrace.transform.LoadedExamples;
import dev.headrace.transform.TransformedExamples;
import dev.headrace.validation.LabelSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// Prepares what the model is compared with. Confined to one thread.
final class Baselines {
    /// Predicts the frequency of each class in the rows to learn from.
    static final String MAJORITY = "majority class";
    /// Predicts the mean of the rows to learn from.
    static final String MEAN = "mean";
    static final String LINEAR = "linear model";
    static final String LIVE = "live model";
    static final String HUMAN = "human";

    /// The numbers that the linear baseline may take in memory: 160 MB.
    private static final long NUMBERS = 20_000_000;
    private static final int FEWEST_ROWS = 1_000;

    private final Examples examples;
    private final Model model;
    private final int rows;
    private final BufferAllocator allocator;
    private final List<String> notes = new ArrayList<>();

    /// Takes what all need.
    ///
    /// @param rows how many rows the split to judge by has
    Baselines(Examples examples, Model model, int rows, BufferAllocator allocator) {
        this.examples = examples;
        this.model = model;
        this.rows = rows;
        this.allocator = allocator;
    }

    /// Why a baseline was left out, a sentence each.
    List<String> notes() {
        return notes;
    }

    /// What predicts without any feature.
    Contender featureless() throws IOException {
        String name = model.transform().label().task().isClassification() ? MAJORITY : MEAN;
        Predictor predictor = TrainingLabels.predictor(examples, model.transform(), allocator);
        return new Contender(name, new Features(), predictor, sameClasses(), scores());
    }

    /// The model itself.
    ///
    /// @param features of the model's transform
    Contender model(Features features) {
        return new Contender("model", features, model.predictor(), sameClasses(), scores());
    }

    /// A linear model of the model's features, or none where it would say nothing new.
    ///
    /// @param features of the model's transform
    /// @param maximumRows the most rows that it learns from; 0 for none
    List<Contender> linear(Features features, int maximumRows, Seed seed, TrainingMonitor monitor)
            throws IOException, InterruptedException {
        TransformGraph graph = model.transform();
        if (maximumRows == 0 || graph.width() == 0) {
            return List.of();
        }
        if (model.card().trainer().equals(LinearTrainer.NAME)) {
            notes.add("The model is linear itself, so it was not compared with a linear model.");
            return List.of();
        }
        long most = Math.min(maximumRows, Math.max(FEWEST_ROWS, NUMBERS / graph.width()));
        LoadedExamples loaded =
                TransformedExamples.load(examples, Examples.TRAIN, graph, most, seed, allocator, monitor);
        if (loaded.data().rows() < 2) {
            notes.add(
                    "There are fewer than two rows to learn from, so the model was not compared with a linear model.");
            return List.of();
        }
        LinearTrainer trainer = new LinearTrainer();
        Hyperparameters hyperparameters = trainer.candidates(
                        graph.label().task(), loaded.data().rows(), graph.width())
                .getFirst();
        Predictor predictor = trainer.train(loaded.data(), hyperparameters, seed, monitor);
        return List.of(new Contender(LINEAR, features, predictor, sameClasses(), scores()));
    }

    /// The model that serves now, or none where it predicts something else or reads other columns.
    List<Contender> live(Model live) {
        LabelSchema own = model.transform().label();
        LabelSchema others = live.transform().label();
        if (!own.column().equals(others.column())
                || own.task().isClassification() != others.task().isClassification()) {
            notes.add("The live model predicts '" + others.column() + "' (" + others.task() + ") and the model '"
                    + own.column() + "' (" + own.task() + "), so they were not compared.");
            return List.of();
        }
        try {
            Features features = new Features(new BatchTransform(live.transform(), examples.columns()));
            int[] classes = own.classes().stream()
                    .mapToInt(name -> others.classes().indexOf(name))
                    .toArray();
            return List.of(new Contender(LIVE, features, live.predictor(), classes, scores()));
        } catch (HeadraceException e) {
            if (e.code() != TrainingErrorCode.TRANSFORM_MISMATCH) {
                throw e;
            }
            notes.add("The live model cannot read these examples, so it was not compared: " + e.getMessage() + ".");
            return List.of();
        }
    }

    private int[] sameClasses() {
        return IntStream.range(0, model.transform().label().classes().size()).toArray();
    }

    private Scores scores() {
        LabelSchema label = model.transform().label();
        return label.task().isClassification() ? new ClassScores(label.classes().size(), rows) : new NumberScores(rows);
    }
}

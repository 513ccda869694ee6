package dev.headrace.training.loading;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Examples;
import dev.headrace.training.TrainingData;
import dev.headrace.training.TrainingErrorCode;
import dev.headrace.training.TransformGraph;
import dev.headrace.training.spi.TrainingMonitor;
import dev.headrace.transform.LoadedExamples;
import dev.headrace.transform.TransformedExamples;
import dev.headrace.validation.LabelSchema;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;

/// Loads the rows to learn from of a component's inputs `examples` and `transform`.
///
/// @param split the split to learn from
/// @param maximumRows how many rows to load at most; a greater split is sampled
/// @param maximumValues how many numbers, rows times the width of the transform, to load at most: of a wide
///     transform fewer rows are loaded, but never fewer than [#LEAST_ROWS]
public record TrainingRows(String split, long maximumRows, long maximumValues) {
    /// How many rows are loaded of however wide a transform.
    public static final long LEAST_ROWS = 1_000;

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is not positive
    public TrainingRows {
        if (maximumRows < 1) {
            throw new IllegalArgumentException("maximum-rows must be positive: " + maximumRows);
        }
        if (maximumValues < 1) {
            throw new IllegalArgumentException("maximum-values must be positive: " + maximumValues);
        }
    }

    /// The transform at the input `transform`.
    ///
    /// @param context what the component runs in
    /// @return the transform
    /// @throws IOException if it cannot be read
    public static TransformGraph transform(ComponentContext context) throws IOException {
        Artifact artifact = context.input("transform");
        return JsonRecords.read(artifact.directory().resolve(TransformGraph.FILE), TransformGraph.class);
    }

    /// A monitor that passes on what it hears to a context, and stops where that is cancelled.
    ///
    /// @param context what the component runs in
    /// @return the monitor
    public static TrainingMonitor monitor(ComponentContext context) {
        return (done, total, unit) -> {
            context.checkCancelled();
            context.progress(done, total, unit);
        };
    }

    /// Loads the rows; which ones a sample takes follows from the context's seed.
    ///
    /// @param context what the component runs in
    /// @param graph the transform
    /// @param allocator what batches are read with
    /// @return enough rows to learn from: at least two, and for classes at least two of them with a row
    /// @throws IOException if the examples cannot be read
    /// @throws InterruptedException if the execution was cancelled
    /// @throws HeadraceException with [TrainingErrorCode#TOO_FEW_ROWS] if there are not enough
    public LoadedExamples load(ComponentContext context, TransformGraph graph, BufferAllocator allocator)
            throws IOException, InterruptedException {
        Examples examples = Examples.open(context.input("examples").directory());
        long byWidth = Math.max(LEAST_ROWS, maximumValues / Math.max(1, graph.width()));
        LoadedExamples loaded = TransformedExamples.load(
                examples,
                split,
                graph,
                Math.min(maximumRows, byWidth),
                context.seed().derive("rows"),
                allocator,
                monitor(context));
        requireEnough(loaded, graph.label());
        return loaded;
    }

    private void requireEnough(LoadedExamples loaded, LabelSchema label) {
        TrainingData data = loaded.data();
        if (data.rows() < 2) {
            throw new HeadraceException(
                    TrainingErrorCode.TOO_FEW_ROWS,
                    "Split '" + split + "' has " + loaded.availableRows() + " rows with a usable label '"
                            + label.column() + "' and " + loaded.unlabelledRows()
                            + " without, and at least 2 are needed to learn");
        }
        if (label.task().isClassification()) {
            int[] counts = countClasses(data);
            int only = -1;
            for (int index = 0; index < counts.length; index++) {
                if (counts[index] > 0 && only >= 0) {
                    return;
                }
                only = counts[index] > 0 ? index : only;
            }
            throw new HeadraceException(
                    TrainingErrorCode.TOO_FEW_ROWS,
                    "Split '" + split + "' has rows of one class of the label '" + label.column() + "' only, '"
                            + label.classes().get(only) + "', and rows of at least 2 classes are needed to learn");
        }
    }

    /// How many rows each class has.
    ///
    /// @param data rows of a classification
    /// @return one number a class
    public static int[] countClasses(TrainingData data) {
        int[] counts = new int[data.classes()];
        for (double label : data.labels()) {
            counts[(int) label]++;
        }
        return counts;
    }
}

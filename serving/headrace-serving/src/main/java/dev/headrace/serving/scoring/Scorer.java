package dev.headrace.serving.scoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.data.Column;
import dev.headrace.training.Model;
import dev.headrace.training.Predictor;
import dev.headrace.transform.RowTransform;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Predicts single rows: the values of a request to the columns' types, the transform that training used, the
/// predictor. Immutable and thread-safe.
///
/// Values are those of JSON. A column that a row lacks, or whose value is null, is missing. Whole numbers may
/// have a fraction of zero, real numbers may be whole or one of the texts `NaN`, `Infinity` and `-Infinity`,
/// days are texts such as `2026-03-01`, times are texts such as `2026-03-01T12:30:00`, to which an offset or
/// Z may be added. The label and the columns that the transform leaves out may be there, and are not looked
/// at; any other column is refused.
public final class Scorer {
    private final Model model;
    private final RowReader reader;
    private final RowTransform transform;
    private final Predictor predictor;
    private final LabelSchema label;

    private Scorer(Model model) {
        this.model = model;
        this.reader = new RowReader(model.transform());
        this.transform = new RowTransform(model.transform());
        this.predictor = model.predictor();
        this.label = model.transform().label();
        int expected = task().isClassification() ? label.classes().size() : 1;
        if (predictor.outputs() != expected) {
            throw new IllegalArgumentException(
                    "the predictor has " + predictor.outputs() + " outputs, and the label needs " + expected);
        }
    }

    /// Makes a model ready to predict.
    ///
    /// @param model the model
    /// @return a scorer
    /// @throws HeadraceException with `TRANSFORM_MISMATCH` of [dev.headrace.training.TrainingErrorCode] if
    ///     the transform's operations do not fit its columns
    /// @throws IllegalArgumentException if the predictor's outputs do not fit the label
    public static Scorer of(Model model) {
        return new Scorer(model);
    }

    /// Predicts a row.
    ///
    /// @param row texts, numbers, booleans and nulls by column
    /// @return the prediction
    /// @throws HeadraceException with [ServingErrorCode#REQUEST_INVALID] if a column is unknown or a value is
    ///     not of its type, or if the row has none of the columns
    public Prediction score(Map<String, ? extends @Nullable Object> row) {
        return predict(reader.values(row));
    }

    /// Predicts a row of JSON.
    ///
    /// @param row texts, numbers, booleans and nulls by column
    /// @return the prediction
    /// @throws HeadraceException with [ServingErrorCode#REQUEST_INVALID] if a column is unknown or a value is
    ///     not of its type, or if the row has none of the columns
    public Prediction score(ObjectNode row) {
        return score(JsonRow.map(row));
    }

    /// The columns that are read.
    ///
    /// @return those of the transform, in its order
    public List<Column> columns() {
        return transform.columns();
    }

    /// What is predicted.
    ///
    /// @return the label's column, task and classes
    public LabelSchema label() {
        return label;
    }

    /// Whether classes or a number are predicted.
    ///
    /// @return the label's task
    public Task task() {
        return label.task();
    }

    /// A row that the model reads, to try it with: means of numbers, the most frequent value of the rest.
    ///
    /// @return texts, numbers and booleans by column, in the order of [#columns]
    public Map<String, Object> example() {
        return ExampleRow.of(model.transform());
    }

    private Prediction predict(@Nullable Object[] values) {
        double[] features = new double[transform.width()];
        double[] output = new double[predictor.outputs()];
        transform.apply(values, features);
        predictor.predict(features, output);
        int best = 0;
        List<Double> scores = new ArrayList<>(output.length);
        for (int i = 0; i < output.length; i++) {
            scores.add(output[i]);
            if (output[i] > output[best]) {
                best = i;
            }
        }
        return new Prediction(task().isClassification() ? label.classes().get(best) : null, scores);
    }
}

package dev.headrace.training;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.json.JsonRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A model: its card, the transform that makes numbers of a row, and the predictor. In a directory, which
/// holds all that serving needs: `model.json`, `transform.json` and `predictor.bin`. Immutable and thread-safe.
///
/// @param card what it is
/// @param transform what it reads of a row
/// @param predictor what it makes of the numbers
public record Model(ModelCard card, TransformGraph transform, Predictor predictor) {
    /// Checks that the parts fit.
    ///
    /// @throws IllegalArgumentException if the predictor reads another number of features than the transform
    ///     makes
    public Model {
        requireNonNull(card, "card is null");
        if (transform.width() != predictor.features()) {
            throw new IllegalArgumentException("the transform makes " + transform.width()
                    + " numbers, and the predictor reads " + predictor.features());
        }
    }

    /// Writes a model.
    ///
    /// @param directory exists
    /// @throws IOException if a file cannot be written
    public void write(Path directory) throws IOException {
        JsonRecords.write(directory.resolve(ModelCard.FILE), card);
        JsonRecords.write(directory.resolve(TransformGraph.FILE), transform);
        PredictorFormat.write(directory.resolve(PredictorFormat.FILE), predictor);
    }

    /// Reads a model.
    ///
    /// @param directory the model's
    /// @return the model
    /// @throws IOException if a file cannot be read
    /// @throws HeadraceException with [TrainingErrorCode#MODEL_FORMAT] if the directory holds no model, or a
    ///     damaged one
    public static Model read(Path directory) throws IOException {
        Path card = directory.resolve(ModelCard.FILE);
        if (!Files.isRegularFile(card)) {
            throw new HeadraceException(
                    TrainingErrorCode.MODEL_FORMAT, directory + " holds no model: " + ModelCard.FILE + " is missing");
        }
        for (String part : List.of(TransformGraph.FILE, PredictorFormat.FILE)) {
            if (!Files.isRegularFile(directory.resolve(part))) {
                throw new HeadraceException(
                        TrainingErrorCode.MODEL_FORMAT, directory + " holds a damaged model: " + part + " is missing");
            }
        }
        try {
            return new Model(
                    JsonRecords.read(card, ModelCard.class),
                    JsonRecords.read(directory.resolve(TransformGraph.FILE), TransformGraph.class),
                    PredictorFormat.read(directory.resolve(PredictorFormat.FILE)));
        } catch (HeadraceException e) {
            if (e.code() != CoreErrorCode.INVALID_JSON) {
                throw e;
            }
            throw new HeadraceException(
                    TrainingErrorCode.MODEL_FORMAT, directory + " holds a damaged model: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new HeadraceException(
                    TrainingErrorCode.MODEL_FORMAT, directory + " holds a damaged model: " + e.getMessage(), e);
        }
    }
}

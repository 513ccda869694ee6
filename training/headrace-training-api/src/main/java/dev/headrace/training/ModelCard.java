package dev.headrace.training;

import static java.util.Objects.requireNonNull;

/// What a model is: the file `model.json`.
///
/// @param format the name and version of this form, [#FORMAT]
/// @param trainer the name of the trainer
/// @param hyperparameters what it was trained with
/// @param trainingRows how many rows it was trained on
/// @param availableRows how many there were
public record ModelCard(
        String format, String trainer, Hyperparameters hyperparameters, long trainingRows, long availableRows) {
    /// The form that this release writes.
    public static final String FORMAT = "headrace-model/1";
    /// The file's name.
    public static final String FILE = "model.json";

    /// Checks the format.
    public ModelCard {
        requireNonNull(trainer, "trainer is null");
        requireNonNull(hyperparameters, "hyperparameters is null");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("the format is '" + format + "', and '" + FORMAT + "' was expected");
        }
    }
}

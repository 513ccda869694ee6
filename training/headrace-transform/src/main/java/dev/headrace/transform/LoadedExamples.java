package dev.headrace.transform;

import static java.util.Objects.requireNonNull;

import dev.headrace.training.TrainingData;

/// Examples that were transformed.
///
/// @param data the rows that were taken, in the order of the examples
/// @param availableRows how many rows have a label, those that were not taken included
/// @param unlabelledRows how many rows have none, and so were not taken
public record LoadedExamples(TrainingData data, long availableRows, long unlabelledRows) {
    /// Checks that nothing is null.
    public LoadedExamples {
        requireNonNull(data, "data is null");
    }
}

package dev.headrace.serving;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.Names;

/// A version of a model in a model store.
///
/// @param model the model's name, in kebab-case
/// @param number from 1, in the order of publishing
/// @param fingerprint of the files
public record ModelVersion(String model, long number, Fingerprint fingerprint) {
    /// Checks the name and number.
    public ModelVersion {
        Names.requireKebabCase("the name of a model", model);
        requireNonNull(fingerprint, "fingerprint is null");
        if (number < 1) {
            throw new IllegalArgumentException("a version is numbered from 1: " + number);
        }
    }
}

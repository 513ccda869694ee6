package dev.headrace.serving.release;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.Names;

/// Which model was pushed: the file `pushed.json` of the artifact.
///
/// @param format the name and version of this form, [#FORMAT]
/// @param model the model's name, in kebab-case
/// @param version the number of the version in the model store
/// @param fingerprint of the model's files, 64 hexadecimal digits
public record PushedModel(String format, String model, long version, String fingerprint) {
    /// The form that this release writes.
    public static final String FORMAT = "headrace-pushed-model/1";
    /// The file's name.
    public static final String FILE = "pushed.json";

    /// Checks the name and number.
    public PushedModel {
        Names.requireKebabCase("the name of a model", model);
        requireNonNull(fingerprint, "fingerprint is null");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("the format is '" + format + "', and '" + FORMAT + "' was expected");
        }
        if (version < 1) {
            throw new IllegalArgumentException("a version is numbered from 1: " + version);
        }
    }
}

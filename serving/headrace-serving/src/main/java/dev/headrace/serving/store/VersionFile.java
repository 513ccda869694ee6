package dev.headrace.serving.store;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.Fingerprint;
import dev.headrace.serving.ModelVersion;

/// A version in JSON: `version.json` beside the version's files, and `live.json`, which names the live one.
///
/// @param format the name and version of this form, [#FORMAT]
/// @param model the model's name
/// @param number the version's number
/// @param fingerprint of the files, 64 hexadecimal digits
record VersionFile(String format, String model, long number, String fingerprint) {
    static final String FORMAT = "headrace-model-version/1";

    VersionFile {
        requireNonNull(model, "model is null");
        requireNonNull(fingerprint, "fingerprint is null");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("the format is '" + format + "', and '" + FORMAT + "' was expected");
        }
    }

    static VersionFile of(ModelVersion version) {
        return new VersionFile(
                FORMAT, version.model(), version.number(), version.fingerprint().hex());
    }

    ModelVersion version() {
        return new ModelVersion(model, number, new Fingerprint(fingerprint));
    }
}

package dev.headrace.tfmetadata.format;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The forms that TensorFlow's tools write a message to a file in.
public enum TfFormat {
    /// The bytes of the message: `.pb`.
    BINARY("pb"),
    /// Text that people read and write: `.pbtxt`.
    TEXT("pbtxt"),
    /// The bytes as the only record of a TFRecord file, with checksums: `.tfrecord`.
    TF_RECORD("tfrecord");

    private final String ending;

    TfFormat(String ending) {
        this.ending = ending;
    }

    /// How names of such files end.
    ///
    /// @return the ending without the point
    public String ending() {
        return ending;
    }

    /// The form that a file's name says.
    ///
    /// @param file need not exist
    /// @return the form, or empty if the name ends in anything else
    public static Optional<TfFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (TfFormat format : values()) {
            if (name.endsWith("." + format.ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}

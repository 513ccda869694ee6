package dev.headrace.tfmetadata.format;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.ErrorType;

/// The codes of files of TensorFlow Metadata. What each is for stands in its [#description].
public enum TfMetadataErrorCode implements ErrorCode {
    METADATA_FILE_MALFORMED(ErrorType.USER, "A file of TensorFlow Metadata is damaged, or is something else."),
    METADATA_FILE_UNFIT(
            ErrorType.USER,
            "A file of TensorFlow Metadata can be read, and says what cannot be, such as fewer than no rows."),
    METADATA_FILE_TOO_LARGE(ErrorType.USER, "A file of TensorFlow Metadata is larger than a message may be.");

    private final ErrorType type;
    private final String description;

    TfMetadataErrorCode(ErrorType type, String description) {
        this.type = type;
        this.description = description;
    }

    @Override
    public ErrorType type() {
        return type;
    }

    @Override
    public String description() {
        return description;
    }
}

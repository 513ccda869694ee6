package dev.headrace.core;

/// The codes of `headrace-core`.
public enum CoreErrorCode implements ErrorCode {
    /// See the description.
    INVALID_CONFIGURATION(ErrorType.USER, "Configuration keys or values are wrong; all problems are listed."),
    /// See the description.
    INVALID_PIPELINE(ErrorType.USER, "A pipeline does not hold together; all problems are listed."),
    /// See the description.
    INVALID_JSON(ErrorType.USER, "Text that should be JSON of a known form is not."),
    /// See the description.
    INPUT_NOT_FOUND(ErrorType.USER, "A file or pattern named as input matches nothing that can be read."),
    /// See the description.
    METADATA_CONFLICT(ErrorType.INTERNAL, "A metadata record was asked to change in a way its state forbids."),
    /// See the description.
    METADATA_NOT_FOUND(ErrorType.USER, "No run, execution, artifact or context of that name or number is known."),
    /// See the description.
    ARTIFACT_MISSING(ErrorType.EXTERNAL, "The files of an artifact are not where the store put them.");

    private final ErrorType type;
    private final String description;

    CoreErrorCode(ErrorType type, String description) {
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

package dev.headrace.core;

/// The codes of `headrace-core`. What each is for stands in its [#description].
public enum CoreErrorCode implements ErrorCode {
    INVALID_CONFIGURATION(ErrorType.USER, "Configuration keys or values are wrong; all problems are listed."),
    INVALID_PIPELINE(ErrorType.USER, "A pipeline does not hold together; all problems are listed."),
    INVALID_JSON(ErrorType.USER, "Text that should be JSON of a known form is not."),
    INPUT_NOT_FOUND(ErrorType.USER, "A file or pattern named as input matches nothing that can be read."),
    METADATA_CONFLICT(ErrorType.INTERNAL, "A metadata record was asked to change in a way its state forbids."),
    METADATA_NOT_FOUND(ErrorType.USER, "No run, execution, artifact or context of that name or number is known."),
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

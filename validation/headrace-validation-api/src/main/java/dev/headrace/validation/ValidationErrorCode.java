package dev.headrace.validation;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.ErrorType;

/// The codes of the validation stage. What each is for stands in its [#description].
public enum ValidationErrorCode implements ErrorCode {
    LABEL_UNKNOWN(ErrorType.USER, "The column named as label is not in the data."),
    LABEL_UNUSABLE(ErrorType.USER, "The label cannot be learned: constant, missing everywhere, or of the wrong kind."),
    NO_FEATURES(ErrorType.USER, "No column is left that a model could learn from."),
    DATA_ANOMALOUS(ErrorType.USER, "Data differ from their schema by more than is allowed."),
    SCHEMA_MISMATCH(ErrorType.USER, "A column is missing, or has another type than the schema says."),
    BATCH_MALFORMED(ErrorType.USER, "The buffers of a batch of Arrow do not fit its rows or each other."),
    WEIGHT_UNUSABLE(ErrorType.USER, "A weight is missing, negative, or not a number."),
    SLICES_TOO_MANY(ErrorType.USER, "Rows are sliced by columns of too many values."),
    STATISTICS_DAMAGED(ErrorType.USER, "Saved statistics cannot be read: damaged, or of a later version.");

    private final ErrorType type;
    private final String description;

    ValidationErrorCode(ErrorType type, String description) {
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

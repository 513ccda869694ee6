package dev.headrace.data;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.ErrorType;

/// The codes of the data stage. What each is for stands in its [#description].
public enum DataErrorCode implements ErrorCode {
    DATA_UNREADABLE(ErrorType.USER, "A data file cannot be read as what it seems to be."),
    DATA_EMPTY(ErrorType.USER, "A data file, or all that could be read of it, has no rows."),
    DATA_COLUMNS(ErrorType.USER, "The columns of data are wrong: names missing, or given twice, or not as expected."),
    DATA_SPLIT_UNKNOWN(ErrorType.USER, "Examples were asked for a split that they do not have."),
    DATA_FORMAT(ErrorType.INTERNAL, "An artifact of examples does not hold what its index says.");

    private final ErrorType type;
    private final String description;

    DataErrorCode(ErrorType type, String description) {
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

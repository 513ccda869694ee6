package dev.headrace.feedback;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.ErrorType;

/// The codes of the feedback join. What each is for stands in its [#description].
public enum FeedbackErrorCode implements ErrorCode {
    NEGATIVE_VALUE_UNUSABLE(
            ErrorType.USER, "The label for predictions without an outcome is not a value that the label can have.");

    private final ErrorType type;
    private final String description;

    FeedbackErrorCode(ErrorType type, String description) {
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

package dev.headrace.training;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.ErrorType;

/// The codes of the training stage. What each is for stands in its [#description].
public enum TrainingErrorCode implements ErrorCode {
    TOO_FEW_ROWS(ErrorType.USER, "There are too few rows with a label to learn from or to judge by."),
    TRAINER_UNAVAILABLE(ErrorType.USER, "A trainer was asked for that is not there or cannot work on this machine."),
    HYPERPARAMETER_INVALID(ErrorType.USER, "A hyperparameter is unknown or out of its range."),
    TRANSFORM_MISMATCH(ErrorType.USER, "A row lacks a column of the transform, or holds another type."),
    MODEL_FORMAT(ErrorType.USER, "The files of a model are damaged, or of a form that this release does not read.");

    private final ErrorType type;
    private final String description;

    TrainingErrorCode(ErrorType type, String description) {
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

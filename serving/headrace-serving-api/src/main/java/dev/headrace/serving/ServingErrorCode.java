package dev.headrace.serving;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.ErrorType;

/// The codes of the serving stage. What each is for stands in its [#description].
public enum ServingErrorCode implements ErrorCode {
    MODEL_UNKNOWN(ErrorType.USER, "A model or version was asked for that the model store does not have."),
    MODEL_DAMAGED(ErrorType.EXTERNAL, "The files of a pushed model are not those that were pushed."),
    PROMOTION_CONFLICT(ErrorType.USER, "Another version went live meanwhile."),
    PORT_TAKEN(ErrorType.USER, "The address that should serve is taken by another process."),
    SERVER_FAILED(ErrorType.EXTERNAL, "A model server did not start, or ended before it should."),
    REQUEST_INVALID(ErrorType.USER, "A request for a prediction is not of the form that the model reads."),
    MODEL_STORE_UNWRITABLE(ErrorType.USER, "The model store cannot be written."),
    MODEL_NOT_BLESSED(ErrorType.USER, "A model was to be pushed that the evaluator or the serving test did not bless."),
    PREDICTION_LOG_UNWRITABLE(ErrorType.USER, "The prediction log cannot be written, or another server is writing it.");

    private final ErrorType type;
    private final String description;

    ServingErrorCode(ErrorType type, String description) {
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

    @Override
    public boolean retryable() {
        return this == SERVER_FAILED;
    }
}

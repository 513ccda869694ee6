package dev.headrace.store.sql;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.ErrorType;

/// The codes of `headrace-store-sql`.
enum SqlStoreErrorCode implements ErrorCode {
    /// See the description.
    STORE_UNREACHABLE(
            ErrorType.EXTERNAL,
            "The metadata database cannot be opened or reached, or the connection broke.",
            "it cannot be reached"),
    /// See the description.
    STORE_DENIED(
            ErrorType.USER,
            "The metadata database refused the user, the password or what the user wanted to do.",
            "it denies access"),
    /// See the description.
    STORE_FULL(ErrorType.RESOURCES, "There is no room left for the metadata.", "there is no room left in it"),
    /// See the description.
    STORE_READ_ONLY(
            ErrorType.USER,
            "The metadata database, or the directory it should be in, cannot be written.",
            "it is read-only, and a writable one was expected"),
    /// See the description.
    STORE_BUSY(
            ErrorType.EXTERNAL,
            "Others kept the metadata database locked for longer than the time that is waited.",
            "others keep it locked"),
    /// See the description.
    STORE_NOT_A_DATABASE(
            ErrorType.USER,
            "The file that should hold the metadata is not a SQLite database, is damaged, or holds something else.",
            "it is not a database of Headrace"),
    /// See the description.
    STORE_TOO_NEW(
            ErrorType.USER,
            "The metadata was written by a newer release, which changed its tables.",
            "a newer release wrote it"),
    /// See the description.
    STORE_FAILED(ErrorType.EXTERNAL, "The metadata database failed in any other way.", "the database failed");

    private final ErrorType type;
    private final String description;
    private final String reason;

    SqlStoreErrorCode(ErrorType type, String description, String reason) {
        this.type = type;
        this.description = description;
        this.reason = reason;
    }

    @Override
    public ErrorType type() {
        return type;
    }

    @Override
    public String description() {
        return description;
    }

    /// The clause for a message whose subject is the store.
    String reason() {
        return reason;
    }
}

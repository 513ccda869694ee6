package dev.headrace.store.sql;

import dev.headrace.core.HeadraceException;
import java.sql.SQLException;
import java.util.Objects;

/// Turns what a database throws into one sentence with a code.
final class Failures {
    private Failures() {}

    /// A failure that JDBC reported.
    ///
    /// @param what what was tried: `begin a run of 'taxi'`
    static HeadraceException of(Dialect dialect, String what, SQLException cause) {
        String message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        return of(
                dialect.code(cause),
                what,
                dialect.url(),
                message.lines().findFirst().orElse(""),
                cause);
    }

    static HeadraceException of(SqlStoreErrorCode code, String what, String url, String detail, Throwable cause) {
        return new HeadraceException(code, sentence(code, what, url, detail), cause);
    }

    static HeadraceException of(SqlStoreErrorCode code, String what, String url, String detail) {
        return new HeadraceException(code, sentence(code, what, url, detail));
    }

    private static String sentence(SqlStoreErrorCode code, String what, String url, String detail) {
        return "Could not " + what + " in the metadata store " + url + ": " + code.reason() + " (" + detail + ")";
    }
}

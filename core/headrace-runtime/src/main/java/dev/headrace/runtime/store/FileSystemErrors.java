package dev.headrace.runtime.store;

import dev.headrace.core.HeadraceException;
import dev.headrace.runtime.RuntimeErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/// Tells apart why a file system refused.
public final class FileSystemErrors {
    private FileSystemErrors() {}

    /// Whether a failure says that the disk, or the user's share of it, is full.
    ///
    /// @param failure what was thrown
    /// @return true for the operating systems' messages on a full disk
    public static boolean isDiskFull(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
    }

    /// The error for a failure of the store.
    ///
    /// @param doing what was tried, as in "write artifact X"
    /// @param where the place
    /// @param failure what was thrown
    /// @return an exception to throw
    public static HeadraceException of(String doing, Path where, Exception failure) {
        if (isDiskFull(failure)) {
            return new HeadraceException(
                    RuntimeErrorCode.STORE_FULL,
                    "Cannot " + doing + " in " + where + ": the disk is full; nothing that was complete is lost",
                    failure);
        }
        if (failure instanceof AccessDeniedException
                || failure instanceof ReadOnlyFileSystemException
                || String.valueOf(failure.getMessage()).contains("Read-only file system")) {
            return new HeadraceException(
                    RuntimeErrorCode.STORE_READ_ONLY,
                    "Cannot " + doing + " in " + where + ": it cannot be written (read-only, or no permission)",
                    failure);
        }
        String why = failure instanceof IOException && failure.getMessage() != null
                ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
                : failure.toString();
        return new HeadraceException(
                RuntimeErrorCode.STORE_FAILED, "Cannot " + doing + " in " + where + ": " + why, failure);
    }
}

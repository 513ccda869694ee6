package dev.headrace.serving.store;

import dev.headrace.core.HeadraceException;
import dev.headrace.serving.ServingErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Says why a store cannot be written.
final class StoreErrors {
    private StoreErrors() {}

    static HeadraceException unwritable(String doing, Path root, IOException failure) {
        return new HeadraceException(
                ServingErrorCode.MODEL_STORE_UNWRITABLE,
                "Cannot " + doing + " in the model store " + root + ": " + reason(failure),
                failure);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "no permission to write " + denied.getFile();
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            default -> failure.getClass().getSimpleName() + ": " + failure.getMessage();
        };
    }
}

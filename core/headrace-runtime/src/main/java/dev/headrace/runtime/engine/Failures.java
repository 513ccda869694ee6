package dev.headrace.runtime.engine;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.runtime.RuntimeErrorCode;
import dev.headrace.runtime.store.FileSystemErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// Turns what a component threw into an error that says who must act.
final class Failures {
    private Failures() {}

    static HeadraceException of(String component, Throwable thrown) {
        return switch (thrown) {
            case HeadraceException ours -> ours;
            case UncheckedIOException wrapped when wrapped.getCause() != null -> of(component, wrapped.getCause());
            case IOException full
            when FileSystemErrors.isDiskFull(full) ->
                new HeadraceException(
                        RuntimeErrorCode.STORE_FULL,
                        component + " could not write: the disk is full; nothing that was complete is lost",
                        full);
            case NoSuchFileException missing -> permanent(component, "there is no file " + missing.getFile(), missing);
            case FileNotFoundException missing -> permanent(component, String.valueOf(missing.getMessage()), missing);
            case AccessDeniedException denied -> permanent(component, "no permission for " + denied.getFile(), denied);
            case CharacterCodingException text ->
                permanent(component, "text that is not in the expected encoding: " + text.getMessage(), text);
            case IOException outside ->
                new HeadraceException(
                        RuntimeErrorCode.COMPONENT_IO,
                        component + " could not read or write: " + describe(outside),
                        outside);
            case OutOfMemoryError memory ->
                new HeadraceException(
                        RuntimeErrorCode.OUT_OF_MEMORY,
                        component + " ran out of memory (the process may use "
                                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB): " + memory.getMessage(),
                        memory);
            default ->
                new HeadraceException(
                        RuntimeErrorCode.COMPONENT_FAILED, component + " failed: " + describe(thrown), thrown);
        };
    }

    private static HeadraceException permanent(String component, String why, IOException thrown) {
        return new HeadraceException(CoreErrorCode.INPUT_NOT_FOUND, component + " could not read: " + why, thrown);
    }

    private static String describe(Throwable thrown) {
        return thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
}

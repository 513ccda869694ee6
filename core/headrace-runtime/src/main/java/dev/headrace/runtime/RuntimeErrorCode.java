package dev.headrace.runtime;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.ErrorType;

/// The codes of `headrace-runtime`.
public enum RuntimeErrorCode implements ErrorCode {
    /// See the description.
    PIPELINE_UNREADABLE(ErrorType.USER, "A pipeline or settings file cannot be read, or is not YAML or JSON."),
    /// See the description.
    PLUGIN_BROKEN(ErrorType.USER, "A plugin jar cannot be loaded, and the settings say to refuse such."),
    /// See the description.
    PLUGIN_CLASH(ErrorType.USER, "Two plugins provide a thing of one type under one name."),
    /// See the description.
    BACKEND_UNKNOWN(
            ErrorType.USER, "The settings choose a backend that nothing provides, or do not choose among several."),
    /// See the description.
    WIRING_FAILED(ErrorType.INTERNAL, "A provided class cannot be built from its constructor."),
    /// See the description.
    RUN_UNKNOWN(ErrorType.USER, "No run of that name is known to this store, or it cannot be resumed."),
    /// See the description.
    UPSTREAM_MISSING(ErrorType.USER, "A node is to run alone, and what it reads from has not run in that run."),
    /// See the description.
    COMPONENT_FAILED(ErrorType.INTERNAL, "A component threw something that is not a Headrace error: a fault in it."),
    /// See the description.
    COMPONENT_IO(ErrorType.EXTERNAL, "A component could not read or write something outside."),
    /// See the description.
    BUFFER_LEAK(ErrorType.INTERNAL, "A component ended and left Arrow buffers open."),
    /// See the description.
    INPUT_CHANGED(ErrorType.EXTERNAL, "A file changed while it was being read."),
    /// See the description.
    TIMED_OUT(ErrorType.RESOURCES, "A node took longer than its timeout."),
    /// See the description.
    OUT_OF_MEMORY(ErrorType.RESOURCES, "A node needed more memory than the process may use."),
    /// See the description.
    CANCELLED(ErrorType.USER, "A person stopped the run."),
    /// See the description.
    STORE_FULL(ErrorType.RESOURCES, "The disk of the artifact store is full."),
    /// See the description.
    STORE_READ_ONLY(ErrorType.USER, "The artifact store cannot be written."),
    /// See the description.
    STORE_FAILED(ErrorType.EXTERNAL, "The artifact store's file system failed."),
    /// See the description.
    STORE_IN_USE(ErrorType.RESOURCES, "Something needs the store for itself while others use it.");

    private final ErrorType type;
    private final String description;

    RuntimeErrorCode(ErrorType type, String description) {
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

package dev.headrace.runtime;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.ErrorType;

/// The codes of `headrace-runtime`. What each is for stands in its [#description].
public enum RuntimeErrorCode implements ErrorCode {
    PIPELINE_UNREADABLE(ErrorType.USER, "A pipeline or settings file cannot be read, or is not YAML or JSON."),
    PLUGIN_BROKEN(ErrorType.USER, "A plugin jar cannot be loaded, and the settings say to refuse such."),
    PLUGIN_CLASH(ErrorType.USER, "Two plugins provide a thing of one type under one name."),
    BACKEND_UNKNOWN(
            ErrorType.USER, "The settings choose a backend that nothing provides, or do not choose among several."),
    WIRING_FAILED(ErrorType.INTERNAL, "A provided class cannot be built from its constructor."),
    RUN_UNKNOWN(ErrorType.USER, "No run of that name is known to this store, or it cannot be resumed."),
    UPSTREAM_MISSING(ErrorType.USER, "A node is to run alone, and what it reads from has not run in that run."),
    COMPONENT_FAILED(ErrorType.INTERNAL, "A component threw something that is not a Headrace error: a fault in it."),
    COMPONENT_IO(ErrorType.EXTERNAL, "A component could not read or write something outside."),
    BUFFER_LEAK(ErrorType.INTERNAL, "A component ended and left Arrow buffers open."),
    INPUT_CHANGED(ErrorType.EXTERNAL, "A file changed while it was being read."),
    TIMED_OUT(ErrorType.RESOURCES, "A node took longer than its timeout."),
    OUT_OF_MEMORY(ErrorType.RESOURCES, "A node needed more memory than the process may use."),
    CANCELLED(ErrorType.USER, "A person stopped the run."),
    STORE_FULL(ErrorType.RESOURCES, "The disk of the artifact store is full."),
    STORE_READ_ONLY(ErrorType.USER, "The artifact store cannot be written."),
    STORE_FAILED(ErrorType.EXTERNAL, "The artifact store's file system failed."),
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

package dev.headrace.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.core.HeadraceException;
import dev.headrace.runtime.engine.RunResult;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns an exception into one sentence, or into JSON, and an exit code.
final class ErrorReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        boolean debug = arguments.originalArgs().contains("--debug");
        boolean json = arguments.originalArgs().contains("--json");
        PrintWriter err = command.getErr();
        if (debug) {
            failure.printStackTrace(err);
        }
        if (failure instanceof HeadraceException ours) {
            err.println("headrace: " + ours.getMessage() + " [" + ours.code().name() + "]");
            if (json) {
                Json.print(command.getOut(), error(ours));
            }
            return RunResult.exitCode(ours.code());
        }
        err.println("headrace: this is a fault in Headrace or a plugin: " + failure
                + (debug ? "" : " (--debug shows where)"));
        return RunResult.PERMANENT;
    }

    private static ObjectNode error(HeadraceException failure) {
        ObjectNode root = Json.object();
        root.putObject("error")
                .put("code", failure.code().name())
                .put("type", failure.code().type().name())
                .put("retryable", failure.code().retryable())
                .put("message", failure.getMessage());
        return root;
    }
}

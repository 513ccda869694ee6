package dev.headrace.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine;

/// The entry point of the `headrace` command.
public final class Main {
    private Main() {}

    /// Runs the command and ends the process with its exit code.
    ///
    /// @param arguments what stands behind `headrace` on the command line
    public static void main(String[] arguments) {
        System.exit(commandLine(InstantSource.system()).execute(arguments));
    }

    /// The command with all that belongs to it.
    ///
    /// @param clock what time it is
    /// @return picocli's command line; its streams can be replaced
    static CommandLine commandLine(InstantSource clock) {
        CommandLine.IFactory factory = new Commands(clock, CommandLine.defaultFactory());
        CommandLine commandLine = new CommandLine(HeadraceCommand.class, factory);
        commandLine.setExecutionExceptionHandler(new ErrorReport());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpLongOptionsMaxWidth(34);
        commandLine.setUsageHelpWidth(110);
        commandLine.setOut(new PrintWriter(System.out, true, System.out.charset()));
        commandLine.setErr(new PrintWriter(System.err, true, System.err.charset()));
        return commandLine;
    }
}

package dev.headrace.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The top of the command.
@Command(
        name = "headrace",
        description = "The production-ML data lifecycle on the JVM: run pipelines, and look at what they made.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed and may succeed when tried again, 2 failed and something must be changed,",
            "99 skipped (run-node). A run that a signal stops ends with 130 or 143, and can be resumed.",
            "",
            "Try it:  headrace describe components",
            "         headrace run pipeline.yaml --parameter input=data.csv",
            "         headrace inspect runs"
        },
        subcommands = {
            QuickstartCommand.class,
            StatsCommand.class,
            DriftCommand.class,
            RunCommand.class,
            RunNodeCommand.class,
            InspectCommand.class,
            DescribeCommand.class,
            PluginsCommand.class,
            GcCommand.class,
            ModelsCommand.class,
            ServeCommand.class,
            CommandLine.HelpCommand.class,
            AutoComplete.GenerateCompletion.class
        })
final class HeadraceCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}

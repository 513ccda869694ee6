package dev.headrace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headrace describe`.
@Command(
        name = "describe",
        description = "Describe what pipelines and settings can use.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  headrace describe components",
            "  headrace describe components word-count",
            "  headrace describe configuration --json",
            "  headrace describe reference --out docs/reference"
        })
final class DescribeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            description =
                    "components (inputs, outputs, settings), plugins, configuration (settings of the engine and the"
                            + " backends), errors (codes and who must act), reference (all of it as Markdown pages).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Subject subject;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Only the component of this name.")
    private @Nullable String name;

    @Option(names = "--out", paramLabel = "DIR", description = "Where 'reference' writes its pages.")
    private @Nullable Path out;

    /// What can be described.
    enum Subject {
        COMPONENTS,
        PLUGINS,
        CONFIGURATION,
        ERRORS,
        REFERENCE
    }

    @Override
    public Integer call() throws IOException {
        Descriptions descriptions = new Descriptions(
                options.catalogue(), options.isJson(), spec.commandLine().getOut());
        switch (subject) {
            case COMPONENTS -> descriptions.components(name);
            case PLUGINS -> descriptions.plugins();
            case CONFIGURATION -> descriptions.configuration();
            case ERRORS -> descriptions.errors();
            case REFERENCE -> {
                if (out == null) {
                    throw new CommandLine.ParameterException(
                            spec.commandLine(), "'describe reference' needs --out DIR.");
                }
                new ReferencePages(options.catalogue(), spec.root().commandLine()).write(out);
            }
        }
        return 0;
    }
}

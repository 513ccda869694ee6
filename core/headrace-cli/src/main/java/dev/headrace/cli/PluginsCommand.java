package dev.headrace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `headrace plugins`.
@Command(
        name = "plugins",
        description = {
            "List the plugins that were found, what they provide, and the jars that cannot be used.",
            "A plugin is a jar, or a directory of jars, in a plugin directory."
        },
        mixinStandardHelpOptions = true)
final class PluginsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Override
    public Integer call() {
        new Descriptions(
                        options.catalogue(),
                        options.isJson(),
                        spec.commandLine().getOut())
                .plugins();
        return 0;
    }
}

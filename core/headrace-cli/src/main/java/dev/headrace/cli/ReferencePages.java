package dev.headrace.cli;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.config.Property;
import dev.headrace.runtime.plugin.PluginCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/// The reference pages that follow from the code.
final class ReferencePages {
    private static final String NOTE =
            "<!-- Written by `headrace describe reference --out docs/reference`: change the code, not this page. -->\n\n";

    private final PluginCatalogue catalogue;
    private final CommandLine root;

    ReferencePages(PluginCatalogue catalogue, CommandLine root) {
        this.catalogue = catalogue;
        this.root = root;
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Files.writeString(directory.resolve(page.getKey()), page.getValue());
        }
    }

    /// The pages by file name.
    Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("configuration.md", configuration());
        pages.put("components.md", components());
        pages.put("errors.md", errors());
        pages.put("command-line.md", commandLine());
        return pages;
    }

    private Descriptions descriptions() {
        return new Descriptions(catalogue, false, new PrintWriter(Writer.nullWriter()));
    }

    private String configuration() {
        StringBuilder page = new StringBuilder("# Settings\n\n").append(NOTE);
        page.append("""
                Settings stand in `headrace.yaml` (nested keys are joined by dots), or behind `--set KEY=VALUE`, which \
                wins. An unknown key is an error. `backend.SLOT: NAME` chooses among several backends; with one, nothing \
                need be said. `${store}` stands for the store's directory.
                """);
        descriptions().configurations().forEach((heading, properties) -> {
            page.append("\n## ").append(heading).append("\n\n");
            append(page, properties);
        });
        return page.toString();
    }

    private static void append(StringBuilder page, List<Property> properties) {
        if (properties.isEmpty()) {
            page.append("No settings.\n");
            return;
        }
        page.append("| key | type | default | what it does |\n|---|---|---|---|\n");
        for (Property property : properties) {
            String fallback = property.defaultValue() != null
                    ? "`" + property.defaultValue() + "`"
                    : property.required() ? "required" : "";
            page.append("| `")
                    .append(property.key())
                    .append("` | ")
                    .append(property.type())
                    .append(" | ")
                    .append(fallback)
                    .append(" | ")
                    .append(property.description())
                    .append(" |\n");
        }
    }

    private String components() {
        StringBuilder page = new StringBuilder("# Components\n\n").append(NOTE);
        List<ComponentDescription> components = catalogue.components();
        page.append(
                components.isEmpty()
                        ? "The distribution brings no components yet: plugins do. See"
                                + " [how to write a plugin](../how-to/write-a-plugin.md).\n"
                        : "What nodes of pipelines can run.\n");
        for (ComponentDescription component : components) {
            page.append("\n## ").append(component.name()).append("\n\n");
            component
                    .inputs()
                    .forEach(port -> page.append("- reads `" + port.name() + "`: " + port.type()
                            + (port.optional() ? ", optional" : "") + (port.many() ? ", many" : "") + "\n"));
            component.outputs().forEach(port -> page.append("- writes `" + port.name() + "`: " + port.type() + "\n"));
            page.append('\n');
            append(page, component.properties());
        }
        return page.toString();
    }

    private String errors() {
        StringBuilder page = new StringBuilder("# Errors\n\n").append(NOTE);
        page.append("""
                Every error has a code, which stands in brackets behind its sentence and in JSON. The type says who must \
                act: USER the caller, INTERNAL the makers of Headrace or a plugin, RESOURCES whoever gives memory, disk and \
                time, EXTERNAL the owner of what lies outside. A process ends with exit code 1 where trying again unchanged \
                may help, and with 2 where something must be changed first.

                | code | who must act | try again | when |
                |---|---|---|---|
                """);
        for (ErrorCode code : descriptions().errorCodes()) {
            page.append("| `" + code.name() + "` | " + code.type() + " | " + (code.retryable() ? "yes" : "no") + " | "
                    + code.description() + " |\n");
        }
        return page.toString();
    }

    private String commandLine() {
        StringBuilder page = new StringBuilder("# The command line\n\n").append(NOTE);
        append(page, root);
        root.getSubcommands().forEach((name, command) -> {
            append(page, command);
            command.getSubcommands().values().forEach(nested -> append(page, nested));
        });
        return page.toString();
    }

    private static void append(StringBuilder page, CommandLine command) {
        page.append("## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```\n")
                .append(command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing())
                .append("\n```\n\n");
    }
}

package dev.headrace.cli;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.config.Configuration;
import dev.headrace.runtime.engine.Documents;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.EngineConfig;
import dev.headrace.runtime.plugin.PluginCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command has: where the store and the plugins are, and how to print.
final class EngineOptions {
    private static final Path DEFAULT_SETTINGS = Path.of("headrace.yaml");

    private final InstantSource clock;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Where artifacts and metadata are kept (default: .headrace).")
    private @Nullable Path store;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            split = ",",
            description = "Directories of plugin jars, besides the distribution's own (default: plugins).")
    private List<Path> plugins = new ArrayList<>();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings in YAML or JSON (default: headrace.yaml, if it is there).")
    private @Nullable Path settings;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting; overrides the file's. 'headrace describe configuration' lists the keys.")
    private Map<String, String> set = new TreeMap<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--debug", description = "Print what the libraries log, and stack traces of errors.")
    private boolean debug;

    EngineOptions(InstantSource clock) {
        this.clock = clock;
    }

    Engine open() {
        LogConfigurator.configure(debug);
        return Engine.open(values(), clock);
    }

    /// An engine for what keeps nothing.
    ///
    /// @param store a directory that the caller deletes afterwards
    Engine openAt(Path store) {
        LogConfigurator.configure(debug);
        Map<String, Object> values = values();
        values.put("store", store.toString());
        return Engine.open(values, clock);
    }

    PluginCatalogue catalogue() {
        LogConfigurator.configure(debug);
        return Engine.catalogue(values());
    }

    boolean isJson() {
        return json;
    }

    boolean isDebug() {
        return debug;
    }

    InstantSource clock() {
        return clock;
    }

    /// The directory of the store that the settings choose.
    Path storeDirectory() {
        Object chosen = values().get("store");
        return Path.of(chosen == null ? engineDefault("store") : chosen.toString())
                .toAbsolutePath()
                .normalize();
    }

    /// How the command is started: the launcher at the top of a clone says so.
    static String command() {
        return System.getenv().getOrDefault("HEADRACE_COMMAND", "headrace");
    }

    /// The options that lead another command to the same store, as they would be typed.
    ///
    /// @return empty, or options with a space before each
    String retypedStore() {
        return store == null ? "" : " --store " + quoted(store.toString());
    }

    /// The options that lead another command to the same store, plugins and settings, as they would be typed.
    ///
    /// @return empty, or options with a space before each
    String retyped() {
        StringBuilder options = new StringBuilder(retypedStore());
        plugins.forEach(directory -> options.append(" --plugins ").append(quoted(directory.toString())));
        if (settings != null) {
            options.append(" --settings ").append(quoted(settings.toString()));
        }
        set.forEach((key, value) -> options.append(" --set ").append(quoted(key + "=" + value)));
        return options.toString();
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=@+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /// The settings by key: the file's, then `--set`, then the options.
    private Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        if (settings != null) {
            values.putAll(Documents.readSettings(settings));
        } else if (Files.exists(DEFAULT_SETTINGS)) {
            values.putAll(Documents.readSettings(DEFAULT_SETTINGS));
        }
        values.putAll(set);
        if (store != null) {
            values.put("store", store.toString());
        }
        for (Path directory : plugins) {
            if (!Files.isDirectory(directory)) {
                throw new HeadraceException(
                        CoreErrorCode.INVALID_CONFIGURATION,
                        "--plugins names " + directory.toAbsolutePath()
                                + (Files.exists(directory)
                                        ? ", which is a file: name the directory that it is in"
                                        : ", and there is no such directory"));
            }
        }
        if (!plugins.isEmpty()) {
            values.put("plugins", plugins.stream().map(Path::toString).toList());
        }
        String home = System.getProperty("headrace.home");
        if (home != null) {
            values.put("plugins", withDistribution(values.get("plugins"), home));
        }
        return values;
    }

    private static List<String> withDistribution(@Nullable Object chosen, String home) {
        List<String> directories = new ArrayList<>();
        if (chosen instanceof List<?> list) {
            list.forEach(element -> directories.add(String.valueOf(element)));
        } else {
            directories.addAll(List.of((chosen == null ? engineDefault("plugins") : chosen.toString()).split(",")));
        }
        directories.add(Path.of(home, "plugins").toString());
        return directories;
    }

    private static String engineDefault(String key) {
        return Configuration.describe(EngineConfig.class).stream()
                .filter(property -> property.key().equals(key))
                .map(property -> String.valueOf(property.defaultValue()))
                .findFirst()
                .orElseThrow();
    }
}

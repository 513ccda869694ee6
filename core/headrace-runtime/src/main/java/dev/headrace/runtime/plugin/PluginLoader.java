package dev.headrace.runtime.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.config.Configuration;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import dev.headrace.runtime.RuntimeErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds plugins: those on the class path, and in each plugin directory every jar, and every directory of jars, as
/// one plugin with a class loader of its own.
public final class PluginLoader {
    private static final Logger LOG = LoggerFactory.getLogger(PluginLoader.class);
    private static final String SHARED_PACKAGES = "META-INF/headrace/shared-packages";

    private final ClassLoader engine;
    private final OnBroken onBroken;

    /// What to do about a jar that cannot be used.
    public enum OnBroken {
        /// Say so in the log and go on without it.
        SKIP,
        /// End with an error that names it.
        REFUSE
    }

    /// Makes a loader.
    ///
    /// @param engine the class loader of the engine and of the plugins on the class path
    /// @param onBroken what to do about a jar that cannot be used
    public PluginLoader(ClassLoader engine, OnBroken onBroken) {
        this.engine = engine;
        this.onBroken = onBroken;
    }

    /// Loads all plugins.
    ///
    /// @param directories plugin directories; those that do not exist are passed over
    /// @return what they provide
    /// @throws HeadraceException with [RuntimeErrorCode#PLUGIN_CLASH] if two provide the same, or
    ///     [RuntimeErrorCode#PLUGIN_BROKEN] if one cannot be used and such are refused
    public PluginCatalogue load(List<Path> directories) {
        List<BrokenPlugin> broken = new ArrayList<>();
        List<LoadedPlugin> loaded = new ArrayList<>(fromClassPath(broken));
        Set<String> shared = sharedPackages();
        for (Path directory : directories) {
            for (Path entry : entries(directory)) {
                try {
                    loaded.addAll(fromJars(entry, shared));
                } catch (IOException | RuntimeException | Error e) {
                    // Whatever a plugin throws, errors of linking included, is its own fault and not the end.
                    broken.add(new BrokenPlugin(entry.toString(), reason(e)));
                }
            }
        }
        if (onBroken == OnBroken.REFUSE && !broken.isEmpty()) {
            throw new HeadraceException(
                    RuntimeErrorCode.PLUGIN_BROKEN,
                    String.join(
                            "; ",
                            broken.stream()
                                    .map(plugin -> "Plugin " + plugin.origin() + " cannot be used: " + plugin.reason())
                                    .toList()));
        }
        broken.forEach(plugin -> LOG.warn("Plugin {} is left out: {}", plugin.origin(), plugin.reason()));
        return new PluginCatalogue(loaded, broken);
    }

    private List<LoadedPlugin> fromClassPath(List<BrokenPlugin> broken) {
        Supplier<CodeVersion> code = lazily(CodeVersion::ofClassPath);
        List<LoadedPlugin> loaded = new ArrayList<>();
        for (ServiceLoader.Provider<Plugin> provider : providersOnClassPath(broken)) {
            try {
                LoadedPlugin plugin = new LoadedPlugin(provider.get(), LoadedPlugin.CLASS_PATH, code);
                plugin.provides().forEach(PluginLoader::check);
                loaded.add(plugin);
            } catch (RuntimeException | Error e) {
                // As for jars: whatever a plugin throws is its own fault.
                broken.add(new BrokenPlugin(
                        LoadedPlugin.CLASS_PATH + ", " + provider.type().getName(), reason(e)));
            }
        }
        return loaded;
    }

    private List<ServiceLoader.Provider<Plugin>> providersOnClassPath(List<BrokenPlugin> broken) {
        List<ServiceLoader.Provider<Plugin>> providers = new ArrayList<>();
        Iterator<ServiceLoader.Provider<Plugin>> found =
                ServiceLoader.load(Plugin.class, engine).stream().iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return providers;
                }
                providers.add(found.next());
            } catch (ServiceConfigurationError e) {
                // The loader goes on behind a service file's line that names no usable class.
                broken.add(new BrokenPlugin(LoadedPlugin.CLASS_PATH, reason(e)));
            }
        }
    }

    private List<LoadedPlugin> fromJars(Path entry, Set<String> shared) throws IOException {
        List<Path> jars = Files.isDirectory(entry) ? jarsIn(entry) : List.of(entry);
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            // A damaged jar would only be passed over by the class loader.
            new ZipFile(jar.toFile()).close();
            urls.add(url(jar));
        }
        PluginClassLoader loader =
                new PluginClassLoader(String.valueOf(entry.getFileName()), urls.toArray(URL[]::new), engine, shared);
        Supplier<CodeVersion> code = lazily(() -> CodeVersion.of(jars));
        List<LoadedPlugin> loaded = new ArrayList<>();
        for (Plugin plugin : ServiceLoader.load(Plugin.class, loader)) {
            LoadedPlugin candidate = new LoadedPlugin(plugin, entry.toString(), code);
            candidate.provides().forEach(PluginLoader::check);
            loaded.add(candidate);
        }
        if (loaded.isEmpty()) {
            throw new IOException("it has no META-INF/services/" + Plugin.class.getName());
        }
        return loaded;
    }

    private static void check(Provided<?> provided) {
        if (provided.type() == Component.class) {
            ComponentDescription.of(provided);
        } else {
            Configuration.describe(provided.configuration());
        }
        if (!provided.type().isAssignableFrom(provided.implementation())) {
            throw new IllegalArgumentException(provided.implementation().getName() + " is not a "
                    + provided.type().getName());
        }
    }

    private Set<String> sharedPackages() {
        Set<String> packages = new HashSet<>();
        try {
            for (URL url : Collections.list(engine.getResources(SHARED_PACKAGES))) {
                try (InputStream stream = url.openStream()) {
                    new String(stream.readAllBytes(), UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .forEach(packages::add);
                }
            }
        } catch (IOException e) {
            throw new HeadraceException(
                    RuntimeErrorCode.PLUGIN_BROKEN, "Cannot read " + SHARED_PACKAGES + ": " + e.getMessage(), e);
        }
        return packages;
    }

    private static List<Path> entries(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(directory)) {
            return list.filter(path -> Files.isDirectory(path) ? !jarsIn(path).isEmpty() : isJar(path))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new HeadraceException(
                    RuntimeErrorCode.PLUGIN_BROKEN, "Cannot list plugins in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> jarsIn(Path directory) {
        try (Stream<Path> list = Files.list(directory)) {
            return list.filter(PluginLoader::isJar).sorted().toList();
        } catch (IOException e) {
            throw new HeadraceException(
                    RuntimeErrorCode.PLUGIN_BROKEN, "Cannot list jars in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar") && !Files.isDirectory(path);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no URL for " + jar, e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof ServiceConfigurationError && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return switch (cause) {
            case UnsupportedClassVersionError error -> "it needs a newer Java: " + error.getMessage();
            case NoClassDefFoundError error -> "a class that it uses is not in it: " + error.getMessage();
            case ClassNotFoundException error -> "a class that it uses is not in it: " + error.getMessage();
            case java.util.zip.ZipException error -> "it is not a jar: " + error.getMessage();
            case IOException error -> String.valueOf(error.getMessage());
            default -> cause.getClass().getSimpleName() + ": " + cause.getMessage();
        };
    }

    private static <T> Supplier<T> lazily(Supplier<T> supplier) {
        return new Supplier<>() {
            private @Nullable T value;

            @Override
            public synchronized T get() {
                T known = value;
                if (known == null) {
                    known = supplier.get();
                    value = known;
                }
                return known;
            }
        };
    }
}

package dev.headrace.runtime.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Loads the classes of one plugin from its own jars, and only what plugins share from the engine's class path. So
/// two plugins may carry two versions of one library.
final class PluginClassLoader extends URLClassLoader {
    private static final List<String> ALWAYS_SHARED =
            List.of("org.slf4j.", "org.jspecify.", "jakarta.inject.", "org.apache.arrow.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader engine;
    private final Set<String> sharedPackages;

    /// Makes a loader.
    ///
    /// @param name the plugin's name
    /// @param jars its own jars
    /// @param engine the loader of the shared classes
    /// @param sharedPackages packages that are shared besides, with all beneath them
    PluginClassLoader(String name, URL[] jars, ClassLoader engine, Set<String> sharedPackages) {
        super(name, jars, ClassLoader.getPlatformClassLoader());
        this.engine = engine;
        this.sharedPackages = sharedPackages;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isShared(name)) {
            return super.loadClass(name, resolve);
        }
        try {
            return engine.loadClass(name);
        } catch (ClassNotFoundException e) {
            // A part of Arrow, say, that the engine does not bring and the plugin does.
            return super.loadClass(name, resolve);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return findResources(name);
    }

    private boolean isShared(String className) {
        return ALWAYS_SHARED.stream().anyMatch(className::startsWith)
                || sharedPackages.stream().anyMatch(shared -> className.startsWith(shared + "."));
    }
}

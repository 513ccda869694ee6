package dev.headrace.runtime.plugin;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.ErrorCode;
import dev.headrace.core.plugin.Plugin;
import dev.headrace.core.plugin.Provided;
import java.util.List;
import java.util.function.Supplier;

/// A plugin that was found and can be used.
public final class LoadedPlugin {
    /// The origin of plugins that are not in a plugin directory.
    public static final String CLASS_PATH = "class path";

    private final Plugin plugin;
    private final String origin;
    private final List<Provided<?>> provides;
    private final Supplier<CodeVersion> code;

    LoadedPlugin(Plugin plugin, String origin, Supplier<CodeVersion> code) {
        this.plugin = plugin;
        this.origin = origin;
        this.provides = List.copyOf(requireNonNull(plugin.provides(), "provides() returned null"));
        this.code = code;
    }

    /// The class that implements the plugin.
    ///
    /// @return its full name
    public String className() {
        return plugin.getClass().getName();
    }

    /// Where it was found.
    ///
    /// @return the path of its jar or directory, or [#CLASS_PATH]
    public String origin() {
        return origin;
    }

    /// What it provides.
    ///
    /// @return the things
    public List<Provided<?>> provides() {
        return provides;
    }

    /// The error codes that its code throws.
    ///
    /// @return the codes
    public List<ErrorCode> errorCodes() {
        return plugin.errorCodes();
    }

    /// Its code: its own jars, or all of the class path.
    ///
    /// @return the version, computed at the first call
    public CodeVersion code() {
        return code.get();
    }
}

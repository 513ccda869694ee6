package dev.headrace.runtime.plugin;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentDescription;
import dev.headrace.core.plugin.Provided;
import dev.headrace.runtime.RuntimeErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything that the loaded plugins provide. Immutable.
public final class PluginCatalogue {
    private final List<LoadedPlugin> plugins;
    private final List<BrokenPlugin> broken;
    private final SortedMap<String, SortedMap<String, Entry>> slots = new TreeMap<>();

    /// A provided thing and who provides it.
    ///
    /// @param provided the thing
    /// @param plugin the plugin
    public record Entry(Provided<?> provided, LoadedPlugin plugin) {}

    PluginCatalogue(List<LoadedPlugin> plugins, List<BrokenPlugin> broken) {
        this.plugins = List.copyOf(plugins);
        this.broken = List.copyOf(broken);
        List<String> clashes = new ArrayList<>();
        for (LoadedPlugin plugin : plugins) {
            for (Provided<?> provided : plugin.provides()) {
                add(new Entry(provided, plugin), clashes);
            }
        }
        if (!clashes.isEmpty()) {
            throw new HeadraceException(RuntimeErrorCode.PLUGIN_CLASH, String.join("; ", clashes));
        }
    }

    private void add(Entry entry, List<String> clashes) {
        SortedMap<String, Entry> slot = slots.computeIfAbsent(entry.provided().slot(), key -> new TreeMap<>());
        for (Entry other : slot.values()) {
            if (!other.provided().type().equals(entry.provided().type())) {
                clashes.add("Two interfaces are called '" + entry.provided().slot() + "': "
                        + other.provided().type().getName() + " of "
                        + other.plugin().origin() + " and "
                        + entry.provided().type().getName() + " of "
                        + entry.plugin().origin());
                return;
            }
        }
        Entry other = slot.putIfAbsent(entry.provided().name(), entry);
        if (other != null) {
            clashes.add("Two plugins provide the " + entry.provided().slot() + " '"
                    + entry.provided().name() + "': " + other.plugin().className() + " in "
                    + other.plugin().origin() + " and " + entry.plugin().className() + " in "
                    + entry.plugin().origin());
        }
    }

    /// The plugins in the order found.
    ///
    /// @return all that can be used
    public List<LoadedPlugin> plugins() {
        return plugins;
    }

    /// The jars that cannot be used.
    ///
    /// @return often none
    public List<BrokenPlugin> broken() {
        return broken;
    }

    /// All things by slot and then by name.
    ///
    /// @return sorted maps
    public Map<String, SortedMap<String, Entry>> slots() {
        return Collections.unmodifiableMap(slots);
    }

    /// The things of one slot by name.
    ///
    /// @param slot such as `component`
    /// @return sorted; empty if there are none
    public SortedMap<String, Entry> slot(String slot) {
        return Collections.unmodifiableSortedMap(slots.getOrDefault(slot, new TreeMap<>()));
    }

    /// A component by name.
    ///
    /// @param name the name that nodes use
    /// @return the entry, or empty
    public Optional<Entry> component(String name) {
        return Optional.ofNullable(slot("component").get(name))
                .filter(entry -> entry.provided().type() == Component.class);
    }

    /// The descriptions of all components, by name.
    ///
    /// @return sorted by name
    public List<ComponentDescription> components() {
        return slot("component").values().stream()
                .map(entry -> ComponentDescription.of(entry.provided()))
                .toList();
    }
}

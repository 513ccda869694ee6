package dev.headrace.runtime.engine;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.config.Binding;
import dev.headrace.core.config.Configuration;
import dev.headrace.core.config.Property;
import dev.headrace.core.plugin.Provided;
import dev.headrace.runtime.plugin.PluginCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The settings of an engine: its own keys, which backend each slot uses (`backend.SLOT`), and the backends' keys
/// (`SLOT.NAME.KEY`). Immutable.
final class Settings {
    static final String COMPONENT = "component";
    private static final String BACKEND = "backend.";

    private final Configuration configuration;
    private final SortedMap<String, Object> values;

    Settings(Configuration configuration, Map<String, ?> values) {
        this.configuration = configuration;
        this.values = new TreeMap<>(values);
    }

    Configuration configuration() {
        return configuration;
    }

    EngineConfig engine() {
        Map<String, Object> own = new TreeMap<>(values);
        own.keySet().removeIf(key -> key.contains("."));
        return configuration.bind("Settings", EngineConfig.class, own);
    }

    /// The name chosen for a slot, or the only one that is provided, or empty.
    Optional<String> choice(String slot, Set<String> provided) {
        Object chosen = values.get(BACKEND + slot);
        if (chosen != null) {
            return Optional.of(chosen.toString());
        }
        return provided.size() == 1 ? Optional.of(provided.iterator().next()) : Optional.empty();
    }

    /// Binds a backend's keys to its record. `${store}` in a value or default stands for the store's directory.
    Record backend(Provided<?> provided, String store) {
        return configuration.bind(
                "Settings of " + provided.slot() + " '" + provided.name() + "'",
                provided.configuration(),
                backendValues(provided, store));
    }

    private Map<String, Object> backendValues(Provided<?> provided, String store) {
        String prefix = provided.slot() + "." + provided.name() + ".";
        Map<String, Object> own = new TreeMap<>();
        for (Property property : Configuration.describe(provided.configuration())) {
            String fallback = property.defaultValue();
            if (fallback != null && fallback.contains("${store}")) {
                own.put(property.key(), fallback);
            }
        }
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), value);
            }
        });
        own.replaceAll((key, value) -> value instanceof String text ? text.replace("${store}", store) : value);
        return own;
    }

    /// Throws if a key names no slot, no backend or no property: all problems at once.
    void check(PluginCatalogue catalogue) {
        List<String> problems = new ArrayList<>();
        Set<String> slots = catalogue.slots().keySet().stream()
                .filter(slot -> !slot.equals(COMPONENT))
                .collect(Collectors.toSet());
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(BACKEND)) {
                String slot = key.substring(BACKEND.length());
                Set<String> names = catalogue.slot(slot).keySet();
                if (!slots.contains(slot)) {
                    problems.add(key + " chooses for '" + slot + "', which no plugin provides"
                            + Names.suggestion(slot, slots));
                } else if (!names.contains(entry.getValue().toString())) {
                    problems.add(key + " is '" + entry.getValue() + "', which no plugin provides"
                            + Names.suggestion(entry.getValue().toString(), names));
                }
            } else if (key.contains(".")) {
                checkOwner(key, slots, catalogue, problems);
            }
        }
        catalogue.slots().forEach((slot, entries) -> {
            if (!slot.equals(COMPONENT)) {
                entries.values().forEach(entry -> problems.addAll(backendProblems(entry.provided())));
            }
        });
        if (!problems.isEmpty()) {
            throw new HeadraceException(
                    CoreErrorCode.INVALID_CONFIGURATION, "Settings: " + String.join("; ", problems));
        }
    }

    private void checkOwner(String key, Set<String> slots, PluginCatalogue catalogue, List<String> problems) {
        String[] parts = key.split("\\.", 3);
        if (!slots.contains(parts[0])) {
            problems.add(key + " is not a known key"
                    + Names.suggestion(
                            parts[0],
                            Stream.concat(slots.stream(), Stream.of("backend")).toList()));
        } else if (!catalogue.slot(parts[0]).containsKey(parts[1])) {
            problems.add(key + " is a key of the " + parts[0] + " '" + parts[1] + "', which no plugin provides"
                    + Names.suggestion(parts[1], catalogue.slot(parts[0]).keySet()));
        } else if (parts.length == 2) {
            problems.add(key + " names the " + parts[0] + " '" + parts[1] + "', and no key of it");
        }
    }

    /// Problems with keys that were given; what is missing matters only once the backend is built.
    private List<String> backendProblems(Provided<?> provided) {
        String prefix = provided.slot() + "." + provided.name() + ".";
        if (values.keySet().stream().noneMatch(key -> key.startsWith(prefix))) {
            return List.of();
        }
        return switch (configuration.bind(provided.configuration(), backendValues(provided, "."))) {
            case Binding.Bound<?> bound -> List.of();
            case Binding.Invalid<?>(List<String> problems) ->
                problems.stream().map(problem -> prefix + problem).toList();
        };
    }
}

package dev.headrace.runtime.engine;

import dev.headrace.core.artifact.Provenance;
import dev.headrace.core.metadata.ContextRecord;
import dev.headrace.core.metadata.MetadataStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says in which way a node differs from the last time it was executed.
final class CacheReason {
    private CacheReason() {}

    /// Compares two provenances.
    ///
    /// @param before that of the last execution
    /// @param now that of this one
    /// @param metadata knows the jars of both
    /// @return clauses joined by semicolons; empty if they are equal
    static String changes(Provenance before, Provenance now, MetadataStore metadata) {
        List<String> changes = new ArrayList<>();
        if (!before.component().equals(now.component())) {
            changes.add("component was " + before.component() + ", is " + now.component());
        }
        for (String key : keys(before.configuration(), now.configuration())) {
            String old = before.configuration().get(key);
            String current = now.configuration().get(key);
            if (!Objects.equals(old, current)) {
                changes.add("setting " + key + " was " + quoted(old) + ", is " + quoted(current));
            }
        }
        for (String input : keys(before.inputs(), now.inputs())) {
            if (!Objects.equals(before.inputs().get(input), now.inputs().get(input))) {
                changes.add("input " + input + " changed");
            }
        }
        for (String key : keys(before.files(), now.files())) {
            if (!Objects.equals(before.files().get(key), now.files().get(key))) {
                changes.add("files of " + key + " changed");
            }
        }
        if (before.seed() != now.seed()) {
            changes.add("seed was " + before.seed() + ", is " + now.seed());
        }
        if (!before.code().equals(now.code())) {
            changes.add("code changed: " + jars(before, now, metadata));
        }
        return String.join("; ", changes);
    }

    private static String jars(Provenance before, Provenance now, MetadataStore metadata) {
        Map<String, String> old = jars(before, metadata);
        Map<String, String> current = jars(now, metadata);
        List<String> changed = keys(old, current).stream()
                .filter(jar -> !Objects.equals(old.get(jar), current.get(jar)))
                .map(jar -> jar + (old.containsKey(jar) ? current.containsKey(jar) ? "" : " (gone)" : " (new)"))
                .toList();
        return changed.isEmpty() ? "its jars are not known any more" : String.join(", ", changed);
    }

    private static Map<String, String> jars(Provenance provenance, MetadataStore metadata) {
        return metadata.context(ContextRecord.CODE, provenance.code().hex())
                .map(ContextRecord::properties)
                .orElse(Map.of());
    }

    private static Set<String> keys(Map<String, ?> first, Map<String, ?> second) {
        Set<String> keys = new TreeSet<>(first.keySet());
        keys.addAll(second.keySet());
        return keys;
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "not set" : "'" + value + "'";
    }
}

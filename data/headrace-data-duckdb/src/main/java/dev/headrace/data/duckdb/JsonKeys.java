package dev.headrace.data.duckdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The keys of JSON objects, numbered in the order in which they are first seen. Confined to one thread.
final class JsonKeys {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int count() {
        return names.size();
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /// The number of a key; a new one is added.
    int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }
}

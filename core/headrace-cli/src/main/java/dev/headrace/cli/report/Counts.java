package dev.headrace.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts what is equal.
final class Counts {
    private Counts() {}

    /// Says how often each name occurs, in the order of their first occurrence: `3 cached, 1 failed`.
    static String of(List<String> names) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String name : names) {
            counts.merge(name, 1, Integer::sum);
        }
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(count -> Numbers.count(count.getValue()) + " " + count.getKey())
                        .toList());
    }
}

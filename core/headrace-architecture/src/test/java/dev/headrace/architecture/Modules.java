package dev.headrace.architecture;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/// The table: which ring each module is in. A new module gets a line here, and nothing else.
final class Modules {
    private static final Map<String, Ring> RINGS = Map.ofEntries(
            entry("headrace-architecture", Ring.BUILD),
            entry("headrace-benchmarks", Ring.APPLICATION),
            entry("headrace-bom", Ring.BUILD),
            entry("headrace-cli", Ring.APPLICATION),
            entry("headrace-core", Ring.CORE),
            entry("headrace-runtime", Ring.ENGINE),
            entry("headrace-store-sql", Ring.LEAF),
            entry("headrace-testkit", Ring.TESTKIT));

    private Modules() {}

    /// The ring of a module, or empty if the table lacks it.
    static Optional<Ring> ring(String module) {
        return Optional.ofNullable(RINGS.get(module));
    }
}

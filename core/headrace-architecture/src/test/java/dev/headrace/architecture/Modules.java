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
            entry("headrace-data", Ring.LIBRARY),
            entry("headrace-data-api", Ring.LIBRARY),
            entry("headrace-data-duckdb", Ring.LEAF),
            entry("headrace-feedback", Ring.LIBRARY),
            entry("headrace-monitoring", Ring.LIBRARY),
            entry("headrace-runtime", Ring.ENGINE),
            entry("headrace-serving", Ring.LIBRARY),
            entry("headrace-serving-api", Ring.LIBRARY),
            entry("headrace-serving-http", Ring.LEAF),
            entry("headrace-statistics", Ring.LIBRARY),
            entry("headrace-statistics-spark", Ring.APPLICATION),
            entry("headrace-store-sql", Ring.LEAF),
            entry("headrace-suggesting-runs", Ring.LIBRARY),
            entry("headrace-testkit", Ring.TESTKIT),
            entry("headrace-tfmetadata", Ring.ADAPTER),
            entry("headrace-training", Ring.LIBRARY),
            entry("headrace-training-api", Ring.LIBRARY),
            entry("headrace-training-smile", Ring.LEAF),
            entry("headrace-transform", Ring.LIBRARY),
            entry("headrace-validation", Ring.LIBRARY),
            entry("headrace-validation-api", Ring.LIBRARY));

    private Modules() {}

    /// The ring of a module, or empty if the table lacks it.
    static Optional<Ring> ring(String module) {
        return Optional.ofNullable(RINGS.get(module));
    }
}

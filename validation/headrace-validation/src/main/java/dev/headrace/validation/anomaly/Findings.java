package dev.headrace.validation.anomaly;

import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.DataSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Anomalies as they are found, put in order at the end. Confined to one thread.
final class Findings {
    /// Stands for the split where an anomaly is of none, or of all.
    static final String ALL_SPLITS = "all";

    private final List<Anomaly> anomalies = new ArrayList<>();

    void add(@Nullable String column, String split, Kind kind, Severity severity, String message) {
        anomalies.add(new Anomaly(column, split, kind, severity, message));
    }

    void addAll(List<Anomaly> others) {
        anomalies.addAll(others);
    }

    /// The gravest first; then what is of no column, the schema's columns in their order, and new columns by
    /// name; then by split and kind.
    Anomalies inOrder(DataSchema schema) {
        Map<String, Integer> positions = new HashMap<>();
        schema.features().forEach(feature -> positions.putIfAbsent(feature.name(), positions.size()));
        Comparator<Anomaly> order = Comparator.comparing(Anomaly::severity)
                .thenComparingInt(anomaly -> position(anomaly.column(), positions))
                .thenComparing(anomaly -> anomaly.column() == null ? "" : anomaly.column())
                .thenComparing(Anomaly::split)
                .thenComparing(Anomaly::kind)
                .thenComparing(Anomaly::message);
        return new Anomalies(anomalies.stream().sorted(order).toList());
    }

    private static int position(@Nullable String column, Map<String, Integer> positions) {
        return column == null ? -1 : positions.getOrDefault(column, Integer.MAX_VALUE);
    }
}

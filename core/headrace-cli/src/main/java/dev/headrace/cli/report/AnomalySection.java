package dev.headrace.cli.report;

import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.Anomalies.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The third section: what is wrong with the examples, the gravest first.
record AnomalySection(List<Group> groups) {
    static AnomalySection of(Anomalies anomalies) {
        return new AnomalySection(Arrays.stream(Severity.values())
                .map(severity -> Group.of(severity, anomalies))
                .filter(group -> !group.anomalies().rows().isEmpty())
                .toList());
    }

    /// The anomalies of one severity.
    record Group(String title, String style, Rows<AnomalyRow> anomalies) {
        static Group of(Severity severity, Anomalies anomalies) {
            List<Anomaly> found = anomalies.anomalies().stream()
                    .filter(anomaly -> anomaly.severity() == severity)
                    .toList();
            return new Group(
                    title(severity, found.size()),
                    "severity-" + severity.name().toLowerCase(Locale.ROOT),
                    Rows.of(found, Rows.MOST, "anomalies", AnomalyRow::of));
        }

        private static String title(Severity severity, int count) {
            return switch (severity) {
                case ERROR -> Numbers.count(count, "error");
                case WARNING -> Numbers.count(count, "warning");
                case INFO -> Numbers.count(count, "remark");
            };
        }
    }

    /// One anomaly.
    record AnomalyRow(@Nullable Label column, Label split, String kind, Label message) {
        static AnomalyRow of(Anomaly anomaly) {
            return new AnomalyRow(
                    anomaly.column() == null ? null : Label.name(anomaly.column()),
                    Label.name(anomaly.split()),
                    anomaly.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    Label.sentence(anomaly.message()));
        }
    }
}

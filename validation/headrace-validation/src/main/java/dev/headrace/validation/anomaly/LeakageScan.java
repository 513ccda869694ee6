package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.Phrases.count;
import static dev.headrace.validation.internal.Phrases.percent;
import static dev.headrace.validation.internal.Phrases.quoted;

import dev.headrace.data.Column;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Looks for columns that know the label: each alone is made to predict it, on rows held out. Takes two
/// passes over the split to learn from: [#sample], then [#add]. Of many rows only a part is looked at.
/// Confined to one thread.
final class LeakageScan {
    private final LabelSchema label;
    private final int labelIndex;
    private final LabelTargets targets;
    private final List<LeakageSuspect> suspects = new ArrayList<>();
    private final Selection selection;
    private double[] target = new double[0];

    private LeakageScan(LabelSchema label, int labelIndex, ColumnStatistics statistics) {
        this.label = label;
        this.labelIndex = labelIndex;
        this.targets = LabelTargets.of(label, statistics);
        this.selection = new Selection(statistics.rows());
    }

    /// A scan of the columns that can be learned from.
    ///
    /// @param columns of the examples, in the order of their vectors
    /// @param statistics of the split to learn from
    /// @return empty if there is no label, or none of the schema's type in the data
    static Optional<LeakageScan> of(List<Column> columns, DatasetStatistics statistics, DataSchema schema) {
        LabelSchema label = schema.label();
        if (label == null) {
            return Optional.empty();
        }
        int labelIndex = index(columns, schema, label.column());
        Optional<ColumnStatistics> labels = statistics.find(label.column());
        if (labelIndex < 0 || labels.isEmpty()) {
            return Optional.empty();
        }
        LeakageScan scan = new LeakageScan(label, labelIndex, labels.get());
        List<FeatureSchema> learnable = schema.learnable();
        for (FeatureSchema feature : learnable) {
            int index = index(columns, schema, feature.name());
            if (index >= 0) {
                statistics
                        .find(feature.name())
                        .ifPresent(column -> scan.suspects.add(
                                new LeakageSuspect(feature.name(), index, column, scan.targets, learnable.size())));
            }
        }
        return Optional.of(scan);
    }

    private static int index(List<Column> columns, DataSchema schema, String name) {
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            if (column.name().equals(name)) {
                boolean asInSchema = schema.feature(name)
                        .map(FeatureSchema::type)
                        .filter(column.type()::equals)
                        .isPresent();
                return asInSchema ? index : -1;
            }
        }
        return -1;
    }

    /// Takes a batch into account that is still to be added.
    ///
    /// @param firstRow the position of the batch's first row in the split
    void sample(VectorSchemaRoot batch, long firstRow) {
        for (LeakageSuspect suspect : suspects) {
            suspect.sample(batch.getVector(suspect.index()), batch.getRowCount(), firstRow);
        }
    }

    /// Takes a batch into account, after all were sampled.
    ///
    /// @param firstRow the position of the batch's first row in the split
    void add(VectorSchemaRoot batch, long firstRow) {
        int rows = batch.getRowCount();
        if (target.length < rows) {
            target = new double[rows];
        }
        targets.read(batch.getVector(labelIndex), rows, target);
        selection.select(target, rows, firstRow);
        for (LeakageSuspect suspect : suspects) {
            suspect.add(batch.getVector(suspect.index()), selection);
        }
    }

    /// Reports the columns that know the label.
    void report(String split, ExampleValidatorConfig config, Findings findings) {
        double threshold = label.task().isClassification() ? config.leakageShare() : config.leakageVariance();
        for (LeakageSuspect suspect : suspects) {
            suspect.evidence()
                    .filter(found -> found.suspect(threshold))
                    .ifPresent(found -> findings.add(
                            suspect.name(),
                            split,
                            Kind.LEAKAGE_SUSPECT,
                            Severity.WARNING,
                            words(suspect.name(), found, threshold)));
        }
    }

    private String words(String column, Association.Evidence evidence, double threshold) {
        String which = evidence.presence() >= threshold
                ? "Whether " + quoted(column) + " has a value"
                : "The column " + quoted(column);
        String held = count(evidence.rows(), "row", "rows") + " held out in turn";
        String how = label.task().isClassification()
                ? " alone predicts the label " + quoted(label.column()) + " for " + percent(evidence.right())
                        + " of " + held + ", where the most frequent class stands for "
                        + percent(evidence.baseline())
                : " alone explains " + percent(evidence.gain()) + " of the variance of the label "
                        + quoted(label.column()) + " in " + held;
        return which + how + ": it may have been made from the label or after it. Transform leaves the column out"
                + " unless it is told to keep such columns";
    }
}

package dev.headrace.monitoring;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.statistics.DatasetAccumulator;
import dev.headrace.statistics.DriftAnalysis;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;

/// Compares current examples with a baseline, column by column, and says which columns drifted: in
/// `drift.json`, the JSON of a [DriftReport], and in the artifact's property `drifted`.
///
/// Compared are the columns that a model can learn from, and the label, whose drift is told as such.
/// Identifiers, constants and columns that were excluded are not.
@Input(name = DriftMonitor.BASELINE, type = ArtifactType.EXAMPLES)
@Input(name = DriftMonitor.CURRENT, type = ArtifactType.EXAMPLES)
@Input(name = DriftMonitor.SCHEMA, type = ArtifactType.SCHEMA)
@Input(name = DriftMonitor.TRANSFORM, type = ArtifactType.TRANSFORM_GRAPH, optional = true)
@Output(name = DriftMonitor.DRIFT, type = ArtifactType.DRIFT_REPORT)
public final class DriftMonitor implements Component {
    static final String BASELINE = "baseline";
    static final String CURRENT = "current";
    static final String SCHEMA = "schema";
    static final String TRANSFORM = "transform";
    static final String DRIFT = "drift";

    private final DriftMonitorConfig config;
    private final BufferAllocator allocator;

    /// Takes what it works with.
    ///
    /// @param config what counts as drift
    /// @param allocator what batches are allocated from
    @Inject
    public DriftMonitor(DriftMonitorConfig config, BufferAllocator allocator) {
        this.config = requireNonNull(config, "config is null");
        this.allocator = requireNonNull(allocator, "allocator is null");
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        DataSchema schema =
                JsonRecords.read(context.input(SCHEMA).directory().resolve(DataSchema.FILE), DataSchema.class);
        Examples baseline = Examples.open(context.input(BASELINE).directory());
        Examples current = Examples.open(context.input(CURRENT).directory());
        List<String> columns =
                config.columns().isEmpty() ? compared(context, schema, baseline, current) : config.columns();
        Work work = new Work(
                context, baseline.rows(config.baselineSplit()) + current.index().totalRows());
        DatasetStatistics before = work.statistics(baseline, Set.of(config.baselineSplit()), BASELINE);
        DatasetStatistics now = work.statistics(current, current.splits(), CURRENT);
        DriftReport report = withLabel(
                schema,
                new DriftAnalysis(config.settings()).compare(labelled(schema, before), labelled(schema, now), columns));
        ArtifactDraft draft = context.output(DRIFT);
        JsonRecords.write(draft.directory().resolve(DriftReport.FILE), report);
        draft.property(DriftReport.DRIFTED, report.property());
    }

    /// What the model reads or the schema calls a feature, and the label, if it is in the examples at all.
    private static List<String> compared(
            ComponentContext context, DataSchema schema, Examples baseline, Examples current) throws IOException {
        Set<String> read = new TreeSet<>();
        for (Artifact transform : context.inputs(TRANSFORM)) {
            JsonRecords.read(transform.directory().resolve(TransformGraph.FILE), TransformGraph.class)
                    .columns()
                    .forEach(column -> read.add(column.name()));
        }
        Set<String> present = new TreeSet<>();
        Stream.concat(baseline.columns().stream(), current.columns().stream())
                .map(Column::name)
                .forEach(present::add);
        return schema.features().stream()
                .filter(feature -> feature.kind() == FeatureKind.LABEL
                        || (read.isEmpty() ? feature.kind().isFeature() : read.contains(feature.name())))
                .map(FeatureSchema::name)
                .filter(present::contains)
                .toList();
    }

    /// The same statistics, the label's over the rows that have one.
    private static DatasetStatistics labelled(DataSchema schema, DatasetStatistics statistics) {
        LabelSchema label = schema.label();
        if (label == null) {
            return statistics;
        }
        return new DatasetStatistics(
                statistics.split(),
                statistics.rows(),
                statistics.columns().stream()
                        .map(column -> column.name().equals(label.column()) ? withoutMissing(column) : column)
                        .toList());
    }

    private static ColumnStatistics withoutMissing(ColumnStatistics column) {
        return new ColumnStatistics(
                column.name(),
                column.type(),
                column.present(),
                0,
                column.distinct(),
                column.distinctError(),
                column.top(),
                column.numeric(),
                column.text());
    }

    private static DriftReport withLabel(DataSchema schema, DriftReport report) {
        if (schema.label() == null) {
            return report;
        }
        String label = schema.label().column();
        return new DriftReport(
                report.verdict(),
                report.explanation(),
                report.significance(),
                report.baselineRows(),
                report.currentRows(),
                report.comparisons().stream()
                        .map(comparison -> comparison.column().equals(label) ? withLabelNamed(comparison) : comparison)
                        .toList(),
                report.schemaDifferences());
    }

    private static Comparison withLabelNamed(Comparison comparison) {
        return new Comparison(
                comparison.column(),
                comparison.method(),
                comparison.statistic(),
                comparison.effect(),
                comparison.threshold(),
                comparison.pValue(),
                comparison.adjustedPValue(),
                comparison.baselineRows(),
                comparison.currentRows(),
                comparison.verdict(),
                "This is the label. " + comparison.explanation());
    }

    /// Reads examples, with one progress for all of them.
    private final class Work {
        private final ComponentContext context;
        private final long total;
        private long done;

        Work(ComponentContext context, long total) {
            this.context = context;
            this.total = total;
        }

        DatasetStatistics statistics(Examples examples, Collection<String> splits, String name)
                throws IOException, InterruptedException {
            DatasetAccumulator accumulator = new DatasetAccumulator(examples.columns());
            for (String split : splits) {
                context.checkCancelled();
                try (ExamplesReader reader = examples.read(split, allocator)) {
                    while (reader.next()) {
                        context.checkCancelled();
                        accumulator.fold(reader.batch());
                        done += reader.batch().getRowCount();
                        context.progress(done, total, "rows");
                    }
                }
            }
            return accumulator.statistics(name);
        }
    }
}

package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.Phrases.partOf;

import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesIndex;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Finds where examples differ from their schema: the file [Anomalies#FILE] of its output, whose property
/// [#ERRORS] says whether one is an error. Statistics say what columns hold; the rows themselves are read for
/// repetitions, and for columns that know the label.
@Input(name = "examples", type = ArtifactType.EXAMPLES)
@Input(name = "statistics", type = ArtifactType.EXAMPLE_STATISTICS)
@Input(name = "schema", type = ArtifactType.SCHEMA)
@Output(name = "anomalies", type = ArtifactType.EXAMPLE_ANOMALIES)
public final class ExampleValidator implements Component {
    /// The property of the artifact: `true` if an anomaly is an error, else `false`.
    public static final String ERRORS = "errors";

    private final ExampleValidatorConfig config;
    private final BufferAllocator allocator;

    /// Makes the component.
    ///
    /// @param config from what on a difference is an anomaly
    /// @param allocator what batches are allocated from
    @Inject
    public ExampleValidator(ExampleValidatorConfig config, BufferAllocator allocator) {
        this.config = config;
        this.allocator = allocator;
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        context.checkCancelled();
        Examples examples = Examples.open(context.input("examples").directory());
        List<DatasetStatistics> splits =
                statistics(examples, context.input("statistics").directory());
        DataSchema schema =
                JsonRecords.read(context.input("schema").directory().resolve(DataSchema.FILE), DataSchema.class);
        Findings findings = new Findings();
        findings.addAll(new AnomalyDetector(config).detect(splits, schema).anomalies());
        quarantine(examples.index(), findings);
        Optional<LeakageScan> leakage = splits.stream()
                .filter(statistics -> statistics.split().equals(config.split()))
                .findFirst()
                .flatMap(statistics -> LeakageScan.of(examples.columns(), statistics, schema));
        new ExampleScan(examples, config, findings, allocator, context).run(leakage);
        write(findings.inOrder(schema), context.output("anomalies"));
    }

    private static List<DatasetStatistics> statistics(Examples examples, Path directory) throws IOException {
        List<DatasetStatistics> splits = new ArrayList<>();
        for (String split : examples.splits()) {
            splits.add(JsonRecords.read(directory.resolve(split + DatasetStatistics.SUFFIX), DatasetStatistics.class));
        }
        return splits;
    }

    private void quarantine(ExamplesIndex index, Findings findings) {
        if (index.quarantined() > 0) {
            long all = index.totalRows() + index.quarantined();
            boolean many = (double) index.quarantined() / all >= config.quarantineShare();
            findings.add(
                    null,
                    Findings.ALL_SPLITS,
                    Kind.ROWS_QUARANTINED,
                    many ? Severity.ERROR : Severity.WARNING,
                    partOf(index.quarantined(), all, "rows") + " could not be read and are in quarantine");
        }
    }

    private static void write(Anomalies anomalies, ArtifactDraft draft) throws IOException {
        JsonRecords.write(draft.directory().resolve(Anomalies.FILE), anomalies);
        draft.property(ERRORS, Boolean.toString(anomalies.hasErrors()));
    }
}

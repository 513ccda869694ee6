package dev.headrace.validation.anomaly;

import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.LabelSchema;
import java.util.List;

/// Compares statistics with a schema: what can be told without the rows. [ExampleValidator] also looks at the
/// rows, for repetitions and for leakage. Immutable and thread-safe.
public final class AnomalyDetector {
    private final ExampleValidatorConfig config;

    /// Makes a detector.
    ///
    /// @param config from what on a difference is an anomaly
    public AnomalyDetector(ExampleValidatorConfig config) {
        this.config = config;
    }

    /// Compares the statistics of splits with a schema.
    ///
    /// @param splits the statistics of each split; may lack that to learn from, and then nothing is compared
    ///     with it
    /// @param schema what the splits should look like
    /// @return what was found; none if all is as expected
    public Anomalies detect(List<DatasetStatistics> splits, DataSchema schema) {
        Findings findings = new Findings();
        for (DatasetStatistics statistics : splits) {
            if (statistics.rows() == 0) {
                findings.add(
                        null,
                        statistics.split(),
                        Kind.PRESENCE_LOW,
                        statistics.split().equals(config.split()) ? Severity.ERROR : Severity.WARNING,
                        "The split has no rows");
            }
            new SchemaCheck(statistics, schema, config, findings).run();
            LabelSchema label = schema.label();
            if (label != null) {
                ClassCheck.run(statistics, label, config, findings);
            }
        }
        compareWithLearned(splits, schema, findings);
        return findings.inOrder(schema);
    }

    private void compareWithLearned(List<DatasetStatistics> splits, DataSchema schema, Findings findings) {
        for (DatasetStatistics learned : splits) {
            if (learned.split().equals(config.split())) {
                splits.stream()
                        .filter(other -> !other.split().equals(config.split()))
                        .forEach(other -> SplitSkew.run(learned, other, schema, findings));
            }
        }
    }
}

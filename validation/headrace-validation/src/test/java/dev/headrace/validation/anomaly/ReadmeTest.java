package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.TestColumn.booleans;
import static dev.headrace.validation.internal.TestColumn.reals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.validation.Anomalies;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.Task;
import dev.headrace.validation.internal.TestTable;
import dev.headrace.validation.schema.SchemaInference;
import dev.headrace.validation.schema.SchemaOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the README shows.
final class ReadmeTest {
    @Test
    void statisticsAloneGiveASchemaAndAnomalies() {
        TestTable table = TestTable.dealt(
                reals("fare", 500, row -> row * 7 % 500 * 0.25), booleans("survived", 500, row -> row % 3 == 0));
        DatasetStatistics train = table.statistics("train");
        DatasetStatistics eval = table.statistics("eval");

        DataSchema schema = SchemaInference.infer(train, SchemaOptions.predicting("survived"));
        Anomalies anomalies =
                new AnomalyDetector(ExampleValidatorConfig.defaults()).detect(List.of(train, eval), schema);

        assertThat(schema.requireLabel().task()).isEqualTo(Task.BINARY);
        assertThat(anomalies.anomalies()).isEmpty();
    }
}

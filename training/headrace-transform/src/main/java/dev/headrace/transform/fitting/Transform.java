package dev.headrace.transform.fitting;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.Examples;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.ValidationErrorCode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Fits a transform: for each column that a model can learn from one operation, whose constants come from the
/// statistics of the rows to learn from. Reads no row.
@Input(name = "examples", type = ArtifactType.EXAMPLES)
@Input(name = "statistics", type = ArtifactType.EXAMPLE_STATISTICS)
@Input(name = "schema", type = ArtifactType.SCHEMA)
@Input(name = "anomalies", type = ArtifactType.EXAMPLE_ANOMALIES, optional = true)
@Output(name = "transform", type = ArtifactType.TRANSFORM_GRAPH)
public final class Transform implements Component {
    private final TransformConfig config;

    /// For the engine.
    ///
    /// @param config the settings
    @Inject
    public Transform(TransformConfig config) {
        this.config = config;
    }

    /// Writes the file `transform.json`.
    ///
    /// @throws HeadraceException with `LABEL_UNKNOWN`, `SCHEMA_MISMATCH` or `NO_FEATURES` of
    ///     [ValidationErrorCode] if there is no label, the examples are not as the schema says, or no column
    ///     is left
    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        context.checkCancelled();
        Examples examples = Examples.open(context.input("examples").directory());
        DataSchema schema =
                JsonRecords.read(context.input("schema").directory().resolve(DataSchema.FILE), DataSchema.class);
        LabelSchema label = schema.requireLabel();
        examples.rows(config.split());
        checkTypes(examples, schema, label);
        Path statistics = context.input("statistics").directory().resolve(config.split() + DatasetStatistics.SUFFIX);
        TransformFitter fitter =
                new TransformFitter(config, JsonRecords.read(statistics, DatasetStatistics.class), suspects(context));
        TransformGraph graph = fitter.fit(schema, label);
        JsonRecords.write(context.output("transform").directory().resolve(TransformGraph.FILE), graph);
    }

    /// Why columns are suspect, by column.
    private Map<String, String> suspects(ComponentContext context) throws IOException {
        Map<String, String> suspects = new HashMap<>();
        if (!config.keepLeakageSuspects() && !context.inputs("anomalies").isEmpty()) {
            Path file = context.input("anomalies").directory().resolve(Anomalies.FILE);
            for (Anomalies.Anomaly anomaly :
                    JsonRecords.read(file, Anomalies.class).of(Anomalies.Kind.LEAKAGE_SUSPECT)) {
                if (anomaly.column() != null) {
                    suspects.putIfAbsent(anomaly.column(), anomaly.message());
                }
            }
        }
        return suspects;
    }

    private static void checkTypes(Examples examples, DataSchema schema, LabelSchema label) {
        Map<String, ColumnType> types = new HashMap<>();
        for (Column column : examples.columns()) {
            types.put(column.name(), column.type());
        }
        if (!types.containsKey(label.column())) {
            throw new HeadraceException(
                    ValidationErrorCode.LABEL_UNKNOWN,
                    "The examples have no column '" + label.column() + "', which the schema names as the label");
        }
        for (FeatureSchema feature : schema.learnable()) {
            ColumnType found = types.get(feature.name());
            if (found != feature.type()) {
                throw new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "Column '" + feature.name() + "' is " + feature.type() + " in the schema, and the examples "
                                + (found == null ? "do not have it" : "hold it as " + found));
            }
        }
    }
}

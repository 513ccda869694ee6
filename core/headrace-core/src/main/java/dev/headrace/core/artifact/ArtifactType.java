package dev.headrace.core.artifact;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What kind of thing an artifact is. Channels connect only equal types. The constants are TFX's standard types and
/// ours; a plugin may name its own.
///
/// @param name words in upper camel case
public record ArtifactType(String name) {
    /// Rows to learn from or to judge by, in splits.
    public static final String EXAMPLES = "Examples";
    /// Statistics of examples, one set a split.
    public static final String EXAMPLE_STATISTICS = "ExampleStatistics";
    /// What examples should look like.
    public static final String SCHEMA = "Schema";
    /// Where examples differ from their schema.
    public static final String EXAMPLE_ANOMALIES = "ExampleAnomalies";
    /// A fitted transform: operations and constants.
    public static final String TRANSFORM_GRAPH = "TransformGraph";
    /// The settings that tuning chose.
    public static final String HYPER_PARAMETERS = "HyperParameters";
    /// A trained model.
    public static final String MODEL = "Model";
    /// Metrics of a model, with slices and intervals.
    public static final String MODEL_EVALUATION = "ModelEvaluation";
    /// The evaluator's verdict; its property `blessed` is `true` or `false`.
    public static final String MODEL_BLESSING = "ModelBlessing";
    /// The serving test's verdict; its property `blessed` is `true` or `false`.
    public static final String INFRA_BLESSING = "InfraBlessing";
    /// A model that was pushed to where it serves.
    public static final String PUSHED_MODEL = "PushedModel";
    /// Labels of examples with their origin.
    public static final String LABEL_SET = "LabelSet";
    /// A comparison of two sets of examples; its property `drifted` is `true`, `false` or `inconclusive`.
    public static final String DRIFT_REPORT = "DriftReport";
    /// A file outside the store that an execution read.
    public static final String FILE = "File";

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Za-z0-9]*");

    /// Checks the form.
    ///
    /// @throws IllegalArgumentException if the name is not upper camel case
    public ArtifactType {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "an artifact type is words in upper camel case, such as 'ExampleStatistics': '" + name + "'");
        }
    }

    /// The names of the standard types, sorted.
    ///
    /// @return all constants of this class
    public static Set<String> standard() {
        return new TreeSet<>(Set.of(
                EXAMPLES,
                EXAMPLE_STATISTICS,
                SCHEMA,
                EXAMPLE_ANOMALIES,
                TRANSFORM_GRAPH,
                HYPER_PARAMETERS,
                MODEL,
                MODEL_EVALUATION,
                MODEL_BLESSING,
                INFRA_BLESSING,
                PUSHED_MODEL,
                LABEL_SET,
                DRIFT_REPORT,
                FILE));
    }

    @Override
    public String toString() {
        return name;
    }
}

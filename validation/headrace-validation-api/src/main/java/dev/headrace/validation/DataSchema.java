package dev.headrace.validation;

import dev.headrace.core.HeadraceException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What examples should look like: the file `schema.json` of an artifact.
///
/// @param features all columns, in the order of the examples, the label included
/// @param label what is to be predicted; null where nothing is
/// @param constraints what the examples as a whole must keep to; null, as in files of before there were any,
///     is nothing
public record DataSchema(
        List<FeatureSchema> features, @Nullable LabelSchema label, DatasetConstraints constraints) {
    /// The file's name.
    public static final String FILE = "schema.json";

    /// Without constraints on the examples as a whole.
    ///
    /// @param features all columns
    /// @param label what is to be predicted, or null
    public DataSchema(List<FeatureSchema> features, @Nullable LabelSchema label) {
        this(features, label, DatasetConstraints.NONE);
    }

    /// Copies the list.
    public DataSchema {
        constraints = constraints == null ? DatasetConstraints.NONE : constraints;
        features = List.copyOf(features);
    }

    /// What one column should look like.
    ///
    /// @param name the column's name
    /// @return its schema, or empty if the schema does not know it
    public Optional<FeatureSchema> feature(String name) {
        return features.stream().filter(feature -> feature.name().equals(name)).findFirst();
    }

    /// The columns that a model can learn from.
    ///
    /// @return in the order of the examples
    public List<FeatureSchema> learnable() {
        return features.stream().filter(feature -> feature.kind().isFeature()).toList();
    }

    /// The label.
    ///
    /// @return the label
    /// @throws HeadraceException with [ValidationErrorCode#LABEL_UNKNOWN] if there is none
    public LabelSchema requireLabel() {
        if (label == null) {
            throw new HeadraceException(
                    ValidationErrorCode.LABEL_UNKNOWN, "The schema names no label, and one is needed here");
        }
        return label;
    }
}

package dev.headrace.validation.schema;

import static dev.headrace.validation.internal.Phrases.count;
import static dev.headrace.validation.internal.Phrases.list;
import static dev.headrace.validation.internal.Phrases.quoted;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.internal.WilsonInterval;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Infers a schema from statistics: what each column is good for, what is learned about the label, which
/// values may occur and how many may be missing. Stateless and thread-safe.
///
/// - EMPTY has no value, or no finite number; CONSTANT has one value, whatever is missing.
/// - IDENTIFIER names rows: numbers of which none occurs twice although chance would have it, numbers and
///   text whose name says so, text of which nearly every value differs and which is not prose. Text of too
///   many values to learn from is counted here too.
/// - TEXT is prose: three words or more on average, and more values than a category has.
/// - CATEGORICAL is text of at most 20 values, or of at most one value for each 20 rows, up to 1,000 values.
/// - NUMERIC are all other numbers, however few values they have; BOOLEAN and DATE go by the column's type.
public final class SchemaInference {
    private static final double DEVIATIONS = 3;
    private static final double PRESENCE_TOLERANCE = 0.01;
    private static final int NAMED = 50;

    private SchemaInference() {}

    /// Infers a schema.
    ///
    /// @param statistics of the split to learn from
    /// @param options label, task and exclusions
    /// @return a schema with at least one column to learn from
    /// @throws HeadraceException with [ValidationErrorCode#LABEL_UNKNOWN] if the label is not in the data,
    ///     [ValidationErrorCode#LABEL_UNUSABLE] if it cannot be learned, [ValidationErrorCode#NO_FEATURES] if
    ///     there is no column to learn from, or [ValidationErrorCode#SCHEMA_MISMATCH] if an excluded column
    ///     is not in the data
    public static DataSchema infer(DatasetStatistics statistics, SchemaOptions options) {
        checkNames(statistics, options);
        LabelSchema label = label(statistics, options);
        List<FeatureSchema> features = statistics.columns().stream()
                .map(column -> feature(column, label, options.exclude()))
                .toList();
        DataSchema schema = new DataSchema(features, label);
        if (schema.learnable().isEmpty()) {
            throw new HeadraceException(
                    ValidationErrorCode.NO_FEATURES, "No column is left to learn from: " + reasons(features));
        }
        return schema;
    }

    private static void checkNames(DatasetStatistics statistics, SchemaOptions options) {
        for (String excluded : options.exclude()) {
            if (statistics.find(excluded).isEmpty()) {
                throw new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "The column " + quoted(excluded) + ", which is to be excluded, is not in the data"
                                + Names.suggestion(excluded, names(statistics)));
            }
        }
        String label = options.label();
        if (label != null && options.exclude().contains(label)) {
            throw new HeadraceException(
                    ValidationErrorCode.LABEL_UNUSABLE,
                    "The column " + quoted(label) + " is both the label and excluded");
        }
    }

    private static @Nullable LabelSchema label(DatasetStatistics statistics, SchemaOptions options) {
        String label = options.label();
        if (label == null) {
            return null;
        }
        ColumnStatistics column = statistics
                .find(label)
                .orElseThrow(() -> new HeadraceException(
                        ValidationErrorCode.LABEL_UNKNOWN,
                        "The label " + quoted(label) + " is not a column of the data" + suggestion(label, statistics)));
        return LabelInference.of(column, options.task());
    }

    private static String suggestion(String label, DatasetStatistics statistics) {
        List<String> names = names(statistics);
        String nearest = names.stream()
                .filter(label::equalsIgnoreCase)
                .findFirst()
                .or(() -> Names.nearest(label, names))
                .map(name -> "; did you mean " + quoted(name) + "?")
                .orElse(";");
        return nearest + " the columns are " + list(names, NAMED);
    }

    private static List<String> names(DatasetStatistics statistics) {
        return statistics.columns().stream().map(ColumnStatistics::name).toList();
    }

    private static FeatureSchema feature(ColumnStatistics column, @Nullable LabelSchema label, List<String> excluded) {
        if (label != null && column.name().equals(label.column())) {
            return new FeatureSchema(
                    column.name(),
                    column.type(),
                    FeatureKind.LABEL,
                    reason(label, column),
                    minimumPresence(column),
                    label.task().isClassification() ? label.classes() : null);
        }
        Finding finding = excluded.contains(column.name())
                ? new Finding(FeatureKind.EXCLUDED, "left out by the configuration")
                : ColumnKinds.of(column);
        boolean learnable = finding.kind().isFeature();
        return new FeatureSchema(
                column.name(),
                column.type(),
                finding.kind(),
                finding.reason(),
                learnable ? minimumPresence(column) : 0,
                finding.kind() == FeatureKind.CATEGORICAL ? domain(column) : null);
    }

    private static String reason(LabelSchema label, ColumnStatistics column) {
        String task = label.task().name().toLowerCase(Locale.ROOT);
        return label.task().isClassification()
                ? task + ": " + count(label.classes().size(), "class", "classes") + " in "
                        + count(ColumnValues.usable(column), "row", "rows")
                : task + ": " + IdentifierRules.values(column);
    }

    private static @Nullable List<String> domain(ColumnStatistics column) {
        return ColumnValues.all(column)
                .map(values -> values.stream().map(ValueCount::value).toList())
                .orElse(null);
    }

    /// What the observed share may be by chance when it is looked at again, less one per cent, in whole per
    /// cents.
    private static double minimumPresence(ColumnStatistics column) {
        double lower = WilsonInterval.lower(column.present(), column.rows(), DEVIATIONS) - PRESENCE_TOLERANCE;
        return Math.max(0, Math.floor(100 * lower) / 100);
    }

    private static String reasons(List<FeatureSchema> features) {
        String reasons = features.stream()
                .limit(NAMED)
                .map(feature -> quoted(feature.name()) + " is "
                        + feature.kind().name().toLowerCase(Locale.ROOT) + " (" + feature.reason() + ")")
                .collect(Collectors.joining("; "));
        return features.size() <= NAMED
                ? reasons
                : reasons + "; and " + count(features.size() - (long) NAMED) + " more";
    }
}

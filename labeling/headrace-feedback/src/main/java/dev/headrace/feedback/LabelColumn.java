package dev.headrace.feedback;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.ValidationErrorCode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The column of the label, and what its rows hold so far. Confined to one thread.
final class LabelColumn {
    private final String name;
    private final ColumnType type;
    private final List<String> classes;
    private final @Nullable Object positive;
    private final Map<String, Long> counts = new TreeMap<>();
    private long rows;
    private double sum;

    private LabelColumn(FeatureSchema feature, List<String> classes) throws UnusableException {
        this.name = feature.name();
        this.type = feature.type();
        this.classes = classes;
        this.positive = classes.size() == 2 ? ColumnValues.convert(name, type, classes.getLast()) : null;
    }

    /// The column of this name.
    ///
    /// @param name empty for the schema's own label
    /// @throws HeadraceException with [ValidationErrorCode#LABEL_UNKNOWN] if there is no such column
    static LabelColumn of(DataSchema schema, String name) {
        String column = name.isEmpty() ? schema.requireLabel().column() : name;
        FeatureSchema feature = schema.feature(column)
                .orElseThrow(() -> new HeadraceException(
                        ValidationErrorCode.LABEL_UNKNOWN,
                        "The schema has no column '" + column + "', which is to be the label"
                                + Names.suggestion(
                                        column,
                                        schema.features().stream()
                                                .map(FeatureSchema::name)
                                                .toList())));
        LabelSchema label = schema.label();
        try {
            return new LabelColumn(
                    feature, label != null && label.column().equals(column) ? label.classes() : List.of());
        } catch (UnusableException e) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH,
                    "A class of the label '" + column + "' does not fit its type: " + e.reason(),
                    e);
        }
    }

    String name() {
        return name;
    }

    /// A label as its column holds it.
    Object convert(Object value) throws UnusableException {
        return ColumnValues.convert(name, type, value);
    }

    /// The label of predictions without an outcome.
    ///
    /// @throws HeadraceException with [FeedbackErrorCode#NEGATIVE_VALUE_UNUSABLE] if the label cannot have it
    Object negative(String value) {
        Object converted;
        try {
            converted = ColumnValues.convert(name, type, value);
        } catch (UnusableException e) {
            throw new HeadraceException(
                    FeedbackErrorCode.NEGATIVE_VALUE_UNUSABLE,
                    "negative-value does not fit the label '" + name + "': " + e.reason(),
                    e);
        }
        if (!classes.isEmpty() && !classes.contains(converted.toString()) && !classes.contains(value)) {
            throw new HeadraceException(
                    FeedbackErrorCode.NEGATIVE_VALUE_UNUSABLE,
                    "negative-value is '" + value + "', which is no class of the label '" + name + "'; known: "
                            + String.join(", ", classes));
        }
        return converted;
    }

    /// Counts a row.
    void count(Object value) {
        rows++;
        if (!classes.isEmpty()) {
            counts.merge(value.toString(), 1L, Long::sum);
        }
        if (positive != null) {
            sum += value.equals(positive) ? 1 : 0;
        } else if (value instanceof Number number) {
            sum += number.doubleValue();
        }
    }

    Map<String, Long> counts() {
        return counts;
    }

    double baseRate() {
        boolean meaningful =
                positive != null || (classes.isEmpty() && (type == ColumnType.INTEGER || type == ColumnType.REAL));
        return meaningful && rows > 0 ? sum / rows : Double.NaN;
    }
}

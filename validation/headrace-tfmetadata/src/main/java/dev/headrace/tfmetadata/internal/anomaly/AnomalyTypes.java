package dev.headrace.tfmetadata.internal.anomaly;

import dev.headrace.validation.Anomalies.Kind;
import java.util.Map;

/// Kinds of anomalies as the types that TFDV has, and back.
final class AnomalyTypes {
    /// By the starts of names, the longest that fits.
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("SCHEMA_MISSING_COLUMN", Kind.COLUMN_MISSING),
            Map.entry("SCHEMA_NEW_COLUMN", Kind.COLUMN_NEW),
            Map.entry("SCHEMA_TRAINING_SERVING_SKEW", Kind.SPLIT_SKEW),
            Map.entry("UNEXPECTED_DATA_TYPE", Kind.TYPE_CHANGED),
            Map.entry("STRING_TYPE_NOW_", Kind.TYPE_CHANGED),
            Map.entry("VALUE_NESTEDNESS_MISMATCH", Kind.TYPE_CHANGED),
            Map.entry("INVALID_FEATURE_SHAPE", Kind.TYPE_CHANGED),
            Map.entry("FEATURE_TYPE_LOW_FRACTION_PRESENT", Kind.PRESENCE_LOW),
            Map.entry("FEATURE_TYPE_LOW_NUMBER_PRESENT", Kind.PRESENCE_LOW),
            Map.entry("FEATURE_TYPE_NOT_PRESENT", Kind.PRESENCE_LOW),
            Map.entry("FLOAT_TYPE_HAS_", Kind.NOT_FINITE),
            Map.entry("COMPARATOR_", Kind.SPLIT_SKEW));

    private AnomalyTypes() {}

    static String type(Kind kind) {
        return switch (kind) {
            case COLUMN_MISSING -> "SCHEMA_MISSING_COLUMN";
            case COLUMN_NEW -> "SCHEMA_NEW_COLUMN";
            case TYPE_CHANGED -> "UNEXPECTED_DATA_TYPE";
            case PRESENCE_LOW -> "FEATURE_TYPE_LOW_FRACTION_PRESENT";
            case VALUES_UNEXPECTED -> "ENUM_TYPE_UNEXPECTED_STRING_VALUES";
            case NOT_FINITE -> "FLOAT_TYPE_HAS_NAN";
            case SPLIT_SKEW -> "SCHEMA_TRAINING_SERVING_SKEW";
            case CLASS_RARE, LEAKAGE_SUSPECT, ROWS_DUPLICATED, ROWS_QUARANTINED -> "CUSTOM_VALIDATION";
        };
    }

    /// What is nearest to a type; unexpected values if nothing is.
    static Kind kind(String type) {
        for (int end = type.length(); end > 0; end--) {
            Kind kind = KINDS.get(type.substring(0, end));
            if (kind != null) {
                return kind;
            }
        }
        return Kind.VALUES_UNEXPECTED;
    }
}

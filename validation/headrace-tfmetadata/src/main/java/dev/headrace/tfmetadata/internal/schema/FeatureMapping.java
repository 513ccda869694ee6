package dev.headrace.tfmetadata.internal.schema;

import com.google.protobuf.Message;
import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.tfmetadata.format.TfMetadataErrorCode;
import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.MergePatch;
import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one column should look like as a message, and back.
final class FeatureMapping {
    private static final String DAYS = "UNIX_DAYS";
    private static final String MICROSECONDS = "UNIX_MICROSECONDS";
    private static final Set<String> GONE = Set.of("PLANNED", "ALPHA", "DEPRECATED", "DEBUG_ONLY", "DISABLED");

    private FeatureMapping() {}

    /// Whether Headrace has a component for it.
    static boolean isMapped(View feature) {
        return !feature.choice("type").equals("STRUCT");
    }

    static boolean isText(FeatureSchema feature) {
        return feature.type() == ColumnType.TEXT;
    }

    static FeatureSchema record(View feature, Map<String, View> domains) {
        FeatureSchema known = known(feature, domains);
        return SchemaMapping.tag(feature, SchemaMapping.FEATURE_TAG)
                .map(patch -> MergePatch.apply(
                        known, patch, FeatureSchema.class, SchemaMapping.FEATURE_TAG + "of '" + known.name() + "'"))
                .orElse(known);
    }

    /// What TFDV's fields say.
    private static FeatureSchema known(View feature, Map<String, View> domains) {
        ColumnType type = type(feature);
        List<String> domain = domain(feature, domains);
        String name = feature.text("name");
        double presence = feature.messageOrEmpty("presence").real("min_fraction");
        if (!(presence >= 0 && presence <= 1)) {
            throw new HeadraceException(
                    TfMetadataErrorCode.METADATA_FILE_UNFIT,
                    "presence.min_fraction of feature '" + name + "' is " + presence + ", and 0 to 1 was expected");
        }
        String reason = String.join(" ", feature.messageOrEmpty("annotation").texts("comment"));
        return new FeatureSchema(name, type, kind(feature, type, domain), reason, presence, domain);
    }

    private static FeatureKind kind(View feature, ColumnType type, @Nullable List<String> domain) {
        if (GONE.contains(feature.choice("lifecycle_stage")) || feature.isTrue("deprecated")) {
            return FeatureKind.EXCLUDED;
        }
        boolean categorical =
                domain != null || feature.messageOrEmpty("int_domain").isTrue("is_categorical");
        return switch (type) {
            case BOOLEAN -> FeatureKind.BOOLEAN;
            case DATE, TIMESTAMP -> FeatureKind.DATE;
            case INTEGER, REAL -> categorical ? FeatureKind.CATEGORICAL : FeatureKind.NUMERIC;
            case TEXT -> categorical ? FeatureKind.CATEGORICAL : FeatureKind.TEXT;
        };
    }

    private static ColumnType type(View feature) {
        return switch (feature.choice("type")) {
            case "INT" -> integerType(feature);
            case "FLOAT" -> ColumnType.REAL;
            default -> ColumnType.TEXT;
        };
    }

    private static ColumnType integerType(View feature) {
        if (feature.has("bool_domain")) {
            return ColumnType.BOOLEAN;
        }
        return switch (feature.messageOrEmpty("time_domain").choice("integer_format")) {
            case DAYS -> ColumnType.DATE;
            case MICROSECONDS -> ColumnType.TIMESTAMP;
            default -> ColumnType.INTEGER;
        };
    }

    private static @Nullable List<String> domain(View feature, Map<String, View> domains) {
        if (feature.has("string_domain")) {
            return feature.messageOrEmpty("string_domain").texts("value");
        }
        View shared = feature.has("domain") ? domains.get(feature.text("domain")) : null;
        return shared == null ? null : shared.texts("value");
    }

    /// The message of a column: another one changed, so that what Headrace has no component for stays, or a
    /// new one.
    static Message message(@Nullable View before, FeatureSchema feature, Domains domains) {
        Draft draft = before == null ? Draft.of("Feature") : Draft.from(before.message());
        draft.text("name", feature.name());
        putType(draft, before, feature);
        putPresence(draft, before, feature.minimumPresence());
        Map<String, View> shared = putDomain(draft, feature, domains);
        putReason(draft, feature.reason());
        View known = new View(draft.build());
        FeatureSchema said = known(known, shared);
        Optional<String> patch = MergePatch.between(said, feature);
        if (patch.isPresent() || known.has("annotation")) {
            draft.message("annotation", SchemaMapping.tagged(known, SchemaMapping.FEATURE_TAG, patch));
        }
        return draft.build();
    }

    /// Writes the values of a text: where they were, or as a domain of their own.
    ///
    /// @return the domain, if it is shared by its name
    private static Map<String, View> putDomain(Draft draft, FeatureSchema feature, Domains domains) {
        List<String> values = feature.domain();
        View now = new View(draft.build());
        if (values == null || !isText(feature)) {
            draft.clear("domain").clear("string_domain");
            return Map.of();
        }
        if (now.has("string_domain")) {
            Draft inner =
                    Draft.from(now.messageOrEmpty("string_domain").message()).clear("value");
            values.forEach(value -> inner.text("value", value));
            draft.message("string_domain", inner);
            return Map.of();
        }
        String name = domains.name(feature.name(), values);
        draft.text("domain", name);
        return Map.of(name, values(values));
    }

    private static View values(List<String> values) {
        Draft domain = Draft.of("StringDomain");
        values.forEach(value -> domain.text("value", value));
        return new View(domain.build());
    }

    private static void putType(Draft draft, @Nullable View before, FeatureSchema feature) {
        if (before != null && type(before) == feature.type()) {
            return;
        }
        draft.clearChoice("domain_info");
        switch (feature.type()) {
            case BOOLEAN -> draft.choice("type", "INT").message("bool_domain", Draft.of("BoolDomain"));
            case INTEGER -> draft.choice("type", "INT");
            case REAL -> draft.choice("type", "FLOAT");
            case TEXT -> draft.choice("type", "BYTES");
            case DATE -> draft.choice("type", "INT").message("time_domain", time(DAYS));
            case TIMESTAMP -> draft.choice("type", "INT").message("time_domain", time(MICROSECONDS));
        }
    }

    private static Draft time(String unit) {
        return Draft.of("TimeDomain").choice("integer_format", unit);
    }

    private static void putPresence(Draft draft, @Nullable View before, double share) {
        if (before != null && before.messageOrEmpty("presence").real("min_fraction") == share) {
            return;
        }
        Draft presence = before == null
                ? Draft.of("FeaturePresence")
                : Draft.from(before.messageOrEmpty("presence").message());
        presence.real("min_fraction", share);
        if (before == null || !before.has("presence")) {
            presence.integer("min_count", share > 0 ? 1 : 0);
        }
        draft.message("presence", presence);
    }

    private static void putReason(Draft draft, String reason) {
        View said = new View(draft.build());
        View annotation = said.messageOrEmpty("annotation");
        if (!String.join(" ", annotation.texts("comment")).equals(reason)) {
            Draft changed = Draft.from(annotation.message()).clear("comment");
            if (!reason.isEmpty()) {
                changed.text("comment", reason);
            }
            draft.message("annotation", changed);
        }
    }
}

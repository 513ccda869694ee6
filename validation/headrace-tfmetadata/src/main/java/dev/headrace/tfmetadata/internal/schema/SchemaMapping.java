package dev.headrace.tfmetadata.internal.schema;

import com.google.protobuf.Message;
import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.MergePatch;
import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.FeatureSchema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Headrace's schema as a message, and back. Stateless.
///
/// What TFDV has fields for stands in these. What is left to the records stands as a [MergePatch] in tags of
/// annotations, and why a column is of its kind stands as a comment.
public final class SchemaMapping {
    /// The message of a whole file.
    public static final String SCHEMA = "Schema";

    /// The start of the tag with what a feature has beyond TFDV's fields.
    static final String FEATURE_TAG = "headrace/feature ";

    private static final String SCHEMA_TAG = "headrace/schema ";

    private SchemaMapping() {}

    /// The schema in a message. Structs and features of sparse or weighted values are left out.
    ///
    /// @param message a `Schema`
    /// @return the schema
    public static DataSchema record(Message message) {
        View schema = new View(message);
        Map<String, View> domains = domains(schema);
        List<FeatureSchema> features = schema.messages("feature").stream()
                .filter(FeatureMapping::isMapped)
                .map(feature -> FeatureMapping.record(feature, domains))
                .toList();
        DataSchema known = new DataSchema(List.of(), null);
        DataSchema all = tag(schema, SCHEMA_TAG)
                .map(patch -> MergePatch.apply(known, patch, DataSchema.class, SCHEMA_TAG.strip()))
                .orElse(known);
        return new DataSchema(features, all.label());
    }

    /// Changes a message so that it says what a schema says. What the schema has no component for stays.
    ///
    /// @param message a `Schema`
    /// @param schema what it is to say
    /// @return the changed message; the same if it says so already
    public static Message with(Message message, DataSchema schema) {
        if (record(message).equals(schema)) {
            return message;
        }
        View before = new View(message);
        Map<String, View> domains = domains(before);
        Map<String, View> features = new HashMap<>();
        before.messages("feature").stream()
                .filter(FeatureMapping::isMapped)
                .forEach(feature -> features.put(feature.text("name"), feature));
        Draft draft = Draft.from(message).clear("feature").clear("string_domain");
        Domains assigned = new Domains(domains);
        for (FeatureSchema feature : schema.features()) {
            if (isKept(features.get(feature.name()), feature, domains)) {
                assigned.keep(features.get(feature.name()));
            }
        }
        for (FeatureSchema feature : schema.features()) {
            View old = features.get(feature.name());
            draft.message(
                    "feature",
                    old != null && isKept(old, feature, domains)
                            ? old.message()
                            : FeatureMapping.message(old, feature, assigned));
        }
        before.messages("feature").stream()
                .filter(feature -> !FeatureMapping.isMapped(feature))
                .forEach(feature -> draft.message("feature", feature.message()));
        assigned.messages(features.keySet()).forEach(domain -> draft.message("string_domain", domain));
        putLabel(draft, before, schema);
        return draft.build();
    }

    private static void putLabel(Draft draft, View before, DataSchema schema) {
        DataSchema none = new DataSchema(List.of(), null);
        Optional<String> patch = MergePatch.between(none, new DataSchema(List.of(), schema.label()));
        draft.message("annotation", tagged(before, SCHEMA_TAG, patch));
        if (patch.isEmpty() && !before.has("annotation")) {
            draft.clear("annotation");
        }
    }

    private static boolean isKept(@Nullable View old, FeatureSchema feature, Map<String, View> domains) {
        return old != null && FeatureMapping.record(old, domains).equals(feature);
    }

    private static Map<String, View> domains(View schema) {
        Map<String, View> domains = new LinkedHashMap<>();
        schema.messages("string_domain").forEach(domain -> domains.putIfAbsent(domain.text("name"), domain));
        return domains;
    }

    /// What follows a prefix in one of the tags of an annotation.
    static Optional<String> tag(View annotated, String prefix) {
        return annotated.messageOrEmpty("annotation").texts("tag").stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .findFirst();
    }

    /// The annotation of a message with another tag in place of that of a prefix.
    static Draft tagged(View annotated, String prefix, Optional<String> text) {
        View before = annotated.messageOrEmpty("annotation");
        Draft annotation = Draft.from(before.message()).clear("tag");
        before.texts("tag").stream().filter(tag -> !tag.startsWith(prefix)).forEach(tag -> annotation.text("tag", tag));
        text.ifPresent(value -> annotation.text("tag", prefix + value));
        return annotation;
    }
}

package dev.headrace.tfmetadata.internal.statistics;

import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.View;
import java.util.Optional;

/// Statistics that a feature has under a name.
final class Custom {
    /// What a column has beyond TFDV's fields.
    static final String COLUMN = "headrace/column";
    /// What the whole table has beyond them; stands with its first feature.
    static final String DATASET = "headrace/dataset";

    private Custom() {}

    static Draft of(String name) {
        return Draft.of("CustomStatistic").text("name", name);
    }

    static void put(Draft feature, String name, String text) {
        feature.message("custom_stats", of(name).text("str", text));
    }

    static void put(Draft feature, String name, double number) {
        feature.message("custom_stats", of(name).real("num", number));
    }

    static Optional<String> text(View feature, String name) {
        return find(feature, name).filter(custom -> custom.has("str")).map(custom -> custom.text("str"));
    }

    static Optional<Double> number(View feature, String name) {
        return find(feature, name).filter(custom -> custom.has("num")).map(custom -> custom.real("num"));
    }

    private static Optional<View> find(View feature, String name) {
        return feature.messages("custom_stats").stream()
                .filter(custom -> custom.text("name").equals(name))
                .findFirst();
    }
}

package dev.headrace.tfmetadata.internal.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.MessageFiles;
import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.SemanticMatch;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What values mean, as TFDV's custom statistics say it.
final class Semantics {
    private static final String DOMAIN = "domain_info";
    private static final String TIME_SHARE = "time_match_ratio";
    private static final String LANGUAGE_SHARE = "natural_language_match_rate";
    private static final Map<String, String> UNITS = Map.of(
            "d", "UNIX_DAYS",
            "s", "UNIX_SECONDS",
            "ms", "UNIX_MILLISECONDS",
            "us", "UNIX_MICROSECONDS",
            "ns", "UNIX_NANOSECONDS");

    private Semantics() {}

    static void put(Draft feature, @Nullable SemanticMatch semantic) {
        if (semantic == null) {
            return;
        }
        Draft domain = Draft.of("Feature");
        switch (semantic.type()) {
            case TIME -> {
                String format = String.valueOf(semantic.format());
                String unit = UNITS.get(format);
                Draft time = Draft.of("TimeDomain");
                domain.message(
                        "time_domain",
                        unit == null ? time.text("string_format", format) : time.choice("integer_format", unit));
                Custom.put(feature, "time_format", format);
                Custom.put(feature, TIME_SHARE, semantic.share());
            }
            case NATURAL_LANGUAGE -> {
                domain.message("natural_language_domain", Draft.of("NaturalLanguageDomain"));
                Custom.put(feature, LANGUAGE_SHARE, semantic.share());
            }
            case IMAGE -> domain.message("image_domain", Draft.of("ImageDomain"));
            case URL -> domain.message("url_domain", Draft.of("URLDomain"));
        }
        String text = new String(MessageFiles.bytes(domain.build(), TfFormat.TEXT), StandardCharsets.UTF_8);
        Custom.put(feature, DOMAIN, text.replaceAll("\\s+", " ").strip());
    }

    static @Nullable SemanticMatch of(View feature, long values) {
        Optional<View> domain = Custom.text(feature, DOMAIN).flatMap(Semantics::parsed);
        if (domain.isEmpty()) {
            return null;
        }
        Optional<View> time = domain.get().message("time_domain");
        if (time.isPresent()) {
            double share = Custom.number(feature, TIME_SHARE).orElse(1.0);
            return new SemanticMatch(SemanticMatch.Type.TIME, format(time.get()), share, values);
        }
        if (domain.get().has("natural_language_domain")) {
            double share = Custom.number(feature, LANGUAGE_SHARE).orElse(1.0);
            return new SemanticMatch(SemanticMatch.Type.NATURAL_LANGUAGE, null, share, values);
        }
        if (domain.get().has("image_domain")) {
            return new SemanticMatch(SemanticMatch.Type.IMAGE, null, 1, values);
        }
        return domain.get().has("url_domain") ? new SemanticMatch(SemanticMatch.Type.URL, null, 1, values) : null;
    }

    private static @Nullable String format(View time) {
        if (time.has("string_format")) {
            return time.text("string_format");
        }
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue().equals(time.choice("integer_format")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /// A domain as text. One that cannot be read says nothing, as for TFDV.
    private static Optional<View> parsed(String text) {
        try {
            return Optional.of(new View(
                    MessageFiles.parse(text.getBytes(StandardCharsets.UTF_8), TfFormat.TEXT, "Feature", DOMAIN)));
        } catch (HeadraceException _) {
            return Optional.empty();
        }
    }
}

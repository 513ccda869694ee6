package dev.headrace.tfmetadata.internal.anomaly;

import com.google.protobuf.Message;
import dev.headrace.tfmetadata.internal.message.Draft;
import dev.headrace.tfmetadata.internal.message.PathText;
import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Headrace's anomalies as a message, and back. Stateless.
///
/// All anomalies of a column are reasons of one entry. The short description of a reason says the severity,
/// the kind and the split, for people and for [#records].
public final class AnomalyMapping {
    /// The message of a whole file.
    public static final String ANOMALIES = "Anomalies";

    private static final Pattern SHORT =
            Pattern.compile("(error|warning|info): ([a-z ]+) in split '(.*)'", Pattern.DOTALL);
    private static final Comparator<Anomaly> ORDER = Comparator.comparing(Anomaly::severity)
            .thenComparing(Anomaly::column, Comparator.nullsFirst(Comparator.naturalOrder()));

    private AnomalyMapping() {}

    /// The message of anomalies.
    ///
    /// @param anomalies of any number of columns
    /// @return an `Anomalies`
    public static Message message(Anomalies anomalies) {
        Draft draft = Draft.of(ANOMALIES).choice("anomaly_name_format", "SERIALIZED_PATH");
        TreeMap<String, List<Anomaly>> columns = new TreeMap<>();
        List<Anomaly> whole = new ArrayList<>();
        for (Anomaly anomaly : anomalies.anomalies()) {
            String column = anomaly.column();
            (column == null ? whole : columns.computeIfAbsent(column, _ -> new ArrayList<>())).add(anomaly);
        }
        columns.forEach((column, found) -> {
            List<String> steps = List.of(column);
            Draft entry = Draft.of("Anomalies.AnomalyInfoEntry").text("key", PathText.serialized(steps));
            Draft info = info(found).message("path", PathText.message(steps));
            draft.message("anomaly_info", entry.message("value", info));
        });
        if (!whole.isEmpty()) {
            draft.message("dataset_anomaly_info", info(whole));
        }
        return draft.build();
    }

    private static Draft info(List<Anomaly> anomalies) {
        Severity gravest = anomalies.stream()
                .map(Anomaly::severity)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Draft info = Draft.of("AnomalyInfo")
                .choice(
                        "severity",
                        switch (gravest) {
                            case ERROR -> "ERROR";
                            case WARNING -> "WARNING";
                            case INFO -> "UNKNOWN";
                        })
                .text(
                        "description",
                        String.join(
                                " ", anomalies.stream().map(Anomaly::message).toList()))
                .text(
                        "short_description",
                        anomalies.size() > 1
                                ? "Multiple errors"
                                : words(anomalies.getFirst().kind()));
        for (Anomaly anomaly : anomalies) {
            info.message(
                    "reason",
                    Draft.of("AnomalyInfo.Reason")
                            .choice("type", AnomalyTypes.type(anomaly.kind()))
                            .text(
                                    "short_description",
                                    anomaly.severity().name().toLowerCase(Locale.ROOT) + ": " + words(anomaly.kind())
                                            + " in split '" + anomaly.split() + "'")
                            .text("description", anomaly.message()));
        }
        return info;
    }

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// The anomalies in a message.
    ///
    /// @param message an `Anomalies`
    /// @return the gravest first, then by column; reasons of one column in their order
    public static Anomalies records(Message message) {
        View file = new View(message);
        List<Anomaly> anomalies = new ArrayList<>();
        file.message("dataset_anomaly_info").ifPresent(info -> add(null, info, anomalies));
        for (View entry : file.messages("anomaly_info")) {
            View info = entry.messageOrEmpty("value");
            String column = info.message("path").map(PathText::of).orElseGet(() -> entry.text("key"));
            add(column, info, anomalies);
        }
        if (file.isTrue("data_missing")) {
            anomalies.add(new Anomaly(null, "", Kind.COLUMN_MISSING, Severity.ERROR, "There are no examples."));
        }
        return new Anomalies(anomalies.stream().sorted(ORDER).toList());
    }

    private static void add(@Nullable String column, View info, List<Anomaly> anomalies) {
        Severity severity = switch (info.choice("severity")) {
            case "ERROR" -> Severity.ERROR;
            case "WARNING" -> Severity.WARNING;
            default -> Severity.INFO;
        };
        List<View> reasons = info.messages("reason");
        if (reasons.isEmpty()) {
            anomalies.add(new Anomaly(column, "", Kind.VALUES_UNEXPECTED, severity, info.text("description")));
        }
        for (View reason : reasons) {
            anomalies.add(own(column, reason)
                    .orElseGet(() -> new Anomaly(
                            column,
                            "",
                            AnomalyTypes.kind(reason.choice("type")),
                            severity,
                            reason.text("description"))));
        }
    }

    /// An anomaly of Headrace's, which says its kind and split.
    private static Optional<Anomaly> own(@Nullable String column, View reason) {
        Matcher matcher = SHORT.matcher(reason.text("short_description"));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (words(kind).equals(matcher.group(2))) {
                Severity severity = Severity.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
                return Optional.of(new Anomaly(column, matcher.group(3), kind, severity, reason.text("description")));
            }
        }
        return Optional.empty();
    }
}

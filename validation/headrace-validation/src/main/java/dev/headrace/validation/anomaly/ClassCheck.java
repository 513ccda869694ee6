package dev.headrace.validation.anomaly;

import static dev.headrace.validation.internal.Phrases.count;
import static dev.headrace.validation.internal.Phrases.quoted;

import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.LabelSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds classes with too few rows to learn or to judge by.
final class ClassCheck {
    private static final int NAMED = 10;

    private ClassCheck() {}

    static void run(DatasetStatistics statistics, LabelSchema label, ExampleValidatorConfig config, Findings findings) {
        Optional<ColumnStatistics> column = statistics.find(label.column());
        if (!label.task().isClassification() || column.isEmpty() || statistics.rows() == 0) {
            return;
        }
        Map<String, Long> rows = new HashMap<>();
        column.get().top().forEach(value -> rows.merge(value.value(), value.count(), Long::sum));
        boolean train = statistics.split().equals(config.split());
        long least = train ? config.trainClassRows() : config.evalClassRows();
        List<ValueCount> rare = label.classes().stream()
                .map(value -> new ValueCount(value, rows.getOrDefault(value, 0L)))
                .filter(value -> value.count() < least)
                .toList();
        if (rare.isEmpty()) {
            return;
        }
        boolean oneLeft = label.classes().stream().filter(rows::containsKey).count() < 2;
        findings.add(
                label.column(),
                statistics.split(),
                Kind.CLASS_RARE,
                train && oneLeft ? Severity.ERROR : Severity.WARNING,
                "The label " + quoted(label.column()) + " has " + words(rare) + ", and " + least
                        + (train ? " are needed to learn a class" : " are needed to judge a class by"));
    }

    private static String words(List<ValueCount> rare) {
        List<String> words = new ArrayList<>();
        for (ValueCount value : rare.subList(0, Math.min(NAMED, rare.size()))) {
            words.add(count(value.count(), "row", "rows") + " of class " + quoted(value.value()));
        }
        if (rare.size() > NAMED) {
            words.add("as few of " + (rare.size() - NAMED) + " more classes");
        }
        return String.join(", ", words);
    }
}

package dev.headrace.cli.report;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.EmptyValues;
import dev.headrace.validation.LanguageStatistics;
import dev.headrace.validation.PairedStatistics;
import dev.headrace.validation.PairedStatistics.Companion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What only declared columns have, in a line each.
public final class DeclaredFacts {
    private static final int MOST_VALUES = 5;

    private DeclaredFacts() {}

    /// Of one column.
    ///
    /// @param column any
    /// @return lines; none where nothing was declared or found
    public static List<String> of(ColumnStatistics column) {
        List<String> lines = new ArrayList<>();
        if (column.language() != null) {
            lines.add(sentences(column.language()));
        }
        if (column.emptyValues() != null && column.emptyValues().total() > 0) {
            lines.add(empty(column.emptyValues()));
        }
        return lines;
    }

    private static String sentences(LanguageStatistics language) {
        List<String> facts = new ArrayList<>();
        facts.add(Numbers.count(language.sequences(), "sequence")
                + (language.sequences() == 0
                        ? ""
                        : " of " + Numbers.number(language.averageSequenceLength()) + " tokens on the average"));
        if (!Double.isNaN(language.coverage())) {
            facts.add(Numbers.percent(language.coverage()) + " of the tokens known");
        }
        if (language.empty() > 0) {
            facts.add(Numbers.count(language.empty()) + " without a token");
        }
        return String.join(", ", facts);
    }

    private static String empty(EmptyValues empty) {
        String values = empty.found().stream()
                .limit(MOST_VALUES)
                .map(value -> "'" + value.value() + "' " + Numbers.count(value.count()))
                .collect(Collectors.joining(", "));
        return Numbers.percent(empty.total(), empty.values()) + " stand for nothing: " + values
                + (empty.found().size() > MOST_VALUES ? ", …" : "");
    }

    /// Of a sparse or weighted feature.
    ///
    /// @param paired any
    /// @return a line
    public static String of(PairedStatistics paired) {
        String start = paired.name() + ": ";
        if (!paired.isDifferent()) {
            return start + "its columns have equally many values in each of " + Numbers.count(paired.rows(), "row");
        }
        List<String> facts = new ArrayList<>();
        if (paired.missingValue() > 0) {
            facts.add(paired.value() + " is missing in " + Numbers.count(paired.missingValue(), "row"));
        }
        for (Companion companion : paired.companions()) {
            if (companion.missing() > 0) {
                facts.add(companion.column() + " is missing in " + Numbers.count(companion.missing(), "row"));
            }
            if (companion.minimumDifference() != 0 || companion.maximumDifference() != 0) {
                facts.add(companion.column() + " has " + Numbers.signed((double) companion.minimumDifference(), 0)
                        + " to " + Numbers.signed((double) companion.maximumDifference(), 0) + " values beside "
                        + paired.value());
            }
        }
        return start + String.join("; ", facts) + "; of " + Numbers.count(paired.rows(), "row");
    }
}

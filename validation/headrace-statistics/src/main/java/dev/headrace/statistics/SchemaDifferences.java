package dev.headrace.statistics;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DatasetStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells which columns are in one of two sets only, or of different types.
final class SchemaDifferences {
    private SchemaDifferences() {}

    /// The differences, each in a sentence.
    static List<String> of(DatasetStatistics baseline, DatasetStatistics current) {
        List<String> differences = new ArrayList<>();
        for (ColumnStatistics before : baseline.columns()) {
            Optional<ColumnStatistics> now = current.find(before.name());
            if (now.isEmpty()) {
                differences.add("Column '" + before.name() + "' is in the baseline only.");
            } else if (now.get().type() != before.type()) {
                differences.add("Column '" + before.name() + "' is " + before.type() + " in the baseline and "
                        + now.get().type() + " in the current examples.");
            }
        }
        for (ColumnStatistics now : current.columns()) {
            if (baseline.find(now.name()).isEmpty()) {
                differences.add("Column '" + now.name() + "' is in the current examples only.");
            }
        }
        return differences;
    }
}

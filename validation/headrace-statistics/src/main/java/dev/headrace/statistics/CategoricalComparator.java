package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.spi.TwoSampleComparator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Compares how often each value occurs, by chi-square, and apart from that how often values are missing. The
/// effect is the Jensen-Shannon distance to base 2, less what chance makes of it. Values that are rare in both samples
/// together, or that are not among the most frequent where only these are known, are counted as one.
///
/// Where most rows of both samples have values that are not told apart (names, numbers of documents, free
/// text), the verdict is inconclusive, unless values are missing more often or less than they were.
///
/// Stateless; safe to share.
public final class CategoricalComparator implements TwoSampleComparator {
    static final String METHOD = "chi-square";

    private static final double MOST_UNLISTED = 0.5;

    private final DriftSettings settings;

    /// Takes the settings.
    ///
    /// @param settings significance, threshold and least number of rows
    public CategoricalComparator(DriftSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    @Override
    public Comparison compare(ColumnStatistics baseline, ColumnStatistics current) {
        return new Judgement(settings).of(evidence(baseline, current));
    }

    /// What the samples tell.
    Evidence evidence(ColumnStatistics baseline, ColumnStatistics current) {
        String obstacle = Evidence.obstacle(baseline, current, settings.minimumRows());
        if (obstacle != null) {
            return Evidence.none(baseline, current, obstacle);
        }
        List<Difference> differences = new ArrayList<>();
        if (baseline.missing() + current.missing() > 0) {
            differences.add(availability(baseline, current));
        }
        if (Math.min(baseline.present(), current.present()) < settings.minimumRows()) {
            return new Evidence(baseline, current, differences, tooFew(baseline, current));
        }
        CategoryTable table = table(baseline, current);
        differences.add(table.difference(Aspect.DISTRIBUTION));
        return new Evidence(
                baseline, current, differences, table.unlisted() > MOST_UNLISTED ? tooMany(baseline, current) : null);
    }

    private String tooFew(ColumnStatistics baseline, ColumnStatistics current) {
        return "There are " + baseline.present() + " values in the baseline and " + current.present()
                + " in the current rows, and at least " + settings.minimumRows() + " of each are needed.";
    }

    private static Difference availability(ColumnStatistics baseline, ColumnStatistics current) {
        return CategoryTable.of(
                        List.of(
                                new CategoryTable.Category("have a value", baseline.present(), current.present()),
                                new CategoryTable.Category("have no value", baseline.missing(), current.missing())),
                        new CategoryTable.Category("have a rare value", 0, 0))
                .difference(Aspect.AVAILABILITY);
    }

    private static CategoryTable table(ColumnStatistics baseline, ColumnStatistics current) {
        SequencedMap<String, Long> before = counts(baseline);
        SequencedMap<String, Long> now = counts(current);
        List<CategoryTable.Category> listed = new ArrayList<>();
        long rest = baseline.present();
        long restNow = current.present();
        for (String value : values(before, now)) {
            boolean known = (before.containsKey(value) || isComplete(baseline))
                    && (now.containsKey(value) || isComplete(current));
            if (known) {
                long count = before.getOrDefault(value, 0L);
                long countNow = now.getOrDefault(value, 0L);
                listed.add(new CategoryTable.Category("are " + Wording.quoted(value), count, countNow));
                rest -= count;
                restNow -= countNow;
            }
        }
        return CategoryTable.of(listed, new CategoryTable.Category("have a rare value", rest, restNow));
    }

    /// The values of both, in an order that does not depend on which is which.
    private static List<String> values(Map<String, Long> before, Map<String, Long> now) {
        Map<String, Long> all = new HashMap<>(before);
        all.putAll(now);
        return all.keySet().stream().sorted().toList();
    }

    private static SequencedMap<String, Long> counts(ColumnStatistics column) {
        SequencedMap<String, Long> counts = new LinkedHashMap<>();
        for (ValueCount value : column.top()) {
            counts.merge(value.value(), value.count(), Long::sum);
        }
        return counts;
    }

    /// Whether all values of a column have their counts.
    static boolean isComplete(ColumnStatistics column) {
        return column.distinctError() == 0 && column.top().size() == column.distinct();
    }

    private static String tooMany(ColumnStatistics baseline, ColumnStatistics current) {
        return "Most rows have values that are too many to be compared one by one: there are about "
                + baseline.distinct() + " different ones in the baseline and " + current.distinct()
                + " in the current rows.";
    }
}

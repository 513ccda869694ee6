package dev.headrace.statistics.internal.number;

import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Finds the most frequent numbers.
final class NumberTop {
    private NumberTop() {}

    /// The most frequent, ties in ascending order or, as TFDV has them, in descending order of their texts.
    ///
    /// @param settings how many are listed, and in which order ties are
    /// @param cells exact counts
    /// @param below counts of what is less than all numbers, in ascending order: negative infinity
    /// @param above counts of what is greater: infinity, NaN
    /// @return as many as [NumberSettings#listed] says
    static List<ValueCount> of(
            NumberSettings settings, SortedCells cells, List<ValueCount> below, List<ValueCount> above) {
        int size = below.size() + cells.size() + above.size();
        int listed = settings.listed(size, cells.total() + sum(below) + sum(above));
        long least = leastCount(cells, listed);
        List<ValueCount> top = new ArrayList<>(below);
        for (int i = 0; i < cells.size(); i++) {
            if (cells.count(i) >= least) {
                top.add(new ValueCount(cells.form().text(cells.raw(i)), cells.count(i)));
            }
        }
        top.addAll(above);
        top.sort(order(settings));
        return top.subList(0, listed);
    }

    /// The order of a list that is in ascending order of the numbers.
    static Comparator<ValueCount> order(NumberSettings settings) {
        // Sorting is stable: ties stay in ascending order. Texts of numbers are ASCII, so their order is that of bytes.
        Comparator<ValueCount> byCount = Collections.reverseOrder(Comparator.comparingLong(ValueCount::count));
        return settings.isTfdv()
                ? byCount.thenComparing(Comparator.comparing(ValueCount::value).reversed())
                : byCount;
    }

    private static long sum(List<ValueCount> values) {
        return values.stream().mapToLong(ValueCount::count).sum();
    }

    /// A count that enough numbers have, so that few texts are made for those that are not listed.
    private static long leastCount(SortedCells cells, int listed) {
        if (cells.size() <= listed) {
            return 0;
        }
        long[] counts = new long[cells.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = cells.count(i);
        }
        Arrays.sort(counts);
        return counts[counts.length - listed];
    }
}

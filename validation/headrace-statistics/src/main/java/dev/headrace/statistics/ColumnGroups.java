package dev.headrace.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/// Divides columns into groups of about equal work.
final class ColumnGroups {
    private ColumnGroups() {}

    /// Divides columns: the heaviest first, each into the lightest group (R. L. Graham, "Bounds on
    /// multiprocessing timing anomalies", 1969).
    ///
    /// @param columns names
    /// @param weight of a column
    /// @param threads how many groups are to be worked on at a time
    /// @param mostColumns of a group
    /// @return groups, columns of each in their order; as many as threads, or a multiple of that
    static List<List<String>> of(List<String> columns, ToLongFunction<String> weight, int threads, int mostColumns) {
        int rounds = Math.ceilDiv(columns.size(), threads * mostColumns);
        int groups = Math.min(columns.size(), threads * Math.max(1, rounds));
        if (groups <= 1) {
            return List.of(columns);
        }
        List<List<Integer>> divided = new ArrayList<>();
        long[] weights = new long[groups];
        for (int i = 0; i < groups; i++) {
            divided.add(new ArrayList<>());
        }
        List<Integer> heaviestFirst = new ArrayList<>();
        long[] own = new long[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            own[i] = Math.max(1, weight.applyAsLong(columns.get(i)));
            heaviestFirst.add(i);
        }
        heaviestFirst.sort(Comparator.comparingLong((Integer i) -> own[i]).reversed());
        for (int column : heaviestFirst) {
            int lightest = 0;
            for (int i = 1; i < groups; i++) {
                boolean room = divided.get(i).size() < mostColumns;
                if (room
                        && (weights[i] < weights[lightest]
                                || divided.get(lightest).size() >= mostColumns)) {
                    lightest = i;
                }
            }
            divided.get(lightest).add(column);
            weights[lightest] += own[column];
        }
        return divided.stream()
                .map(group -> group.stream().sorted().map(columns::get).toList())
                .toList();
    }
}

package dev.headrace.statistics.internal.column;

import dev.headrace.validation.ListLevel;
import java.util.ArrayList;
import java.util.List;

/// The levels of lists above a node, and the rows of the column that they belong to.
///
/// @param levels the outermost first
/// @param rows of the column
/// @param missing rows of the column without a list
/// @param hash of the lengths of all levels
/// @param weight of the rows of the column with a list
/// @param missingWeight of those without
record Levels(List<ListLevel> levels, long rows, long missing, long hash, double weight, double missingWeight) {
    /// A node that is in no list.
    static final Levels NONE = new Levels(List.of(), -1, 0, 0, 0, 0);

    Levels {
        levels = List.copyOf(levels);
    }

    /// One level more.
    Levels with(ListLevel level, long levelHash, double levelWeight, double levelMissingWeight) {
        List<ListLevel> longer = new ArrayList<>(levels);
        longer.add(level);
        boolean first = levels.isEmpty();
        return new Levels(
                longer,
                first ? level.lists() + level.missing() : rows,
                first ? level.missing() : missing,
                31 * hash + levelHash,
                first ? levelWeight : weight,
                first ? levelMissingWeight : missingWeight);
    }
}

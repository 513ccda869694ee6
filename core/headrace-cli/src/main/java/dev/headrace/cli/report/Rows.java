package dev.headrace.cli.report;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows of a table, the first of many if there are too many.
///
/// @param rows those that are shown
/// @param note how many there are, or null if all are shown
record Rows<T>(List<T> rows, @Nullable String note) {
    /// The rows of a table that are shown.
    static final int MOST = 200;

    /// Whether there is anything to show.
    boolean hasRows() {
        return !rows.isEmpty();
    }

    /// Makes rows of some things.
    ///
    /// @param noun what they are, in the plural
    static <S, T> Rows<T> of(List<S> things, int most, String noun, Function<S, T> row) {
        List<T> rows = things.stream().limit(most).map(row).toList();
        return new Rows<>(
                rows,
                things.size() > most
                        ? "The first " + Numbers.count(most) + " of " + Numbers.count(things.size()) + " " + noun
                                + " are shown."
                        : null);
    }
}

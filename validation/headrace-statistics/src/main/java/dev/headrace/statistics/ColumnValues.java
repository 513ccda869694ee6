package dev.headrace.statistics;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.TextStatistics;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// What is kept of the values of a column, by the column's type. Confined to one thread.
sealed interface ColumnValues permits RealValues, IntegerValues, BooleanValues, TextValues {
    /// How many of the most frequent values are listed.
    int MOST_FREQUENT = 100;
    /// All are listed if there are no more than this, and each occurs twice on the average.
    int MOST_VALUES = 1_000;

    /// How many of the different values are listed.
    static int listed(long distinct, long present) {
        boolean all = distinct <= MOST_VALUES && distinct <= present / 2;
        return (int) (all ? distinct : Math.min(distinct, MOST_FREQUENT));
    }

    /// Nothing yet.
    static ColumnValues of(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> new BooleanValues();
            case INTEGER, DATE, TIMESTAMP -> new IntegerValues(type);
            case REAL -> new RealValues();
            case TEXT -> new TextValues();
        };
    }

    /// Takes rows into account.
    ///
    /// @return how many of them have a value
    long fold(FieldVector column, int from, int to);

    /// Takes into account what another of the same type has folded.
    void merge(ColumnValues other);

    /// How many different values there are.
    long distinct();

    /// Whether that, and [#top], is exact.
    boolean isExact();

    /// The most frequent values, as [dev.headrace.validation.ColumnStatistics] holds them; empty unless exact.
    List<ValueCount> top();

    /// What the numbers are like; null if these are none.
    default @Nullable NumericStatistics numeric() {
        return null;
    }

    /// What the texts are like; null if these are none.
    default @Nullable TextStatistics text() {
        return null;
    }
}

package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.statistics.internal.column.ColumnSettings;
import dev.headrace.statistics.internal.column.ColumnSettings.Semantics;
import dev.headrace.statistics.internal.column.ColumnSettings.Weighting;
import dev.headrace.statistics.internal.number.NumberSettings;
import dev.headrace.statistics.internal.number.NumberSettings.Conventions;
import dev.headrace.statistics.internal.semantic.SemanticRules;
import dev.headrace.statistics.internal.text.TextSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What statistics are to be made. Only statistics of equal options can be merged. Immutable and thread-safe.
///
/// @param columns names of the columns; empty for all
/// @param slices besides the statistics of all rows, those of the rows of each value of a column, or of each
///     combination of values of several columns
/// @param weight the column with the weight of each row; null if rows have none
/// @param label the column with the label, for [Extra#LIFT] and [Extra#MUTUAL_INFORMATION]; null if there is
///     none
/// @param extras what is made besides the statistics of each column
/// @param exactValues how many different values of a column are counted one by one, at least 16; numbers
///     beyond are counted in about that many cells
/// @param topValues how many of the most frequent values are listed
/// @param compatibility whose conventions hold where they differ
/// @param declared what is known of columns before they are read
public record StatisticsOptions(
        List<String> columns,
        List<Slicing> slices,
        @Nullable String weight,
        @Nullable String label,
        Set<Extra> extras,
        int exactValues,
        int topValues,
        Compatibility compatibility,
        Declarations declared) {
    /// Statistics of every column, and what the values mean.
    public static final StatisticsOptions DEFAULT = new StatisticsOptions(
            List.of(),
            List.of(),
            null,
            null,
            Set.of(Extra.SEMANTICS),
            8_192,
            100,
            Compatibility.HEADRACE,
            Declarations.NONE);

    private static final int LEAST_EXACT = 16;
    private static final int MOST_EXACT = 1 << 20;
    private static final int MOST_VALUES = 1_000;
    private static final int EXACT_BYTES = 1 << 22;
    private static final int PATTERNS = 20;

    /// Copies the collections and checks the numbers.
    ///
    /// @throws IllegalArgumentException if a number is out of range, or a label is asked for and not named
    public StatisticsOptions {
        columns = List.copyOf(columns);
        slices = List.copyOf(slices);
        // In the order of the enum, unlike Set.copyOf: what is written must not depend on the JVM.
        extras = extras.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(extras));
        if (exactValues < LEAST_EXACT || exactValues > MOST_EXACT) {
            throw new IllegalArgumentException(
                    "exactValues is " + exactValues + ", and " + LEAST_EXACT + " to " + MOST_EXACT + " was expected");
        }
        if (topValues < 0 || topValues > exactValues) {
            throw new IllegalArgumentException(
                    "topValues is " + topValues + ", and 0 to exactValues (" + exactValues + ") was expected");
        }
        requireNonNull(compatibility, "compatibility is null");
        requireNonNull(declared, "declared is null");
        if (label == null && (extras.contains(Extra.LIFT) || extras.contains(Extra.MUTUAL_INFORMATION))) {
            throw new IllegalArgumentException("lift and mutual information need a label, and none is named");
        }
    }

    /// The same for some columns only.
    ///
    /// @param names of columns
    /// @return other options
    public StatisticsOptions withColumns(List<String> names) {
        return new StatisticsOptions(
                names, slices, weight, label, extras, exactValues, topValues, compatibility, declared);
    }

    /// The same with slices.
    ///
    /// @param slicings what rows are sliced by
    /// @return other options
    public StatisticsOptions withSlices(List<Slicing> slicings) {
        return new StatisticsOptions(
                columns, slicings, weight, label, extras, exactValues, topValues, compatibility, declared);
    }

    /// The same with weights of rows.
    ///
    /// @param column has the weights
    /// @return other options
    public StatisticsOptions withWeight(@Nullable String column) {
        return new StatisticsOptions(
                columns, slices, column, label, extras, exactValues, topValues, compatibility, declared);
    }

    /// The same with a label, and what needs one.
    ///
    /// @param column has the label
    /// @return other options
    public StatisticsOptions withLabel(String column) {
        Set<Extra> more = EnumSet.of(Extra.LIFT, Extra.MUTUAL_INFORMATION);
        more.addAll(extras);
        return new StatisticsOptions(
                columns, slices, weight, column, more, exactValues, topValues, compatibility, declared);
    }

    /// The same with other extras.
    ///
    /// @param wanted what is made besides the statistics of each column
    /// @return other options
    public StatisticsOptions withExtras(Set<Extra> wanted) {
        return new StatisticsOptions(
                columns, slices, weight, label, wanted, exactValues, topValues, compatibility, declared);
    }

    /// The same with another number of values that are counted one by one.
    ///
    /// @param number of values of a column
    /// @return other options
    public StatisticsOptions withExactValues(int number) {
        return new StatisticsOptions(
                columns, slices, weight, label, extras, number, Math.min(topValues, number), compatibility, declared);
    }

    /// The same with other conventions.
    ///
    /// @param conventions whose
    /// @return other options
    public StatisticsOptions withCompatibility(Compatibility conventions) {
        return new StatisticsOptions(
                columns, slices, weight, label, extras, exactValues, topValues, conventions, declared);
    }

    /// The same with what is known of columns before they are read.
    ///
    /// @param declarations instead of those that were made
    /// @return other options
    public StatisticsOptions withDeclared(Declarations declarations) {
        return new StatisticsOptions(
                columns, slices, weight, label, extras, exactValues, topValues, compatibility, declarations);
    }

    /// The same for some columns, without what concerns several.
    ///
    /// @param names of columns
    StatisticsOptions ofColumns(List<String> names) {
        return withColumns(names)
                .withExtras(extras.contains(Extra.SEMANTICS) ? Set.of(Extra.SEMANTICS) : Set.of())
                .withDeclared(declared.ofColumns(names));
    }

    /// The columns that are needed besides those whose statistics are made.
    ///
    /// @return names
    SortedSet<String> rowColumns() {
        SortedSet<String> names = new TreeSet<>();
        slices.forEach(slicing -> names.addAll(slicing.columns()));
        if (weight != null) {
            names.add(weight);
        }
        return names;
    }

    /// What is kept of a column.
    ColumnSettings columnSettings(String column) {
        boolean compatible = compatibility == Compatibility.TFDV;
        return new ColumnSettings(
                new NumberSettings(
                        exactValues,
                        topValues,
                        Math.max(topValues, MOST_VALUES),
                        compatible ? Conventions.TFDV : Conventions.HEADRACE),
                new TextSettings(exactValues, EXACT_BYTES, topValues, compatible, PATTERNS),
                extras.contains(Extra.SEMANTICS) ? Semantics.DETECTED : Semantics.IGNORED,
                compatible ? SemanticRules.TFDV : SemanticRules.HEADRACE,
                weight == null ? Weighting.UNWEIGHTED : Weighting.WEIGHTED,
                declared.of(column));
    }

    /// What rows are sliced by.
    ///
    /// @param columns one, or several for every combination of their values
    /// @param values the only values that are wanted, by column; empty for all of a column
    public record Slicing(List<String> columns, List<String> values) {
        /// Copies the lists.
        ///
        /// @throws IllegalArgumentException if there is no column, or values are given for several columns
        public Slicing {
            columns = List.copyOf(new TreeSet<>(columns));
            values = List.copyOf(values);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("rows are to be sliced by no column");
            }
            if (!values.isEmpty() && columns.size() > 1) {
                throw new IllegalArgumentException(
                        "values are given to slice by " + columns + ", and one column was expected");
            }
        }

        /// By every value, or every combination.
        ///
        /// @param columns at least one
        /// @return the slicing
        public static Slicing by(String... columns) {
            return new Slicing(new ArrayList<>(List.of(columns)), List.of());
        }
    }

    /// What is made besides the statistics of each column.
    public enum Extra {
        /// What values mean: times, sentences, images, addresses.
        SEMANTICS,
        /// Covariance and correlation of every pair of columns of numbers.
        CORRELATION,
        /// How much more frequent each value is beside each label.
        LIFT,
        /// How much each column says about the label.
        MUTUAL_INFORMATION,
        /// Rows that are equal to an earlier one.
        DUPLICATES
    }

    /// Whose conventions hold where they differ.
    public enum Compatibility {
        /// What is right.
        HEADRACE,
        /// What TensorFlow Data Validation does, as far as it can be done however rows are split:
        /// floating-point numbers are rounded to 32 bits, as they are in its examples; infinite values take
        /// part in the extremes, the mean, the quantiles and the intervals; quantiles are numbers of the
        /// column, the median of an even number of values the upper one; a number at the bound of two
        /// intervals of equal width is in the lower one; mean lengths are rounded to 32 bits; values of equal
        /// counts are listed in descending order of their bytes; its rules say what values mean.
        TFDV
    }
}

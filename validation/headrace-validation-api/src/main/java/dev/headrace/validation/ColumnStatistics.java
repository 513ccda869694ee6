package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import dev.headrace.data.ColumnType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one column holds. A column of lists has the statistics of all elements, and [#levels] of the lists.
/// The fields of a struct are columns of their own, named by their path.
///
/// @param name the column's name; of a field within a struct the path: the steps joined by `.`, each in
///     single quotes if it has one of `.`, `(`, `)` or a single quote, which is doubled
/// @param valueType what the values are; of lists, the elements
/// @param unit of the numbers of DATE, TIME, TIMESTAMP and DURATION: `d`, `s`, `ms`, `us` or `ns`, for points
///     in time since 1970; null for the rest
/// @param rows all rows; of a field within lists, how many elements these have
/// @param missing rows without a value; NaN, empty text and empty lists are values
/// @param levels of lists, the outermost first; empty where there are none
/// @param values how many values there are: the rows with a value, or of lists the elements that are not
///     missing
/// @param distinct how many different values there are, NaN counted as one; 0 for STRUCT
/// @param distinctError the bound of the relative error of `distinct` at two standard errors; 0 where it is
///     exact
/// @param top the most frequent values, most frequent first, ties by value
/// @param topError by how much the counts of `top` may be too low, and the count of a value that is not
///     listed too high, at most; 0 where they are exact
/// @param numeric of INTEGER, REAL, DECIMAL, and of DATE, TIME, TIMESTAMP and DURATION in their unit; null
///     for the rest
/// @param text of TEXT; null for the rest
/// @param bytes of BINARY; null for the rest
/// @param weighted where rows have weights; null where they have none
/// @param semantic what the values mean; null where nothing was recognised
/// @param language what the sentences are like; null where the column was not declared to have any
/// @param emptyValues how often values occur that were declared to stand for nothing; null where none were
/// @param digest of the values in any order, with the number of rows and of missing values: equal for equal
///     columns, different for others but for a chance of about 2^-64; empty where it was not asked for
public record ColumnStatistics(
        String name,
        ValueType valueType,
        @Nullable String unit,
        long rows,
        long missing,
        List<ListLevel> levels,
        long values,
        long distinct,
        double distinctError,
        List<ValueCount> top,
        long topError,
        @Nullable NumericStatistics numeric,
        @Nullable TextStatistics text,
        @Nullable BytesStatistics bytes,
        @Nullable WeightedStatistics weighted,
        @Nullable SemanticMatch semantic,
        @Nullable LanguageStatistics language,
        @Nullable EmptyValues emptyValues,
        String digest) {
    /// Copies the lists.
    public ColumnStatistics {
        requireNonNull(name, "name is null");
        requireNonNull(valueType, "type is null");
        requireNonNull(digest, "digest is null");
        levels = List.copyOf(levels);
        top = List.copyOf(top);
    }

    /// Statistics of a column of which nothing was declared.
    ///
    /// @param name as of the record, and so on
    /// @param valueType as of the record
    /// @param unit as of the record
    /// @param rows as of the record
    /// @param missing as of the record
    /// @param levels as of the record
    /// @param values as of the record
    /// @param distinct as of the record
    /// @param distinctError as of the record
    /// @param top as of the record
    /// @param topError as of the record
    /// @param numeric as of the record
    /// @param text as of the record
    /// @param bytes as of the record
    /// @param weighted as of the record
    /// @param semantic as of the record
    /// @param digest as of the record
    public ColumnStatistics(
            String name,
            ValueType valueType,
            @Nullable String unit,
            long rows,
            long missing,
            List<ListLevel> levels,
            long values,
            long distinct,
            double distinctError,
            List<ValueCount> top,
            long topError,
            @Nullable NumericStatistics numeric,
            @Nullable TextStatistics text,
            @Nullable BytesStatistics bytes,
            @Nullable WeightedStatistics weighted,
            @Nullable SemanticMatch semantic,
            String digest) {
        this(
                name,
                valueType,
                unit,
                rows,
                missing,
                levels,
                values,
                distinct,
                distinctError,
                top,
                topError,
                numeric,
                text,
                bytes,
                weighted,
                semantic,
                null,
                null,
                digest);
    }

    /// Statistics of a column of examples, without what only other tables have.
    ///
    /// @param name as of the record
    /// @param type the column's type
    /// @param rows as of the record
    /// @param missing as of the record
    /// @param distinct as of the record
    /// @param distinctError as of the record
    /// @param top as of the record
    /// @param numeric as of the record
    /// @param text as of the record
    public ColumnStatistics(
            String name,
            ColumnType type,
            long rows,
            long missing,
            long distinct,
            double distinctError,
            List<ValueCount> top,
            @Nullable NumericStatistics numeric,
            @Nullable TextStatistics text) {
        this(
                name,
                ValueType.of(requireNonNull(type, "type is null")),
                type == ColumnType.DATE ? "d" : type == ColumnType.TIMESTAMP ? "us" : null,
                rows,
                missing,
                List.of(),
                rows - missing,
                distinct,
                distinctError,
                top,
                0,
                numeric,
                text,
                null,
                null,
                null,
                "");
    }

    /// The same with what only declared columns have.
    ///
    /// @param sentences as `language` of the record
    /// @param empty as `emptyValues` of the record
    /// @return other statistics
    public ColumnStatistics withDeclared(@Nullable LanguageStatistics sentences, @Nullable EmptyValues empty) {
        return new ColumnStatistics(
                name,
                valueType,
                unit,
                rows,
                missing,
                levels,
                values,
                distinct,
                distinctError,
                top,
                topError,
                numeric,
                text,
                bytes,
                weighted,
                semantic,
                sentences,
                empty,
                digest);
    }

    /// The type of a column of examples that holds these values.
    ///
    /// @return the type that comes nearest to [#valueType]
    public ColumnType type() {
        return valueType.columnType();
    }

    /// Rows with a value.
    ///
    /// @return all rows but the missing
    public long present() {
        return rows - missing;
    }

    /// A value and how often it occurs.
    ///
    /// @param value as text: booleans as `true` and `false`, numbers in the shortest form that reads back
    ///     equal, dates and timestamps in ISO 8601
    /// @param count at least 1
    public record ValueCount(String value, long count) {}
}

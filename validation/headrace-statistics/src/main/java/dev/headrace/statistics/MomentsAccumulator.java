package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.number.NumberForm;
import dev.headrace.statistics.internal.number.NumberSums;
import dev.headrace.validation.ValidationErrorCode;
import dev.headrace.validation.spi.Accumulator;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/// Counts, extremes, mean and deviation of a column of numbers, and nothing else: for callers that look at
/// every batch, such as a service at what it was asked, it costs a few times what adding the numbers costs,
/// and a few kilobytes. Numbers are those of [ColumnAccumulator] to the last bit, however the rows were split,
/// ordered and merged.
///
/// Confined to one thread. Borrows vectors; never closes or keeps them.
public final class MomentsAccumulator implements Accumulator<MomentsAccumulator, MomentsAccumulator.Moments> {
    private final Field field;
    private final NumberSums sums;
    private long rows;
    private long present;

    /// Starts without rows.
    ///
    /// @param field the column's name and type: integers, floating-point numbers, decimals of up to 18 digits,
    ///     days, times, timestamps or durations
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if it is of another type
    public MomentsAccumulator(Field field) {
        this.field = requireNonNull(field, "field is null");
        this.sums = NumberSums.of(NumberForm.of(field.getType())
                .orElseThrow(() -> new HeadraceException(
                        ValidationErrorCode.SCHEMA_MISMATCH,
                        "Column '" + field.getName() + "' is " + field.getType()
                                + ", and a number of at most 64 bits was expected")));
    }

    /// Takes rows into account.
    ///
    /// @param vector of the column's type, whatever its name; nulls are missing values
    /// @param from the first row
    /// @param to the row behind the last
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if the vector is of another type,
    ///     and with [ValidationErrorCode#BATCH_MALFORMED] if its buffers do not fit
    /// @throws IndexOutOfBoundsException if the vector does not have these rows
    @Override
    public void fold(FieldVector vector, int from, int to) {
        Objects.checkFromToIndex(from, to, vector.getValueCount());
        if (!vector.getField().getType().equals(field.getType())) {
            throw new HeadraceException(
                    ValidationErrorCode.SCHEMA_MISMATCH,
                    "Column '" + field.getName() + "' is " + field.getType() + ", and a vector of the type "
                            + vector.getField().getType() + " was given");
        }
        present += sums.fold(vector, Rows.range(from, to));
        rows += to - from;
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other an accumulator of a column of the same type
    /// @throws IllegalArgumentException if it is of another
    @Override
    public void merge(MomentsAccumulator other) {
        if (!field.getType().equals(other.field.getType())) {
            throw new IllegalArgumentException(field + " cannot be merged with " + other.field);
        }
        sums.merge(other.sums);
        rows += other.rows;
        present += other.present;
    }

    /// What was found.
    ///
    /// @return an immutable record; folding may go on
    @Override
    public Moments result() {
        long finite = sums.finite();
        return new Moments(
                rows,
                rows - present,
                finite,
                sums.nan(),
                present - finite - sums.nan(),
                sums.zeros(),
                sums.negative(),
                sums.least(),
                sums.greatest(),
                sums.mean(),
                sums.standardDeviation());
    }

    /// Counts, extremes, mean and deviation of numbers. Days and times are numbers in the unit of their type.
    ///
    /// @param rows how many rows there are
    /// @param missing how many of them are null
    /// @param finite how many values are neither NaN nor infinite; of these is what follows
    /// @param nan how many are NaN
    /// @param infinite how many are infinite, of both signs
    /// @param zeros how many are zero, of both signs
    /// @param negative how many are less than zero
    /// @param minimum the least; NaN if there is none
    /// @param maximum the greatest; NaN if there is none
    /// @param mean exact sums, rounded once; NaN if there is none
    /// @param standardDeviation of the population, likewise
    public record Moments(
            long rows,
            long missing,
            long finite,
            long nan,
            long infinite,
            long zeros,
            long negative,
            double minimum,
            double maximum,
            double mean,
            double standardDeviation) {}
}

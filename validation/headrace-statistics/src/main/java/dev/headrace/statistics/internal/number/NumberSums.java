package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.Rows;
import org.apache.arrow.vector.FieldVector;

/// What sums and extremes of numbers have in common, of floating-point numbers and of integers. Confined to
/// one thread.
public abstract sealed class NumberSums permits RealSums, IntegerSums {
    /// Starts without numbers.
    ///
    /// @param form of the numbers
    /// @return the sums
    public static NumberSums of(NumberForm form) {
        return form.isReal() ? new RealSums() : new IntegerSums(form);
    }

    /// Takes rows into account.
    ///
    /// @param vector of the form's type; borrowed
    /// @param rows which of its rows; nulls are skipped
    /// @return how many of the rows have a value
    public final long fold(FieldVector vector, Rows rows) {
        NumberReader reader = NumberReader.of(vector.getField().getType());
        NumberBlock block = NumberBlock.ofThread();
        long present = 0;
        for (int start = 0; start < rows.size(); start += NumberBlock.ROWS) {
            int length = Math.min(NumberBlock.ROWS, rows.size() - start);
            present += reader.read(vector, rows, start, length, block);
            add(block, length);
        }
        return present;
    }

    /// Adds a block; of bits of doubles, those that are not finite are dropped from it.
    ///
    /// @param length how many rows the block was read from
    abstract void add(NumberBlock block, int length);

    /// Adds what another has, of the same form.
    ///
    /// @param other of the same class
    public abstract void merge(NumberSums other);

    /// How many numbers are neither NaN nor infinite; of these is all else but [#nan].
    ///
    /// @return the number
    public abstract long finite();

    /// How many are NaN.
    ///
    /// @return the number
    public abstract long nan();

    /// How many are zero.
    ///
    /// @return the number
    public abstract long zeros();

    /// How many are less than zero.
    ///
    /// @return the number
    public abstract long negative();

    /// The least.
    ///
    /// @return NaN if there is none
    public abstract double least();

    /// The greatest.
    ///
    /// @return NaN if there is none
    public abstract double greatest();

    /// The mean.
    ///
    /// @return NaN if there is none
    public abstract double mean();

    /// The standard deviation of the population.
    ///
    /// @return NaN if there is none
    public abstract double standardDeviation();
}

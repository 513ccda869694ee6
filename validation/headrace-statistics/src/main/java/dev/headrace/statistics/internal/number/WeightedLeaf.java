package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateOutput;
import org.apache.arrow.vector.FieldVector;

/// What is kept of weighted values of one type. The laws are those of
/// [dev.headrace.validation.spi.Accumulator]. Confined to one thread.
public interface WeightedLeaf {
    /// Takes rows into account.
    ///
    /// @param vector of the type that this is for; borrowed
    /// @param rows which of its rows; each has a value
    /// @param weights one for each row, finite, above zero
    void fold(FieldVector vector, Rows rows, double[] weights);

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other the other
    /// @throws IllegalArgumentException if it is of another class or other settings
    void merge(WeightedLeaf other);

    /// Writes the state: equal states give equal bytes.
    ///
    /// @param output what to write to
    void write(StateOutput output);

    /// What was found so far.
    ///
    /// @return a record; folding may go on
    WeightedDescription describe();
}

package dev.headrace.statistics.internal;

import org.apache.arrow.vector.FieldVector;

/// What is kept of the values of a column, or of the elements of lists, of one type. The laws are those of
/// [dev.headrace.validation.spi.Accumulator]. Confined to one thread.
public interface LeafValues {
    /// Takes rows into account.
    ///
    /// @param vector of the type that this is for; borrowed
    /// @param rows which of its rows; nulls are skipped
    /// @return how many of the rows have a value
    long fold(FieldVector vector, Rows rows);

    /// Takes into account what another of the same class and settings has folded. The other may go on to be
    /// used.
    ///
    /// @param other the other
    /// @throws IllegalArgumentException if it is of another class or other settings
    void merge(LeafValues other);

    /// Writes the state: equal states give equal bytes.
    ///
    /// @param output what to write to
    void write(StateOutput output);

    /// What was found so far.
    ///
    /// @return a record; folding may go on
    LeafDescription describe();
}

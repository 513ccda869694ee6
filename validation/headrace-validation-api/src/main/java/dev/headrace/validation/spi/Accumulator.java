package dev.headrace.validation.spi;

import org.apache.arrow.vector.FieldVector;

/// Folds slices of one column, merges with its peers, and yields an immutable result. Laws, for any split of
/// the rows into slices and any order of merging: Split (folding slices in several accumulators and merging
/// them gives the result of folding the whole in one, bit for bit), Merge (merging is commutative and
/// associative in its result), Identity (merging one that folded nothing changes nothing).
///
/// Confined to one thread. Borrows vectors; never closes or keeps them.
///
/// @param <A> the accumulator's own class
/// @param <R> its result
public interface Accumulator<A extends Accumulator<A, R>, R extends Record> {
    /// Takes rows into account.
    ///
    /// @param column a vector of the type that the accumulator is for; nulls are missing values
    /// @param from the first row
    /// @param to the row behind the last
    void fold(FieldVector column, int from, int to);

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other an accumulator of equal settings
    void merge(A other);

    /// What was found in all rows so far.
    ///
    /// @return an immutable record; folding may go on
    R result();
}

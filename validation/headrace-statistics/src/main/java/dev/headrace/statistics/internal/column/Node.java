package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ColumnStatistics;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// What is kept of a column, of the elements of lists or of a field of a struct. Confined to one thread.
public sealed interface Node permits DeclaredNode, LeafNode, ListNode, StructNode, UnionNode {
    /// Takes rows into account.
    ///
    /// @param vector of the node's type; borrowed
    /// @param rows which of its rows
    /// @param weights of these rows
    void fold(FieldVector vector, Rows rows, Weights weights);

    /// Takes rows without a value into account.
    ///
    /// @param rows how many
    /// @param weights of these rows
    void skip(int rows, Weights weights);

    /// Takes into account what another of the same type and settings has folded.
    ///
    /// @param other the other
    void merge(Node other);

    /// Writes the state: equal states give equal bytes.
    ///
    /// @param output what to write to
    void write(StateOutput output);

    /// Reads the state into this node, which has folded nothing.
    ///
    /// @param input what to read from
    void read(StateInput input);

    /// Adds what was found: the column, then the fields within it.
    ///
    /// @param path where this node is
    /// @param above the levels of lists that this node is the element of
    /// @param into receives the statistics
    /// @return a hash that equal values in any order have in common
    long describe(Path path, Levels above, List<ColumnStatistics> into);
}

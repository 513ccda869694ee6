package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.column.ColumnSettings.Declared;
import dev.headrace.statistics.internal.semantic.EmptyValuesAccumulator;
import dev.headrace.statistics.internal.semantic.LanguageAccumulator;
import dev.headrace.validation.ColumnStatistics;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// Values or lists with what only declared columns have: statistics of sentences, counts of values that stand
/// for nothing. Confined to one thread.
final class DeclaredNode implements Node {
    private final Node node;
    private final Declared declared;
    private @Nullable LanguageAccumulator language;
    private @Nullable EmptyValuesAccumulator empty;

    /// Starts without rows.
    ///
    /// @param node of the values or lists
    /// @param declared what they were declared to be
    DeclaredNode(Node node, Declared declared) {
        this.node = node;
        this.declared = declared;
        this.language = declared.language() == null ? null : new LanguageAccumulator(declared.language());
        this.empty = declared.empty().isEmpty() ? null : new EmptyValuesAccumulator(declared.empty());
    }

    @Override
    public void fold(FieldVector vector, Rows rows, Weights weights) {
        node.fold(vector, rows, weights);
        if (language != null) {
            language.fold(vector, rows);
        }
        if (empty != null) {
            empty.fold(vector, rows);
        }
    }

    @Override
    public void skip(int rows, Weights weights) {
        node.skip(rows, weights);
    }

    @Override
    public void merge(Node other) {
        if (!(other instanceof DeclaredNode others) || !declared.equals(others.declared)) {
            throw new IllegalArgumentException("columns of other declarations cannot be merged");
        }
        node.merge(others.node);
        if (language != null && others.language != null) {
            language.merge(others.language);
        }
        if (empty != null && others.empty != null) {
            empty.merge(others.empty);
        }
    }

    @Override
    public void write(StateOutput output) {
        node.write(output);
        if (language != null) {
            language.write(output);
        }
        if (empty != null) {
            empty.write(output);
        }
    }

    @Override
    public void read(StateInput input) {
        node.read(input);
        if (declared.language() != null) {
            language = LanguageAccumulator.read(input, declared.language());
        }
        if (!declared.empty().isEmpty()) {
            empty = EmptyValuesAccumulator.read(input, declared.empty());
        }
    }

    @Override
    public long describe(Path path, Levels above, List<ColumnStatistics> into) {
        int index = into.size();
        long hash = node.describe(path, above, into);
        into.set(
                index,
                into.get(index)
                        .withDeclared(
                                language == null ? null : language.result(), empty == null ? null : empty.result()));
        return hash;
    }
}

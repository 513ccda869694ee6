package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateOutput;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// Missing values only.
final class NullValues implements LeafValues {
    @Override
    public long fold(FieldVector vector, Rows rows) {
        return 0;
    }

    @Override
    public void merge(LeafValues other) {
        if (!(other instanceof NullValues)) {
            throw new IllegalArgumentException("values of other types cannot be merged");
        }
    }

    @Override
    public void write(StateOutput output) {
        // There is nothing to be kept.
    }

    @Override
    public LeafDescription describe() {
        return new LeafDescription(0, 0, List.of(), 0, null, null, null, 0);
    }
}

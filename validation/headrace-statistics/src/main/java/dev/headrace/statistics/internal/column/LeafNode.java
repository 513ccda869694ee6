package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.weighted.WeightedValues;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.WeightedStatistics;
import java.util.HexFormat;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// Values that have nothing within them. Confined to one thread.
final class LeafNode implements Node {
    private final LeafType type;
    private LeafValues values;
    private @Nullable WeightedValues weighted;
    private long rows;
    private long present;

    LeafNode(LeafType type) {
        this.type = type;
        this.values = type.create();
        this.weighted = type.createWeighted();
    }

    @Override
    public void fold(FieldVector vector, Rows chosen, Weights weights) {
        if (!type.agrees(vector.getField())) {
            throw ArrowBytes.malformed(
                    "a vector of " + vector.getField().getType() + " where " + type.arrow() + " was expected");
        }
        if (chosen.size() > 0) {
            present += values.fold(vector, chosen);
            rows += chosen.size();
            if (weighted != null) {
                weighted.fold(vector, chosen, weights::get);
            }
        }
    }

    @Override
    public void skip(int skipped, Weights weights) {
        rows += skipped;
        if (weighted != null) {
            weighted.skip(Rows.range(0, skipped), weights::get);
        }
    }

    @Override
    public void merge(Node other) {
        if (!(other instanceof LeafNode leaf) || !type.equals(leaf.type)) {
            throw new IllegalArgumentException("columns of other types cannot be merged");
        }
        values.merge(leaf.values);
        if (weighted != null && leaf.weighted != null) {
            weighted.merge(leaf.weighted);
        }
        rows += leaf.rows;
        present += leaf.present;
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(rows);
        output.writeVarint(present);
        values.write(output);
        if (weighted != null) {
            weighted.write(output);
        }
    }

    @Override
    public void read(StateInput input) {
        rows = input.readCount();
        present = input.readCount();
        if (present > rows) {
            throw input.damaged(present + " values in " + rows + " rows");
        }
        values = type.read(input);
        weighted = type.readWeighted(input);
    }

    @Override
    public long describe(Path path, Levels above, List<ColumnStatistics> into) {
        LeafDescription found = values.describe();
        boolean inLists = !above.levels().isEmpty();
        long columnRows = inLists ? above.rows() : rows;
        long missing = inLists ? above.missing() : rows - present;
        into.add(new ColumnStatistics(
                path.text(),
                type.valueType(),
                type.unit(),
                columnRows,
                missing,
                above.levels(),
                present,
                Math.min(found.distinct(), present),
                found.distinctError(),
                found.top(),
                found.topError(),
                found.numeric(),
                found.text(),
                found.bytes(),
                weighted == null ? null : weighted(weighted.describe(), above),
                type.semantic(values, found),
                digest(columnRows, above.hash() + found.contentHash())));
        return DistinctSketch.mix(rows - present) + found.contentHash();
    }

    /// Of lists, rows with and without one are counted where the lists are.
    private static WeightedStatistics weighted(WeightedStatistics own, Levels above) {
        return above.levels().isEmpty() ? own : own.withRows(above.weight(), above.missingWeight());
    }

    private String digest(long columnRows, long hash) {
        long typed = DistinctSketch.mix(type.arrow().toString().hashCode());
        return HexFormat.of()
                .toHexDigits(DistinctSketch.mix(
                        typed ^ DistinctSketch.mix(columnRows ^ DistinctSketch.mix((rows - present) ^ hash))));
    }
}

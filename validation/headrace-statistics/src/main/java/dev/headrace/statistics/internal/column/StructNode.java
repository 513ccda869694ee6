package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.NonNullableStructVector;
import org.apache.arrow.vector.complex.StructVector;

/// Structs: how many are there, and their fields. A field of a struct that is missing is not counted as
/// missing: there is no such field. Confined to one thread.
final class StructNode implements Node {
    private final List<String> names;
    private final List<Node> fields;
    private long rows;
    private long present;

    StructNode(List<String> names, List<Node> fields) {
        this.names = names;
        this.fields = fields;
    }

    @Override
    public void fold(FieldVector vector, Rows chosen, Weights weights) {
        if (!(vector instanceof NonNullableStructVector struct)) {
            throw ArrowBytes.malformed("a vector of " + vector.getField().getType() + " where a struct was expected");
        }
        int[] places = new int[chosen.size()];
        int[] there = new int[chosen.size()];
        // Only a struct that may be missing has a validity buffer.
        ArrowBuf validity = vector instanceof StructVector nullable ? nullable.getValidityBuffer() : null;
        int size = 0;
        for (int i = 0; i < chosen.size(); i++) {
            if (validity == null || ArrowBytes.bit(validity, chosen.row(i))) {
                places[size] = i;
                there[size++] = chosen.row(i);
            }
        }
        rows += chosen.size();
        present += size;
        boolean all = size == chosen.size();
        Rows fieldRows = all ? chosen : Rows.chosen(there, size);
        Weights fieldWeights = all || !weights.arePresent() ? weights : weights.of(Arrays.copyOf(places, size));
        for (int i = 0; i < fields.size(); i++) {
            FieldVector field = struct.getChild(names.get(i));
            if (field == null) {
                throw ArrowBytes.malformed("a struct without the field '" + names.get(i) + "'");
            }
            if (field.getValueCount() < vector.getValueCount()) {
                throw ArrowBytes.malformed("the field '" + names.get(i) + "' of a struct of " + vector.getValueCount()
                        + " rows has " + field.getValueCount());
            }
            Plain plain = Plain.within(field, fieldRows);
            fields.get(i).fold(plain.vector(), plain.rows(), fieldWeights);
        }
    }

    @Override
    public void skip(int skipped, Weights weights) {
        rows += skipped;
    }

    @Override
    public void merge(Node other) {
        if (!(other instanceof StructNode struct) || !names.equals(struct.names)) {
            throw new IllegalArgumentException("columns of other types cannot be merged");
        }
        rows += struct.rows;
        present += struct.present;
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).merge(struct.fields.get(i));
        }
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(rows);
        output.writeVarint(present);
        fields.forEach(field -> field.write(output));
    }

    @Override
    public void read(StateInput input) {
        rows = input.readCount();
        present = input.readCount();
        fields.forEach(field -> field.read(input));
    }

    @Override
    public long describe(Path path, Levels above, List<ColumnStatistics> into) {
        long hash = rows - present;
        List<ColumnStatistics> within = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            hash = 31 * hash + fields.get(i).describe(path.field(names.get(i)), Levels.NONE, within);
        }
        into.add(GroupStatistics.of(path, ValueType.STRUCT, rows, present, above, hash));
        into.addAll(within);
        return hash;
    }
}

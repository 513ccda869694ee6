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
import java.util.stream.IntStream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.UnionVector;
import org.jspecify.annotations.Nullable;

/// Unions, sparse and dense: each member is a field that has the rows of its type. Confined to one thread.
final class UnionNode implements Node {
    /// Marks a row that a member has; types are not less than -1.
    private static final byte TAKEN = Byte.MIN_VALUE;

    private final int[] typeIds;
    private final List<String> names;
    private final List<Node> members;
    private long rows;
    private long present;

    /// Starts without rows.
    ///
    /// @param typeIds of the members; null where they are counted from 0
    UnionNode(int @Nullable [] typeIds, List<String> names, List<Node> members) {
        this.typeIds = typeIds == null ? IntStream.range(0, members.size()).toArray() : typeIds;
        this.names = names;
        this.members = members;
    }

    @Override
    public void fold(FieldVector vector, Rows chosen, Weights weights) {
        ArrowBuf types = switch (vector) {
            case UnionVector union -> union.getTypeBuffer();
            case DenseUnionVector union -> union.getTypeBuffer();
            default ->
                throw ArrowBytes.malformed(
                        "a vector of " + vector.getField().getType() + " where a union was expected");
        };
        byte[] kinds = new byte[chosen.size()];
        for (int i = 0; i < kinds.length; i++) {
            ArrowBytes.require(types, chosen.row(i), 1);
            kinds[i] = types.getByte(chosen.row(i));
        }
        long taken = 0;
        for (int member = 0; member < members.size(); member++) {
            int[] found = new int[chosen.size()];
            int[] places = new int[chosen.size()];
            FieldVector child = vector.getChildrenFromFields().get(member);
            int size = 0;
            for (int i = 0; i < kinds.length; i++) {
                if (kinds[i] == typeIds[member]) {
                    places[size] = i;
                    found[size++] = place(vector, chosen.row(i), child);
                    kinds[i] = TAKEN;
                }
            }
            if (size > 0) {
                Plain plain = Plain.within(child, Rows.chosen(found, size));
                members.get(member).fold(plain.vector(), plain.rows(), weights.of(Arrays.copyOf(places, size)));
                taken += size;
            }
        }
        requireMissing(kinds, vector instanceof DenseUnionVector);
        rows += chosen.size();
        present += taken;
    }

    /// Where the value of a row is among those of its member.
    private static int place(FieldVector vector, int row, FieldVector child) {
        int place = vector instanceof DenseUnionVector dense ? offset(dense, row) : row;
        if (place < 0 || place >= child.getValueCount()) {
            throw ArrowBytes.malformed("row " + row + " of a union is value " + place + " of " + child.getValueCount());
        }
        return place;
    }

    /// Rows of no member are missing where they have the type that Arrow's Java has for that.
    private static void requireMissing(byte[] kinds, boolean isDense) {
        for (byte kind : kinds) {
            if (kind != TAKEN && (isDense ? kind >= 0 : kind != 0)) {
                throw ArrowBytes.malformed("a row of a union is of the type " + kind + ", which is no member's");
            }
        }
    }

    private static int offset(DenseUnionVector dense, int row) {
        ArrowBytes.require(dense.getOffsetBuffer(), (long) row * Integer.BYTES, Integer.BYTES);
        return dense.getOffsetBuffer().getInt((long) row * Integer.BYTES);
    }

    @Override
    public void skip(int skipped, Weights weights) {
        rows += skipped;
    }

    @Override
    public void merge(Node other) {
        if (!(other instanceof UnionNode union) || !names.equals(union.names)) {
            throw new IllegalArgumentException("columns of other types cannot be merged");
        }
        rows += union.rows;
        present += union.present;
        for (int i = 0; i < members.size(); i++) {
            members.get(i).merge(union.members.get(i));
        }
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(rows);
        output.writeVarint(present);
        members.forEach(member -> member.write(output));
    }

    @Override
    public void read(StateInput input) {
        rows = input.readCount();
        present = input.readCount();
        if (present > rows) {
            throw input.damaged(present + " values in " + rows + " rows");
        }
        members.forEach(member -> member.read(input));
    }

    @Override
    public long describe(Path path, Levels above, List<ColumnStatistics> into) {
        long hash = rows - present;
        List<ColumnStatistics> within = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            hash = 31 * hash + members.get(i).describe(path.field(names.get(i)), Levels.NONE, within);
        }
        into.add(GroupStatistics.of(path, ValueType.STRUCT, rows, present, above, hash));
        into.addAll(within);
        return hash;
    }
}

package dev.headrace.statistics.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.UnionVector;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.TransferPair;
import org.jspecify.annotations.Nullable;

/// Writes cells into vectors through their buffers. Behind what is missing there is whatever there may be:
/// values, lists with elements, structs with fields, views of buffers that are not there.
final class VectorWriter {
    private final BufferAllocator allocator;
    private final TableMaker values;
    private final Random random;

    VectorWriter(BufferAllocator allocator, TableMaker values, Random random) {
        this.allocator = allocator;
        this.values = values;
        this.random = random;
    }

    /// A vector of cells; the caller closes it.
    FieldVector write(Field field, List<? extends @Nullable Object> cells) {
        FieldVector vector = field.createVector(allocator);
        fill(vector, cells);
        return vector;
    }

    /// A vector that is a part of a longer one.
    FieldVector writeSlice(Field field, List<? extends @Nullable Object> cells) {
        int before = random.nextInt(1, 12);
        List<@Nullable Object> longer = new ArrayList<>();
        for (int i = 0; i < before; i++) {
            longer.add(values.value(field));
        }
        longer.addAll(cells);
        for (int i = random.nextInt(12); i > 0; i--) {
            longer.add(values.value(field));
        }
        try (FieldVector vector = write(field, longer)) {
            TransferPair pair = vector.getTransferPair(allocator);
            pair.splitAndTransfer(before, cells.size());
            return (FieldVector) pair.getTo();
        }
    }

    private void fill(FieldVector vector, List<? extends @Nullable Object> cells) {
        switch (vector) {
            case NullVector _ -> vector.setValueCount(cells.size());
            case BitVector bits -> fillBits(bits, cells);
            case BaseFixedWidthVector fixed -> fillFixed(fixed, cells);
            case BaseVariableWidthVector bytes -> fillBytes(bytes, cells);
            case BaseLargeVariableWidthVector bytes -> fillLargeBytes(bytes, cells);
            case BaseVariableWidthViewVector views -> fillViews(views, cells);
            case StructVector struct -> fillStruct(struct, cells);
            case UnionVector union -> fillUnion(union, cells);
            case DenseUnionVector union -> fillDenseUnion(union, cells);
            case RunEndEncodedVector runs -> fillRuns(runs, cells);
            default -> fillLists(vector, cells);
        }
    }

    private void fillBits(BitVector vector, List<? extends @Nullable Object> cells) {
        vector.allocateNew(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), i, cell == null ? 0 : 1);
            boolean set = cell == null ? random.nextBoolean() : (Boolean) cell;
            BitVectorHelper.setValidityBit(vector.getDataBuffer(), i, set ? 1 : 0);
        }
        vector.setValueCount(cells.size());
    }

    private void fillFixed(BaseFixedWidthVector vector, List<? extends @Nullable Object> cells) {
        vector.allocateNew(cells.size());
        int width = vector.getTypeWidth();
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), i, cell == null ? 0 : 1);
            byte[] bytes = new byte[width];
            random.nextBytes(bytes);
            vector.getDataBuffer().setBytes((long) i * width, cell == null ? bytes : bytes(vector, cell, width));
        }
        vector.setValueCount(cells.size());
    }

    private static byte[] bytes(BaseFixedWidthVector vector, Object cell, int width) {
        BigInteger integer = switch (cell) {
            case BigInteger digits -> digits;
            case Double real ->
                switch (vector) {
                    case Float8Vector _ -> BigInteger.valueOf(Double.doubleToRawLongBits(real));
                    case Float4Vector _ -> BigInteger.valueOf(Float.floatToRawIntBits(real.floatValue()));
                    case Float2Vector _ -> BigInteger.valueOf(Float.floatToFloat16(real.floatValue()));
                    default -> throw new IllegalArgumentException(vector.toString());
                };
            default -> BigInteger.ZERO;
        };
        if (cell instanceof byte[] found) {
            return found;
        }
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = integer.shiftRight(Byte.SIZE * i).byteValue();
        }
        return bytes;
    }

    private byte[] content(@Nullable Object cell) {
        if (cell != null) {
            return (byte[]) cell;
        }
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private void fillBytes(BaseVariableWidthVector vector, List<? extends @Nullable Object> cells) {
        List<byte[]> contents = new ArrayList<>();
        cells.forEach(cell -> contents.add(content(cell)));
        vector.allocateNew(
                contents.stream().mapToLong(content -> content.length).sum(), cells.size());
        int offset = 0;
        vector.getOffsetBuffer().setInt(0, 0);
        for (int i = 0; i < cells.size(); i++) {
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), i, cells.get(i) == null ? 0 : 1);
            vector.getDataBuffer().setBytes(offset, contents.get(i));
            offset += contents.get(i).length;
            vector.getOffsetBuffer().setInt((i + 1L) * Integer.BYTES, offset);
        }
        vector.setLastSet(cells.size() - 1);
        vector.setValueCount(cells.size());
    }

    private void fillLargeBytes(BaseLargeVariableWidthVector vector, List<? extends @Nullable Object> cells) {
        List<byte[]> contents = new ArrayList<>();
        cells.forEach(cell -> contents.add(content(cell)));
        vector.allocateNew(
                contents.stream().mapToLong(content -> content.length).sum(), cells.size());
        long offset = 0;
        vector.getOffsetBuffer().setLong(0, 0);
        for (int i = 0; i < cells.size(); i++) {
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), i, cells.get(i) == null ? 0 : 1);
            vector.getDataBuffer().setBytes(offset, contents.get(i));
            offset += contents.get(i).length;
            vector.getOffsetBuffer().setLong((i + 1L) * Long.BYTES, offset);
        }
        vector.setLastSet(cells.size() - 1);
        vector.setValueCount(cells.size());
    }

    private void fillViews(BaseVariableWidthViewVector vector, List<? extends @Nullable Object> cells) {
        vector.allocateNew(16L * cells.size(), cells.size());
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof byte[] bytes) {
                vector.setSafe(i, bytes, 0, bytes.length);
            }
        }
        vector.setValueCount(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) == null) {
                byte[] junk = new byte[BaseVariableWidthViewVector.ELEMENT_SIZE];
                random.nextBytes(junk);
                vector.getDataBuffer().setBytes((long) i * junk.length, junk);
            }
        }
    }

    private void fillStruct(StructVector vector, List<? extends @Nullable Object> cells) {
        List<FieldVector> children = vector.getChildrenFromFields();
        for (int child = 0; child < children.size(); child++) {
            List<@Nullable Object> column = new ArrayList<>();
            for (Object cell : cells) {
                column.add(
                        cell instanceof Cell.Group group
                                ? group.fields().get(child)
                                : values.value(children.get(child).getField()));
            }
            fill(children.get(child), column);
        }
        vector.setInitialCapacity(cells.size());
        while (vector.getValidityBuffer().capacity() * Byte.SIZE < cells.size()) {
            vector.reAlloc();
        }
        for (int i = 0; i < cells.size(); i++) {
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), i, cells.get(i) == null ? 0 : 1);
        }
        vector.setValueCount(cells.size());
    }

    private void fillUnion(UnionVector vector, List<? extends @Nullable Object> cells) {
        List<FieldVector> members = vector.getChildrenFromFields();
        for (int member = 0; member < members.size(); member++) {
            List<@Nullable Object> column = new ArrayList<>();
            for (Object cell : cells) {
                column.add(
                        cell instanceof Cell.Member chosen && chosen.index() == member
                                ? chosen.value()
                                : values.value(members.get(member).getField()));
            }
            fill(members.get(member), column);
        }
        while (vector.getTypeBuffer().capacity() < cells.size()) {
            vector.reAlloc();
        }
        for (int i = 0; i < cells.size(); i++) {
            vector.setType(
                    i,
                    cells.get(i) instanceof Cell.Member member
                            ? members.get(member.index()).getMinorType()
                            : MinorType.NULL);
        }
        vector.setValueCount(cells.size());
    }

    private void fillDenseUnion(DenseUnionVector vector, List<? extends @Nullable Object> cells) {
        List<FieldVector> members = vector.getChildrenFromFields();
        List<List<@Nullable Object>> columns = new ArrayList<>();
        members.forEach(_ -> columns.add(new ArrayList<>()));
        vector.setInitialCapacity(cells.size());
        vector.allocateNew();
        while (vector.getTypeBuffer().capacity() < cells.size()
                || vector.getOffsetBuffer().capacity() < (long) cells.size() * Integer.BYTES) {
            vector.reAlloc();
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Cell.Member member) {
                List<@Nullable Object> column = columns.get(member.index());
                if (random.nextInt(8) == 0) {
                    column.add(values.value(members.get(member.index()).getField()));
                }
                vector.setTypeId(i, (byte) member.index());
                vector.getOffsetBuffer().setInt((long) i * Integer.BYTES, column.size());
                column.add(member.value());
            } else {
                vector.getTypeBuffer().setByte(i, -1);
                vector.getOffsetBuffer().setInt((long) i * Integer.BYTES, random.nextInt());
            }
        }
        vector.setValueCount(cells.size());
        for (int member = 0; member < members.size(); member++) {
            fill(members.get(member), columns.get(member));
        }
    }

    private void fillRuns(RunEndEncodedVector vector, List<? extends @Nullable Object> cells) {
        List<@Nullable Object> ends = new ArrayList<>();
        List<@Nullable Object> runs = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean last = i + 1 == cells.size();
            if (last || !Objects.equals(cells.get(i + 1), cells.get(i)) || random.nextInt(8) == 0) {
                ends.add(BigInteger.valueOf(i + 1L));
                runs.add(cells.get(i));
            }
        }
        fill(vector.getRunEndsVector(), ends);
        fill(vector.getValuesVector(), runs);
        vector.setValueCount(cells.size());
    }

    private void fillLists(FieldVector vector, List<? extends @Nullable Object> cells) {
        vector.setInitialCapacity(cells.size() + 1);
        vector.allocateNew();
        Field child = vector.getChildrenFromFields().getFirst().getField();
        int fixed = vector.getField().getType() instanceof ArrowType.FixedSizeList type ? type.getListSize() : -1;
        List<@Nullable Object> elements = new ArrayList<>();
        int[] starts = new int[cells.size() + 1];
        int[] sizes = new int[cells.size()];
        boolean isView = vector instanceof ListViewVector || vector instanceof LargeListViewVector;
        for (int i = 0; i < cells.size(); i++) {
            if (isView && random.nextInt(4) == 0) {
                elements.add(values.value(child));
            }
            starts[i] = elements.size();
            if (cells.get(i) instanceof Cell.Many list) {
                elements.addAll(list.elements());
            } else {
                for (int junk = fixed >= 0 ? fixed : random.nextInt(3); junk > 0; junk--) {
                    elements.add(values.value(child));
                }
            }
            sizes[i] = elements.size() - starts[i];
        }
        starts[cells.size()] = elements.size();
        switch (vector) {
            case ListVector list -> list.setLastSet(cells.size() - 1);
            case LargeListVector list -> list.setLastSet(cells.size() - 1);
            default -> {
                // Others do not fill gaps.
            }
        }
        // Before the places are set: Arrow gives the child as many values as the places say.
        vector.setValueCount(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            BitVectorHelper.setValidityBit(vector.getValidityBuffer(), i, cells.get(i) == null ? 0 : 1);
            place(vector, i, starts, sizes[i], cells.get(i) == null);
        }
        fill(vector.getChildrenFromFields().getFirst(), elements);
    }

    private void place(FieldVector vector, int row, int[] starts, int size, boolean missing) {
        switch (vector) {
            case ListVector list -> {
                list.getOffsetBuffer().setInt((long) row * Integer.BYTES, starts[row]);
                list.getOffsetBuffer().setInt((row + 1L) * Integer.BYTES, starts[row + 1]);
            }
            case LargeListVector list -> {
                list.getOffsetBuffer().setLong((long) row * Long.BYTES, starts[row]);
                list.getOffsetBuffer().setLong((row + 1L) * Long.BYTES, starts[row + 1]);
            }
            case ListViewVector list -> {
                list.getOffsetBuffer().setInt((long) row * Integer.BYTES, missing ? random.nextInt() : starts[row]);
                list.getSizeBuffer().setInt((long) row * Integer.BYTES, missing ? random.nextInt() : size);
            }
            case LargeListViewVector list -> {
                list.getOffsetBuffer().setLong((long) row * Long.BYTES, missing ? random.nextLong() : starts[row]);
                list.getSizeBuffer().setLong((long) row * Long.BYTES, missing ? random.nextLong() : size);
            }
            case FixedSizeListVector _ -> {
                // The places follow from the rows.
            }
            default -> throw new IllegalArgumentException(vector.toString());
        }
    }
}

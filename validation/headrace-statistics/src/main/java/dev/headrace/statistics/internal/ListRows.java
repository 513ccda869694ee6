package dev.headrace.statistics.internal;

import java.util.Arrays;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;

/// Which elements the lists of some rows have. Checks what the vector says of itself. The vector is borrowed.
public final class ListRows {
    private final FieldVector child;
    private final int[] firsts;
    private final long[] lengths;
    /// The place of each list among the rows.
    private final int[] places;
    private int lists;
    private long total;
    private boolean contiguous = true;

    private ListRows(FieldVector child, int rows) {
        this.child = child;
        this.firsts = new int[rows];
        this.lengths = new long[rows];
        this.places = new int[rows];
    }

    /// Reads lists.
    ///
    /// @param vector of lists of any kind, maps included
    /// @param rows which
    /// @return their elements
    /// @throws dev.headrace.core.HeadraceException with `BATCH_MALFORMED` if the vector has no lists, or
    ///     their elements are not there
    public static ListRows of(FieldVector vector, Rows rows) {
        ListRows found = new ListRows(child(vector), rows.size());
        ArrowBuf validity = vector.getValidityBuffer();
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.row(i);
            if (ArrowBytes.bit(validity, row)) {
                found.add(vector, row, i);
            }
        }
        return found;
    }

    /// Whether a vector has lists. Not all of those that have share a type in Arrow.
    ///
    /// @param vector any
    /// @return whether [#of] takes it
    public static boolean areIn(FieldVector vector) {
        return vector instanceof ListVector
                || vector instanceof LargeListVector
                || vector instanceof FixedSizeListVector
                || vector instanceof ListViewVector
                || vector instanceof LargeListViewVector;
    }

    private static FieldVector child(FieldVector vector) {
        return switch (vector) {
            case ListVector list -> list.getDataVector();
            case LargeListVector list -> list.getDataVector();
            case FixedSizeListVector list -> list.getDataVector();
            case ListViewVector list -> list.getDataVector();
            case LargeListViewVector list -> list.getDataVector();
            default ->
                throw ArrowBytes.malformed("a vector of " + vector.getField().getType() + " where lists were expected");
        };
    }

    private void add(FieldVector vector, int row, int place) {
        switch (vector) {
            case ListVector list ->
                between(offset(list.getOffsetBuffer(), row), offset(list.getOffsetBuffer(), row + 1), place);
            case LargeListVector list ->
                between(largeOffset(list.getOffsetBuffer(), row), largeOffset(list.getOffsetBuffer(), row + 1), place);
            case FixedSizeListVector list -> {
                long size = list.getListSize();
                between(row * size, (row + 1L) * size, place);
            }
            case ListViewVector list -> {
                long first = offset(list.getOffsetBuffer(), row);
                between(first, first + offset(list.getSizeBuffer(), row), place);
            }
            case LargeListViewVector list -> {
                long first = largeOffset(list.getOffsetBuffer(), row);
                // Where the sum overflows, it is less than the first.
                between(first, first + largeOffset(list.getSizeBuffer(), row), place);
            }
            default -> throw new IllegalStateException("child() has refused it");
        }
    }

    private void between(long from, long to, int place) {
        if (from < 0 || from > to || to > child.getValueCount()) {
            throw ArrowBytes.malformed(
                    "a list has the elements " + from + " to " + to + ", and there are " + child.getValueCount());
        }
        contiguous &= lists == 0 || from == firsts[lists - 1] + lengths[lists - 1];
        firsts[lists] = (int) from;
        lengths[lists] = to - from;
        places[lists] = place;
        lists++;
        total += to - from;
    }

    private static long offset(ArrowBuf offsets, int index) {
        ArrowBytes.require(offsets, (long) index * Integer.BYTES, Integer.BYTES);
        return offsets.getInt((long) index * Integer.BYTES);
    }

    private static long largeOffset(ArrowBuf offsets, int index) {
        ArrowBytes.require(offsets, (long) index * Long.BYTES, Long.BYTES);
        return offsets.getLong((long) index * Long.BYTES);
    }

    /// The vector of the elements.
    ///
    /// @return as it is, perhaps encoded
    public FieldVector child() {
        return child;
    }

    /// How many lists are there.
    ///
    /// @return the rows less the missing ones
    public int lists() {
        return lists;
    }

    /// The place of a list among the rows.
    ///
    /// @param list from 0 to [#lists], exclusive
    /// @return the place
    public int place(int list) {
        return places[list];
    }

    /// How many elements each has.
    ///
    /// @return [#lists] of these count; not to be changed
    public long[] lengths() {
        return lengths;
    }

    /// The elements of all lists.
    ///
    /// @return rows of [#child], list by list
    public Rows elements() {
        if (lists == 0) {
            return Rows.range(0, 0);
        } else if (contiguous) {
            return Rows.range(firsts[0], Math.toIntExact(firsts[0] + total));
        }
        int[] rows = new int[Math.toIntExact(total)];
        int filled = 0;
        for (int i = 0; i < lists; i++) {
            for (int j = 0; j < lengths[i]; j++) {
                rows[filled++] = firsts[i] + j;
            }
        }
        return Rows.chosen(rows, filled);
    }

    /// The places among the rows of the lists of all elements.
    ///
    /// @return a place for each element
    public int[] rowsOfElements() {
        int[] rows = new int[Math.toIntExact(total)];
        int filled = 0;
        for (int i = 0; i < lists; i++) {
            Arrays.fill(rows, filled, filled + (int) lengths[i], places[i]);
            filled += (int) lengths[i];
        }
        return rows;
    }
}

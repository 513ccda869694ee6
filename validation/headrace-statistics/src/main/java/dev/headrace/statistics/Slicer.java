package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.statistics.internal.LongIndex;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.column.SliceValues;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Finds which rows of a batch are in which slices. A row with several values in a column is in several
/// slices, and one without a value in none. Immutable and thread-safe.
final class Slicer {
    /// The most slices that there may be.
    static final int MOST_SLICES = 1_000;

    private final List<Slicing> slicings;

    /// Checks the types of the columns.
    ///
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if rows cannot be sliced by one
    Slicer(List<Slicing> slicings, Schema schema) {
        this.slicings = slicings;
        for (Slicing slicing : slicings) {
            for (String column : slicing.columns()) {
                Field field = schema.findField(column);
                // The type of encoded values is in the dictionary, which comes with the batch.
                if (field.getDictionary() == null) {
                    SliceValues.require(field);
                }
            }
        }
    }

    /// The slices of a batch.
    ///
    /// @return rows by the text of the slice
    Map<String, Rows> slices(VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        Map<String, SliceValues> columns = new HashMap<>();
        Map<String, Rows> slices = new TreeMap<>();
        for (Slicing slicing : slicings) {
            for (String column : slicing.columns()) {
                columns.computeIfAbsent(
                        column,
                        _ -> SliceValues.of(
                                DatasetAccumulator.vector(batch, column), batch.getRowCount(), dictionaries));
            }
            Cells cells = cells(slicing, columns, batch.getRowCount());
            List<Rows> rows = cells.rows();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).size() > 0) {
                    // Of several columns the texts of different slices may be the same.
                    slices.merge(cells.texts().get(i), rows.get(i), Slicer::union);
                }
            }
            requireFew(slices.size());
        }
        return slices;
    }

    /// Requires that there are not too many slices.
    void requireFew(int slices) {
        if (slices > MOST_SLICES) {
            throw new HeadraceException(
                    ValidationErrorCode.SLICES_TOO_MANY,
                    "Slicing by " + slicings.stream().map(Slicing::columns).toList() + " makes more than " + MOST_SLICES
                            + " slices; slice by columns of fewer values, or name the values that are wanted");
        }
    }

    private Cells cells(Slicing slicing, Map<String, SliceValues> columns, int rowCount) {
        List<SliceValues> values = slicing.columns().stream().map(columns::get).toList();
        BitSet complete = new BitSet(rowCount);
        complete.set(0, rowCount);
        for (SliceValues column : values) {
            BitSet present = new BitSet(rowCount);
            for (int entry = 0; entry < column.size(); entry++) {
                present.set(column.row(entry));
            }
            complete.and(present);
        }
        Cells cells = null;
        for (int i = 0; i < values.size(); i++) {
            SliceValues column = values.get(i);
            String name = slicing.columns().get(i);
            cells = cells == null ? Cells.of(column, name, slicing.values(), complete) : cells.with(column, name, this);
        }
        return requireNonNull(cells, "a slicing has a column at least");
    }

    /// Rows that are in one or the other, in ascending order as both are.
    private static Rows union(Rows left, Rows right) {
        BitSet rows = new BitSet();
        for (Rows part : List.of(left, right)) {
            for (int i = 0; i < part.size(); i++) {
                rows.set(part.row(i));
            }
        }
        return Rows.chosen(rows.stream().toArray(), rows.cardinality());
    }

    /// Rows with what they have in some columns. An entry is a row with the number of a slice; rows ascend.
    private static final class Cells {
        private final List<String> texts;
        private int[] rows;
        private int[] slices;
        private int size;

        private Cells(List<String> texts, int capacity) {
            this.texts = texts;
            this.rows = new int[capacity];
            this.slices = new int[capacity];
        }

        static Cells of(SliceValues column, String name, List<String> wanted, BitSet complete) {
            List<String> texts = new ArrayList<>();
            int[] slice = new int[column.texts().size()];
            for (int value = 0; value < slice.length; value++) {
                String text = column.texts().get(value);
                boolean isWanted = wanted.isEmpty() || wanted.contains(text);
                slice[value] = isWanted ? texts.size() : -1;
                if (isWanted) {
                    texts.add(name + "_" + text);
                }
            }
            Cells cells = new Cells(texts, column.size());
            for (int entry = 0; entry < column.size(); entry++) {
                if (slice[column.value(entry)] >= 0 && complete.get(column.row(entry))) {
                    cells.add(column.row(entry), slice[column.value(entry)]);
                }
            }
            return cells;
        }

        private void add(int row, int slice) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, Math.max(16, 2 * size));
                slices = Arrays.copyOf(slices, rows.length);
            }
            rows[size] = row;
            slices[size++] = slice;
        }

        /// Each entry with each value that its row has in another column.
        Cells with(SliceValues column, String name, Slicer slicer) {
            List<String> longer = new ArrayList<>();
            LongIndex pairs = new LongIndex();
            Cells cells = new Cells(longer, size);
            int entry = 0;
            for (int i = 0; i < size; i++) {
                int row = rows[i];
                while (entry < column.size() && column.row(entry) < row) {
                    entry++;
                }
                for (int at = entry; at < column.size() && column.row(at) == row; at++) {
                    int slice = pairs.add((long) slices[i] << Integer.SIZE | column.value(at));
                    if (slice == longer.size()) {
                        // Every row has a value in all columns, so every pair is part of a slice.
                        slicer.requireFew(pairs.size());
                        longer.add(texts.get(slices[i]) + "_" + name + "_"
                                + column.texts().get(column.value(at)));
                    }
                    cells.add(row, slice);
                }
            }
            return cells;
        }

        List<String> texts() {
            return texts;
        }

        /// The rows of each slice, in ascending order.
        List<Rows> rows() {
            int[] counts = new int[texts.size()];
            for (int i = 0; i < size; i++) {
                counts[slices[i]]++;
            }
            int[][] chosen = new int[counts.length][];
            for (int slice = 0; slice < counts.length; slice++) {
                chosen[slice] = new int[counts[slice]];
                counts[slice] = 0;
            }
            for (int i = 0; i < size; i++) {
                int slice = slices[i];
                chosen[slice][counts[slice]++] = rows[i];
            }
            return Arrays.stream(chosen).map(Cells::rows).toList();
        }

        private static Rows rows(int[] ascending) {
            int size = ascending.length;
            // Ranges are read faster.
            return size > 0 && ascending[size - 1] - ascending[0] == size - 1
                    ? Rows.range(ascending[0], ascending[0] + size)
                    : Rows.chosen(ascending, size);
        }
    }
}

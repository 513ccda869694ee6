package dev.headrace.statistics;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.column.CellTexts;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/// Finds which rows of a batch are in which slices. A row with several values in a column is in several
/// slices, and one without a value in none.
final class Slicer {
    /// The most slices that there may be.
    static final int MOST_SLICES = 1_000;

    private final List<Slicing> slicings;

    Slicer(List<Slicing> slicings) {
        this.slicings = slicings;
    }

    /// The slices of a batch.
    ///
    /// @return rows by the text of the slice
    Map<String, Rows> slices(VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        Map<String, Chosen> found = new TreeMap<>();
        for (Slicing slicing : slicings) {
            List<List<List<String>>> values = new ArrayList<>();
            for (String column : slicing.columns()) {
                values.add(CellTexts.of(DatasetAccumulator.vector(batch, column), batch.getRowCount(), dictionaries));
            }
            for (int row = 0; row < batch.getRowCount(); row++) {
                for (String slice : texts(slicing, values, row)) {
                    found.computeIfAbsent(slice, _ -> new Chosen()).add(row);
                }
            }
        }
        requireFew(found.size());
        Map<String, Rows> slices = new TreeMap<>();
        found.forEach((slice, chosen) -> slices.put(slice, Rows.chosen(chosen.rows, chosen.size)));
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

    private static List<String> texts(Slicing slicing, List<List<List<String>>> values, int row) {
        List<String> texts = List.of("");
        for (int i = 0; i < slicing.columns().size(); i++) {
            List<String> longer = new ArrayList<>();
            for (String text : texts) {
                for (String value : values.get(i).get(row)) {
                    if (slicing.values().isEmpty() || slicing.values().contains(value)) {
                        String step = slicing.columns().get(i) + "_" + value;
                        longer.add(text.isEmpty() ? step : text + "_" + step);
                    }
                }
            }
            texts = longer;
        }
        return texts;
    }

    private static final class Chosen {
        private int[] rows = new int[16];
        private int size;

        void add(int row) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
            }
            rows[size++] = row;
        }
    }
}

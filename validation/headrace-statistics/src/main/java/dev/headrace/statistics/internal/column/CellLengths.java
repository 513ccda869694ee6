package dev.headrace.statistics.internal.column;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.ListRows;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/// How many values the cells of a column have, for what concerns several columns of lists.
public final class CellLengths {
    /// What a cell has that is missing.
    public static final int MISSING = -1;

    private CellLengths() {}

    /// The number of values of each row.
    ///
    /// @param vector of lists, or of any other type but a union, whose cells have one value each; borrowed
    /// @param rows which of its rows
    /// @param dictionaries has the dictionary of an encoded vector
    /// @return by place among the rows, [#MISSING] for a missing cell; of lists of lists, of the outer ones
    /// @throws HeadraceException with `BATCH_MALFORMED` if the buffers of the vector contradict each other
    public static int[] of(FieldVector vector, Rows rows, DictionaryProvider dictionaries) {
        Plain plain = Plain.of(vector, rows, dictionaries);
        int[] places = plain.places();
        int[] lengths = new int[rows.size()];
        Arrays.fill(lengths, MISSING);
        if (ListRows.areIn(plain.vector())) {
            ListRows lists = ListRows.of(plain.vector(), plain.rows());
            for (int i = 0; i < lists.lists(); i++) {
                int place = lists.place(i);
                lengths[places == null ? place : places[place]] = Math.toIntExact(lists.lengths()[i]);
            }
            return lengths;
        }
        for (int i = 0; i < plain.rows().size(); i++) {
            if (isPresent(plain.vector(), plain.rows().row(i))) {
                lengths[places == null ? i : places[i]] = 1;
            }
        }
        return lengths;
    }

    private static boolean isPresent(FieldVector vector, int row) {
        return switch (vector) {
            case NullVector _ -> false;
            case StructVector struct -> ArrowBytes.bit(struct.getValidityBuffer(), row);
            default -> ArrowBytes.isPresent(vector, row);
        };
    }
}

package dev.headrace.statistics.internal.column;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.number.NumberText;
import dev.headrace.validation.ValidationErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/// The values of cells as texts, for what goes by value and not by column: slices. The texts are those of
/// [dev.headrace.validation.ColumnStatistics.ValueCount].
public final class CellTexts {
    private CellTexts() {}

    /// The different values of each row.
    ///
    /// @param vector of texts, booleans, numbers, days or times, or lists of these; borrowed
    /// @param size how many rows
    /// @param dictionaries has the dictionary of an encoded vector
    /// @return for each row its values, sorted; none where the row has no value
    /// @throws HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if the vector has other values
    public static List<List<String>> of(FieldVector vector, int size, DictionaryProvider dictionaries) {
        Plain plain = Plain.of(vector, Rows.range(0, size), dictionaries);
        List<List<String>> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(List.of());
        }
        int[] places = plain.places();
        for (int i = 0; i < plain.rows().size(); i++) {
            TreeSet<String> values = new TreeSet<>();
            add(plain.vector(), plain.rows().row(i), values);
            texts.set(places == null ? i : places[i], List.copyOf(values));
        }
        return texts;
    }

    private static void add(FieldVector vector, int row, Set<String> into) {
        if (!ArrowBytes.bit(vector.getValidityBuffer(), row)) {
            return;
        }
        switch (vector) {
            case BitVector booleans -> into.add(Boolean.toString(booleans.get(row) != 0));
            case VarCharVector texts -> into.add(String.valueOf(texts.getObject(row)));
            case LargeVarCharVector texts -> into.add(String.valueOf(texts.getObject(row)));
            case ViewVarCharVector texts -> into.add(String.valueOf(texts.getObject(row)));
            case BaseListVector _ -> {
                ListRows lists = ListRows.of(vector, Rows.range(row, row + 1));
                Rows elements = lists.elements();
                for (int i = 0; i < elements.size(); i++) {
                    add(lists.child(), elements.row(i), into);
                }
            }
            default ->
                into.add(NumberText.of(vector, row)
                        .orElseThrow(() -> new HeadraceException(
                                ValidationErrorCode.SCHEMA_MISMATCH,
                                "Rows cannot be sliced by column '" + vector.getName() + "' of the type "
                                        + vector.getField().getType()
                                        + ": texts, booleans, numbers, days and times were expected")));
        }
    }
}

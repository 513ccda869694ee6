package dev.headrace.statistics.internal;

import java.util.Arrays;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.ExtensionTypeVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/// A column without its encoding: rows of a dictionary, or of the values of runs. The vector is borrowed.
public final class Plain {
    private final FieldVector vector;
    private final Rows rows;
    private final int @Nullable [] places;

    private Plain(FieldVector vector, Rows rows, int @Nullable [] places) {
        this.vector = vector;
        this.rows = rows;
        this.places = places;
    }

    /// The vector of values.
    ///
    /// @return the column itself if it is not encoded
    public FieldVector vector() {
        return vector;
    }

    /// The rows of that vector.
    ///
    /// @return one for each row of the column or, of a dictionary, for each row that has a value
    public Rows rows() {
        return rows;
    }

    /// The places of [#rows] among those of the column.
    ///
    /// @return null if these are all, in order; not to be changed
    public int @Nullable [] places() {
        return places;
    }

    private static final DictionaryProvider NO_DICTIONARIES = new DictionaryProvider.MapDictionaryProvider();

    /// Finds the values.
    ///
    /// @param vector any; borrowed
    /// @param rows which of its rows
    /// @param dictionaries has the dictionary of an encoded vector
    /// @return the values
    /// @throws dev.headrace.core.HeadraceException with `BATCH_MALFORMED` if there is no such dictionary, or
    ///     no such entry
    public static Plain of(FieldVector vector, Rows rows, DictionaryProvider dictionaries) {
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding != null) {
            Dictionary dictionary = dictionaries.lookup(encoding.getId());
            if (dictionary == null) {
                throw ArrowBytes.malformed("column '" + vector.getName() + "' is encoded by the dictionary "
                        + encoding.getId() + ", which is not there");
            }
            return ofDictionary(vector, rows, dictionary.getVector());
        } else if (vector instanceof RunEndEncodedVector runs) {
            return ofRuns(runs, rows);
        } else if (vector instanceof ExtensionTypeVector<?> extension
                && extension.getUnderlyingVector() instanceof FieldVector storage) {
            return new Plain(storage, rows, null);
        }
        return new Plain(vector, rows, null);
    }

    /// Finds the values of a vector within another, where there are no dictionaries.
    ///
    /// @param vector any; borrowed
    /// @param rows which of its rows
    /// @return the values, with [#places] null
    public static Plain within(FieldVector vector, Rows rows) {
        return of(vector, rows, NO_DICTIONARIES);
    }

    /// The places of the rows that are not among [#places].
    ///
    /// @param size how many rows the column has
    /// @return the rest, in order
    public int[] missingPlaces(int size) {
        if (places == null) {
            return new int[0];
        }
        int[] missing = new int[size - places.length];
        int next = 0;
        int filled = 0;
        for (int place = 0; place < size; place++) {
            if (next < places.length && places[next] == place) {
                next++;
            } else {
                missing[filled++] = place;
            }
        }
        return missing;
    }

    /// The field of the values of runs, or of what an extension type stands for.
    ///
    /// @param field any
    /// @return the field itself if it is neither
    public static Field field(Field field) {
        return switch (field.getType()) {
            case ArrowType.RunEndEncoded _ -> field(field.getChildren().getLast());
            case ArrowType.ExtensionType extension ->
                field(new Field(
                        field.getName(),
                        new FieldType(field.isNullable(), extension.storageType(), field.getDictionary()),
                        field.getChildren()));
            default -> field;
        };
    }

    /// The field of the values of an encoded field.
    ///
    /// @param field any
    /// @param dictionaries has the dictionary of an encoded field
    /// @return the field itself if it is not encoded
    public static Field field(Field field, DictionaryProvider dictionaries) {
        if (field.getDictionary() != null) {
            Dictionary dictionary = dictionaries.lookup(field.getDictionary().getId());
            if (dictionary == null) {
                throw ArrowBytes.malformed(
                        "column '" + field.getName() + "' is encoded by a dictionary that is not there");
            }
            return dictionary.getVector().getField();
        }
        return field(field);
    }

    private static Plain ofDictionary(FieldVector indices, Rows rows, FieldVector values) {
        int[] found = new int[rows.size()];
        int[] places = new int[rows.size()];
        int size = 0;
        if (!(indices instanceof BaseIntVector)) {
            throw ArrowBytes.malformed(
                    "a dictionary's indices are " + indices.getField().getType());
        }
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.row(i);
            if (ArrowBytes.bit(indices.getValidityBuffer(), row)) {
                long index = ArrowBytes.integer(indices, row);
                if (index < 0 || index >= values.getValueCount()) {
                    throw ArrowBytes.malformed("index " + index + " into a dictionary of " + values.getValueCount());
                }
                places[size] = i;
                found[size++] = (int) index;
            }
        }
        return new Plain(values, Rows.chosen(found, size), Arrays.copyOf(places, size));
    }

    private static Plain ofRuns(RunEndEncodedVector runs, Rows rows) {
        FieldVector ends = runs.getRunEndsVector();
        FieldVector values = runs.getValuesVector();
        if (!(ends instanceof BaseIntVector)) {
            throw ArrowBytes.malformed("the ends of runs are " + ends.getField().getType());
        }
        long[] behind = ends(ends);
        int[] found = new int[rows.size()];
        int run = 0;
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.row(i);
            if (i > 0 && row < rows.row(i - 1)) {
                run = 0;
            }
            while (run < behind.length && behind[run] <= row) {
                run++;
            }
            if (run >= Math.min(behind.length, values.getValueCount())) {
                throw ArrowBytes.malformed("row " + row + " is in no run");
            }
            found[i] = run;
        }
        return new Plain(values, Rows.chosen(found, rows.size()), null);
    }

    private static long[] ends(FieldVector vector) {
        long[] ends = new long[vector.getValueCount()];
        long before = 0;
        for (int i = 0; i < ends.length; i++) {
            if (!ArrowBytes.bit(vector.getValidityBuffer(), i)) {
                throw ArrowBytes.malformed("run " + i + " has no end");
            }
            ends[i] = ArrowBytes.integer(vector, i);
            if (ends[i] <= before) {
                throw ArrowBytes.malformed("run " + i + " ends at " + ends[i] + ", and the one before at " + before);
            }
            before = ends[i];
        }
        return ends;
    }
}

package dev.headrace.data;

import dev.headrace.core.HeadraceException;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.ExtensionTypeVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.apache.arrow.vector.complex.LargeListViewVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.ListViewVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.UnionVector;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/// Checks that the buffers of a batch hold what its lengths and offsets say, before code that reads memory
/// without checks of its own touches it: after the check no value of the batch lies outside its buffers.
///
/// Checked are the lengths of all buffers for the number of rows, that offsets ascend within data and
/// children, the lengths of children, the ends of runs, and the types of unions; those of null values too,
/// since readers skip them only after they have read the offsets, but for views of lists. What is read is 4 to
/// 16 bytes a value of text and lists, nothing of numbers. The content of texts is not checked: it may be no
/// UTF-8. Stateless.
public final class ArrowCheck {
    private ArrowCheck() {}

    /// Checks the columns of a batch. Indices into dictionaries need [#checkIndices].
    ///
    /// @param batch any batch
    /// @param what what the batch is of, such as a file, for the message
    /// @throws HeadraceException with [DataErrorCode#DATA_UNREADABLE] if it is malformed, or of a type that
    ///     is not known here
    public static void check(VectorSchemaRoot batch, String what) {
        for (FieldVector column : batch.getFieldVectors()) {
            check(column, batch.getRowCount(), what);
        }
    }

    /// Checks a column, and what is nested in it.
    ///
    /// @param column any vector
    /// @param rows how many values it must have at least
    /// @param what what it is of, such as a file, for the message
    /// @throws HeadraceException with [DataErrorCode#DATA_UNREADABLE] if it is malformed, or of a type that
    ///     is not known here
    public static void check(FieldVector column, int rows, String what) {
        Place place = new Place(what, column.getName());
        int values = column.getValueCount();
        place.requireAtLeast(values, rows, "values");
        switch (column) {
            case NullVector _ -> {}
            case BitVector bits -> fixed(bits, 1, place);
            case BaseFixedWidthVector numbers -> fixed(numbers, numbers.getTypeWidth() * 8L, place);
            case BaseVariableWidthVector texts -> {
                validity(texts, place);
                long end = OffsetCheck.ofInts(texts.getOffsetBuffer(), values, place);
                place.requireAtLeast(texts.getDataBuffer().capacity(), end, "bytes of data");
            }
            case BaseLargeVariableWidthVector texts -> {
                validity(texts, place);
                long end = OffsetCheck.ofLongs(texts.getOffsetBuffer(), values, place);
                place.requireAtLeast(texts.getDataBuffer().capacity(), end, "bytes of data");
            }
            case BaseVariableWidthViewVector texts -> {
                validity(texts, place);
                ViewCheck.check(texts, place);
            }
            case ListVector lists -> {
                validity(lists, place);
                child(lists.getDataVector(), OffsetCheck.ofInts(lists.getOffsetBuffer(), values, place), what);
            }
            case LargeListVector lists -> {
                validity(lists, place);
                child(lists.getDataVector(), OffsetCheck.ofLongs(lists.getOffsetBuffer(), values, place), what);
            }
            case FixedSizeListVector lists -> {
                validity(lists, place);
                child(lists.getDataVector(), (long) values * lists.getListSize(), what);
            }
            case ListViewVector lists -> {
                validity(lists, place);
                ListViewCheck.ofInts(lists, place);
                child(lists.getDataVector(), lists.getDataVector().getValueCount(), what);
            }
            case LargeListViewVector lists -> {
                validity(lists, place);
                ListViewCheck.ofLongs(lists, place);
                child(lists.getDataVector(), lists.getDataVector().getValueCount(), what);
            }
            case RunEndEncodedVector runs -> {
                child(runs.getRunEndsVector(), 0, what);
                RunCheck.check(runs, rows, place);
                child(runs.getValuesVector(), runs.getRunEndsVector().getValueCount(), what);
            }
            case StructVector struct -> {
                validity(struct, place);
                children(struct.getChildrenFromFields(), values, what);
            }
            case UnionVector union -> {
                UnionCheck.sparse(union, place);
                children(union.getChildrenFromFields(), values, what);
            }
            case DenseUnionVector union -> {
                UnionCheck.dense(union, place);
                children(union.getChildrenFromFields(), 0, what);
            }
            case ExtensionTypeVector<?> extension -> child(extension.getUnderlyingVector(), values, what);
            default ->
                throw new HeadraceException(
                        DataErrorCode.DATA_UNREADABLE,
                        place + " is of type " + column.getField().getType() + ", which is not supported");
        }
    }

    /// Checks that indices into dictionaries are within them, those that are nested included. The batch
    /// itself must have been checked.
    ///
    /// @param batch any batch
    /// @param dictionaries gives the dictionaries, which must have been checked
    /// @param what what the batch is of, such as a file, for the message
    /// @throws HeadraceException with [DataErrorCode#DATA_UNREADABLE] if an index of a value that is not null
    ///     is in no dictionary
    public static void checkIndices(VectorSchemaRoot batch, DictionaryProvider dictionaries, String what) {
        for (FieldVector column : batch.getFieldVectors()) {
            checkIndices(column, dictionaries, what);
        }
    }

    /// Checks that the indices of one column, and of what is nested in it, are within their dictionaries.
    ///
    /// @param column a vector that was checked
    /// @param dictionaries gives the dictionaries, which must have been checked
    /// @param what what it is of, such as a file, for the message
    /// @throws HeadraceException with [DataErrorCode#DATA_UNREADABLE] if an index of a value that is not null
    ///     is in no dictionary
    public static void checkIndices(FieldVector column, DictionaryProvider dictionaries, String what) {
        if (column.getField().getDictionary() != null) {
            Place place = new Place(what, column.getName());
            long id = column.getField().getDictionary().getId();
            Dictionary dictionary = dictionaries.lookup(id);
            if (dictionary == null || !(column instanceof BaseIntVector indices)) {
                throw place.malformed("its dictionary " + id + " is not there");
            }
            IndexCheck.check(indices, dictionary.getVector().getValueCount(), place);
        }
        for (FieldVector child : column.getChildrenFromFields()) {
            checkIndices(child, dictionaries, what);
        }
    }

    private static void fixed(BaseFixedWidthVector column, long bits, Place place) {
        if (bits <= 0) {
            throw place.malformed("its values are of " + bits + " bits");
        }
        validity(column, place);
        long bytes = (column.getValueCount() * bits + 7) / 8;
        place.requireAtLeast(column.getDataBuffer().capacity(), bytes, "bytes of data");
    }

    private static void validity(FieldVector column, Place place) {
        ArrowBuf validity = column.getValidityBuffer();
        place.requireAtLeast(validity.capacity(), (column.getValueCount() + 7L) / 8, "bytes of validity");
    }

    private static void child(ValueVector child, long values, String what) {
        if (!(child instanceof FieldVector vector) || values > Integer.MAX_VALUE) {
            throw new Place(what, child.getName()).malformed("it cannot hold " + values + " values");
        }
        check(vector, (int) values, what);
    }

    private static void children(List<FieldVector> children, int values, String what) {
        for (FieldVector child : children) {
            check(child, values, what);
        }
    }

    /// Where something is wrong.
    ///
    /// @param what what the batch is of
    /// @param column the column's name
    record Place(String what, String column) {
        void requireAtLeast(long found, long expected, String of) {
            if (found < expected) {
                throw malformed("it has " + found + " " + of + ", and " + expected + " were expected");
            }
        }

        HeadraceException malformed(String reason) {
            return new HeadraceException(DataErrorCode.DATA_UNREADABLE, this + " is malformed: " + reason);
        }

        @Override
        public String toString() {
            return what + ": column '" + column + "'";
        }
    }
}

package dev.headrace.statistics.internal.semantic;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.BytesReader;
import dev.headrace.statistics.internal.ListRows;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.EmptyValues;
import dev.headrace.validation.spi.Accumulator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.Float16;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VariableWidthVector;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.NonNullableStructVector;
import org.apache.arrow.vector.complex.UnionVector;
import org.apache.arrow.vector.util.DecimalUtility;

/// Counts values that stand for nothing. Each is given as a text and is looked for in columns of every type
/// that it can be read as: `-1` is a text, an integer, a decimal and a floating-point number, `NaN` a text
/// and a floating-point number, `1900-01-01` a text and a day, and `[]` a text and an empty list. Texts and
/// bytes must be equal to the last byte. Of lists, the elements are looked at, too. Other types have no such
/// values.
///
/// This counts while folding, since a column's most frequent values are not all of its values.
///
/// Confined to one thread. Borrows vectors; never closes or keeps them.
public final class EmptyValuesAccumulator implements Accumulator<EmptyValuesAccumulator, EmptyValues> {
    /// What TFDV's counter looks for: the empty text, -1, and the empty list.
    public static final Set<String> OF_TFDV = Set.of("", "-1", "[]");

    private final EmptyCandidates candidates;
    private final long[] counts;
    private long values;

    /// Starts without rows.
    ///
    /// @param empty the values that stand for nothing
    public EmptyValuesAccumulator(Set<String> empty) {
        candidates = new EmptyCandidates(empty);
        counts = new long[candidates.names().size()];
    }

    /// Takes rows into account; missing ones are not counted.
    ///
    /// @param vector of any type
    /// @param from the first row
    /// @param to the row behind the last
    /// @throws IndexOutOfBoundsException if the vector does not have these rows
    @Override
    public void fold(FieldVector vector, int from, int to) {
        Objects.checkFromToIndex(from, to, vector.getValueCount());
        fold(vector, Rows.range(from, to));
    }

    /// Takes rows into account; missing ones are not counted.
    ///
    /// @param vector of any type; of structs and unions, the fields are not looked at
    /// @param rows which rows
    /// @throws dev.headrace.core.HeadraceException with `BATCH_MALFORMED` if the buffers of the vector
    ///     contradict each other
    public void fold(FieldVector vector, Rows rows) {
        switch (vector) {
            case FieldVector _ when ListRows.areIn(vector) -> foldLists(ListRows.of(vector, rows));
            case NonNullableStructVector _, UnionVector _, DenseUnionVector _ -> {
                // Their fields are columns of their own.
            }
            default -> foldValues(vector, rows);
        }
    }

    private void foldLists(ListRows lists) {
        int emptyList = candidates.emptyList();
        values += lists.lists();
        for (int i = 0; i < lists.lists() && emptyList >= 0; i++) {
            counts[emptyList] += lists.lengths()[i] == 0 ? 1 : 0;
        }
        Plain elements = Plain.within(lists.child(), lists.elements());
        fold(elements.vector(), elements.rows());
    }

    private void foldValues(FieldVector vector, Rows rows) {
        Finder finder = finder(vector);
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.row(i);
            if (ArrowBytes.isPresent(vector, row)) {
                values++;
                int found = finder.find(row);
                if (found >= 0) {
                    counts[found]++;
                }
            }
        }
    }

    private Finder finder(FieldVector vector) {
        return switch (vector) {
            case UInt8Vector _ -> row -> unsigned(ArrowBytes.integer(vector, row));
            case BaseIntVector _ -> row -> candidates.integer(ArrowBytes.integer(vector, row));
            case Float2Vector halves ->
                row -> candidates.real(Float16.toFloat(data(halves, row).getShort((long) row * Short.BYTES)));
            case Float4Vector singles ->
                row -> candidates.single(data(singles, row).getFloat((long) row * Float.BYTES));
            case Float8Vector reals -> row -> candidates.real(data(reals, row).getDouble((long) row * Double.BYTES));
            case DecimalVector decimals -> row -> candidates.decimal(decimal(decimals, decimals.getScale(), row));
            case Decimal256Vector decimals -> row -> candidates.decimal(decimal(decimals, decimals.getScale(), row));
            case DateDayVector days -> row -> candidates.day(data(days, row).getInt((long) row * Integer.BYTES));
            case VariableWidthVector _ -> textFinder(vector);
            default -> _ -> EmptyCandidates.NONE;
        };
    }

    private int unsigned(long bits) {
        return bits < 0 ? EmptyCandidates.NONE : candidates.integer(bits);
    }

    /// The values of a vector, which has that of a row.
    private static ArrowBuf data(BaseFixedWidthVector vector, int row) {
        ArrowBuf data = vector.getDataBuffer();
        ArrowBytes.require(data, (long) row * vector.getTypeWidth(), vector.getTypeWidth());
        return data;
    }

    private static BigDecimal decimal(BaseFixedWidthVector vector, int scale, int row) {
        return DecimalUtility.getBigDecimalFromArrowBuf(data(vector, row), row, scale, vector.getTypeWidth());
    }

    /// Copies only those that are not longer than all that are looked for.
    private Finder textFinder(FieldVector texts) {
        BytesReader reader = new BytesReader(texts);
        return row -> {
            long length = reader.find(row);
            return length > candidates.longest()
                    ? EmptyCandidates.NONE
                    : candidates.text(reader.read((int) length), (int) length);
        };
    }

    /// Takes into account what another has folded. The other may go on to be used.
    ///
    /// @param other looks for the same values
    /// @throws IllegalArgumentException if it looks for others
    @Override
    public void merge(EmptyValuesAccumulator other) {
        if (!candidates.names().equals(other.candidates.names())) {
            throw new IllegalArgumentException(
                    "counts of " + candidates.names() + " cannot be merged with counts of " + other.candidates.names());
        }
        values += other.values;
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    @Override
    public EmptyValues result() {
        List<ValueCount> found = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                found.add(new ValueCount(candidates.names().get(i), counts[i]));
            }
        }
        found.sort(Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value));
        return new EmptyValues(values, found);
    }

    /// Writes the state, without what is looked for: equal states give equal bytes.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        output.writeVarint(values);
        output.writeVarint(counts.length);
        for (long count : counts) {
            output.writeVarint(count);
        }
    }

    /// Reads what [#write] wrote.
    ///
    /// @param input what to read from
    /// @param empty what the accumulator that was written looks for
    /// @return an accumulator in the same state
    /// @throws dev.headrace.core.HeadraceException if it is something else
    public static EmptyValuesAccumulator read(StateInput input, Set<String> empty) {
        EmptyValuesAccumulator accumulator = new EmptyValuesAccumulator(empty);
        accumulator.values = input.readCount();
        int size = input.readSize(1);
        if (size != accumulator.counts.length) {
            throw input.damaged(size + " counts of values, where " + accumulator.counts.length + " were expected");
        }
        for (int i = 0; i < size; i++) {
            accumulator.counts[i] = input.readCount();
        }
        return accumulator;
    }

    /// Looks a value up that is not missing.
    @FunctionalInterface
    private interface Finder {
        /// The index of the candidate that it is, or [EmptyCandidates#NONE].
        int find(int row);
    }
}

package dev.headrace.statistics.internal.semantic;

import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.EmptyValues;
import dev.headrace.validation.spi.Accumulator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VariableWidthVector;
import org.apache.arrow.vector.complex.BaseListVector;

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
    /// @param vector of any type
    /// @param rows which rows
    public void fold(FieldVector vector, Rows rows) {
        Finder finder = finder(vector);
        for (int i = 0; i < rows.size(); i++) {
            fold(finder, vector, rows.row(i));
        }
    }

    private void fold(Finder finder, FieldVector vector, int row) {
        if (!vector.isNull(row)) {
            values++;
            int found = finder.find(row);
            if (found >= 0) {
                counts[found]++;
            }
        }
    }

    private Finder finder(FieldVector vector) {
        return switch (vector) {
            case UInt8Vector unsigned ->
                row -> unsigned.get(row) < 0 ? EmptyCandidates.NONE : candidates.integer(unsigned.get(row));
            case BaseIntVector integers -> row -> candidates.integer(integers.getValueAsLong(row));
            case Float4Vector singles -> row -> candidates.single(singles.get(row));
            case FloatingPointVector reals -> row -> candidates.real(reals.getValueAsDouble(row));
            case DecimalVector decimals -> row -> candidates.decimal(decimals.getObjectNotNull(row));
            case Decimal256Vector decimals -> row -> candidates.decimal(decimals.getObjectNotNull(row));
            case DateDayVector days -> row -> candidates.day(days.get(row));
            case VariableWidthVector texts -> textFinder(texts);
            case BaseListVector lists -> listFinder(lists);
            default -> _ -> EmptyCandidates.NONE;
        };
    }

    /// Copies only those that are not longer than all that are looked for.
    private Finder textFinder(VariableWidthVector texts) {
        ValueBytes value = new ValueBytes();
        return row -> candidates.text(value.bytes(), value.read(texts, row, candidates.longest()));
    }

    private Finder listFinder(BaseListVector lists) {
        FieldVector elements = lists.getChildrenFromFields().getFirst();
        Finder elementFinder = finder(elements);
        int emptyList = candidates.emptyList();
        return row -> {
            int start = lists.getElementStartIndex(row);
            int end = lists.getElementEndIndex(row);
            for (int element = start; element < end; element++) {
                fold(elementFinder, elements, element);
            }
            return start == end ? emptyList : EmptyCandidates.NONE;
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

package dev.headrace.statistics.internal.weighted;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.number.NumberForm;
import dev.headrace.statistics.internal.number.NumberSettings;
import dev.headrace.statistics.internal.number.Ties;
import dev.headrace.statistics.internal.number.WeightSum;
import dev.headrace.statistics.internal.number.WeightedDecimals;
import dev.headrace.statistics.internal.number.WeightedDescription;
import dev.headrace.statistics.internal.number.WeightedLeaf;
import dev.headrace.statistics.internal.number.WeightedNumbers;
import dev.headrace.statistics.internal.text.TextSettings;
import dev.headrace.validation.WeightedStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// What is kept of a column, or of the elements of lists, where rows have weights. The laws are those of
/// [dev.headrace.validation.spi.Accumulator]: what is found, to the last bit, is a function of the rows and
/// their weights alone. Confined to one thread.
///
/// Sums of weights, means and standard deviations are exact and rounded once. What concerns single values,
/// which are lists, quantiles and intervals, is from sums of weights in 128 bits: there a weight loses what
/// it has below 2^-64, a value whose weights are all below that does not count, and a sum stops just below
/// 2^63.
public final class WeightedValues {
    private static final WeightedDescription NOTHING = WeightedDescription.ofTop(List.of());

    private final ArrowType type;
    private final WeightSum present = new WeightSum();
    private final WeightSum missing = new WeightSum();
    /// Null for the type that has no values.
    private final @Nullable WeightedLeaf leaf;

    /// Starts without rows.
    ///
    /// @param type of the values: any but structs, unions and lists, and none that is encoded
    /// @param numbers how many different numbers are kept apart, and how many values are listed
    /// @param texts how many different texts or bytes are kept apart, and the order of values of equal weight
    public WeightedValues(ArrowType type, NumberSettings numbers, TextSettings texts) {
        this(type, create(type, numbers, texts));
    }

    private WeightedValues(ArrowType type, @Nullable WeightedLeaf leaf) {
        this.type = type;
        this.leaf = leaf;
    }

    private static @Nullable WeightedLeaf create(ArrowType type, NumberSettings numbers, TextSettings texts) {
        Ties ties = ties(texts);
        Optional<NumberForm> form = NumberForm.of(type);
        if (form.isPresent()) {
            return new WeightedNumbers(form.get(), numbers, ties);
        }
        return switch (type) {
            case ArrowType.Null _ -> null;
            case ArrowType.Bool _ -> new WeightedBooleans(ties);
            case ArrowType.Decimal decimal -> new WeightedDecimals(decimal, numbers, ties);
            default -> new WeightedBytes(names(type), texts, numbers.mostValues());
        };
    }

    private static @Nullable WeightedLeaf readLeaf(
            StateInput input, ArrowType type, NumberSettings numbers, TextSettings texts) {
        Ties ties = ties(texts);
        Optional<NumberForm> form = NumberForm.of(type);
        if (form.isPresent()) {
            return WeightedNumbers.read(input, form.get(), numbers, ties);
        }
        return switch (type) {
            case ArrowType.Null _ -> null;
            case ArrowType.Bool _ -> WeightedBooleans.read(input, ties);
            case ArrowType.Decimal decimal -> WeightedDecimals.read(input, decimal, numbers, ties);
            default -> WeightedBytes.read(input, names(type), texts, numbers.mostValues());
        };
    }

    private static Ties ties(TextSettings texts) {
        return texts.tfdv() ? Ties.DESCENDING : Ties.ASCENDING;
    }

    private static ByteNames names(ArrowType type) {
        return switch (type) {
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _ -> ByteNames.TEXTS;
            default -> ByteNames.BYTES;
        };
    }

    /// Takes rows into account.
    ///
    /// @param vector of the type that this is for; borrowed
    /// @param rows which of its rows; those without a value are missing
    /// @param weights of these, by place among the rows
    /// @throws dev.headrace.core.HeadraceException with `BATCH_MALFORMED` if the buffers of the vector
    ///     contradict each other
    /// @throws IllegalArgumentException if a weight is NaN, infinite or negative
    public void fold(FieldVector vector, Rows rows, IntToDoubleFunction weights) {
        int[] kept = new int[rows.size()];
        double[] ofKept = new double[rows.size()];
        double[] ofMissing = new double[rows.size()];
        int size = 0;
        int missed = 0;
        for (int i = 0; i < rows.size(); i++) {
            double weight = checked(weights.applyAsDouble(i));
            int row = rows.row(i);
            if (leaf == null || !ArrowBytes.bit(vector.getValidityBuffer(), row)) {
                ofMissing[missed++] = weight;
            } else if (weight > 0) {
                kept[size] = row;
                ofKept[size++] = weight;
            }
        }
        present.add(size, i -> ofKept[i]);
        missing.add(missed, i -> ofMissing[i]);
        if (leaf != null && size > 0) {
            leaf.fold(vector, size == rows.size() ? rows : Rows.chosen(kept, size), ofKept);
        }
    }

    /// Takes rows without a value into account that are in no vector.
    ///
    /// @param places of these rows among those that have weights
    /// @param weights by place
    /// @throws IllegalArgumentException if a weight is NaN, infinite or negative
    public void skip(Rows places, IntToDoubleFunction weights) {
        missing.add(places.size(), i -> checked(weights.applyAsDouble(places.row(i))));
    }

    private static double checked(double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a weight is " + weight + ", and a finite number not below zero was expected");
        }
        return weight;
    }

    /// Takes into account what another of the same type and settings has folded. The other may go on to be
    /// used.
    ///
    /// @param other the other
    /// @throws IllegalArgumentException if it is of another type
    public void merge(WeightedValues other) {
        if (leaf != null && other.leaf != null) {
            leaf.merge(other.leaf);
        } else if (leaf != null || other.leaf != null) {
            throw new IllegalArgumentException("values of " + type + " and " + other.type + " cannot be merged");
        }
        present.merge(other.present);
        missing.merge(other.missing);
    }

    /// Writes the state: equal states give equal bytes.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        present.write(output);
        missing.write(output);
        if (leaf != null) {
            leaf.write(output);
        }
    }

    /// Reads what was written.
    ///
    /// @param input what to read from
    /// @param type as when it was written
    /// @param numbers likewise
    /// @param texts likewise
    /// @return values that go on as those that were written
    public static WeightedValues read(StateInput input, ArrowType type, NumberSettings numbers, TextSettings texts) {
        WeightSum present = new WeightSum();
        WeightSum missing = new WeightSum();
        present.read(input);
        missing.read(input);
        if (present.value() < 0 || missing.value() < 0) {
            throw input.damaged("a sum of weights below zero");
        }
        WeightedValues read = new WeightedValues(type, readLeaf(input, type, numbers, texts));
        read.present.merge(present);
        read.missing.merge(missing);
        return read;
    }

    /// What was found so far. The values of a leaf are taken to be those of rows: of elements of lists, what
    /// is present and missing concerns the elements.
    ///
    /// @return a record; folding may go on
    public WeightedStatistics describe() {
        WeightedDescription found = leaf == null ? NOTHING : leaf.describe();
        return new WeightedStatistics(
                present.value(),
                missing.value(),
                present.value(),
                found.mean(),
                found.standardDeviation(),
                found.median(),
                found.quantileError(),
                found.equalWidth(),
                found.equalFrequency(),
                found.top());
    }
}

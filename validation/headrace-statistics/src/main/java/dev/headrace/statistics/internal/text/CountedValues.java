package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.SampledValues;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// Values of any number of bytes: counted one by one as long as they are not too many, estimated from then
/// on. Which of the two is a function of the set of different values, however they were split and ordered.
/// Confined to one thread.
final class CountedValues {
    private final TextSettings settings;
    private final Measure none;
    /// Null once there were too many.
    private @Nullable TextDictionary exact = new TextDictionary();
    /// Of all values, once there were too many for the dictionary.
    private @Nullable EstimatedValues estimated;

    /// Starts with nothing.
    ///
    /// @param none what values are measured by; stays empty
    CountedValues(TextSettings settings, Measure none) {
        this.settings = settings;
        this.none = none;
    }

    /// As [LeafValues#fold].
    long fold(FieldVector vector, Rows rows) {
        ValueBlock block = ValueBlock.ofThread();
        long present = 0;
        for (int next = 0, end = rows.size(); next < end; ) {
            next = block.read(vector, rows, next);
            add(block);
            present += block.size();
        }
        block.clear();
        return present;
    }

    private void add(ValueBlock block) {
        int added = 0;
        TextDictionary values = exact;
        if (values != null) {
            added = values.addAll(block, 0, settings.exactValues(), settings.exactBytes());
            if (added == block.size()) {
                return;
            }
        }
        estimated().addAll(block, added);
    }

    /// As [LeafValues#merge].
    void merge(CountedValues other) {
        if (!settings.equals(other.settings)) {
            throw new IllegalArgumentException("cannot merge " + other.settings + " into " + settings);
        }
        TextDictionary values = exact;
        TextDictionary others = other.exact;
        if (values == null) {
            addTo(estimated(), other);
        } else if (others == null) {
            // The other's first: then it does not matter which of the two is merged into which.
            exact = null;
            addTo(estimated(), other);
            estimated().addAll(values);
        } else {
            values.addAll(others);
            if (values.size() > settings.exactValues() || values.byteSize() > settings.exactBytes()) {
                estimated();
            }
        }
    }

    private static void addTo(EstimatedValues all, CountedValues other) {
        if (other.exact != null) {
            all.addAll(other.exact);
        } else {
            all.merge(other.estimated());
        }
    }

    /// What is kept from now on instead of the dictionary.
    private EstimatedValues estimated() {
        EstimatedValues values = estimated;
        if (values == null) {
            values = new EstimatedValues(none.empty());
            estimated = values;
            if (exact != null) {
                values.addAll(exact);
                exact = null;
            }
        }
        return values;
    }

    /// What all values measure.
    Measure measure() {
        if (estimated != null) {
            return estimated.measure();
        }
        Measure all = none.empty();
        if (exact != null) {
            TextDictionary values = exact;
            byte[] spare = new byte[2 * Words.SHORT];
            for (int slot : values.used()) {
                all.add(values.array(slot, spare), values.start(slot), values.length(slot), values.count(slot));
            }
        }
        return all;
    }

    long distinct() {
        return exact != null ? exact.size() : estimated().distinct();
    }

    double distinctError() {
        return exact != null ? 0 : DistinctSketch.ERROR;
    }

    /// The most frequent values.
    ///
    /// @param names how they are shown
    /// @param invalid how many values are not valid; 0 where that is not measured
    TopValues top(TopValues.Names names, long invalid) {
        return exact != null
                ? TopValues.of(exact, names, settings)
                : TopValues.of(estimated().frequent(), names, invalid, settings);
    }

    /// The sum of the hashes of all values.
    long contentHash() {
        TextDictionary values = exact;
        if (values == null) {
            return estimated().contentHash();
        }
        long sum = 0;
        for (int slot : values.used()) {
            sum += values.hash(slot) * values.count(slot);
        }
        return sum;
    }

    /// All values, or a sample of them; good until more are folded.
    SampledValues sample() {
        TextDictionary values = exact;
        if (values == null) {
            return estimated().sample();
        }
        return new SampledValues() {
            @Override
            public void forEach(Visitor visitor) {
                values.forEach(values.sorted(), visitor);
            }

            @Override
            public double share() {
                return 1;
            }
        };
    }

    /// As [LeafValues#write].
    void write(StateOutput output) {
        output.writeVarint(exact != null ? 0 : 1);
        if (exact != null) {
            exact.write(output);
        } else {
            estimated().write(output);
        }
    }

    /// Reads what [#write] wrote; this must be empty.
    void read(StateInput input) {
        TextDictionary values = exact;
        if (input.readInt(0, 1) == 1 || values == null) {
            exact = null;
            estimated = EstimatedValues.read(input, none.empty());
            return;
        }
        values.read(input);
        if (values.size() > settings.exactValues() || values.byteSize() > settings.exactBytes()) {
            throw input.damaged("more values than are counted one by one");
        }
    }
}

package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.SampledValues;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import org.apache.arrow.vector.FieldVector;

/// Bytes: vectors of Binary, LargeBinary, BinaryView and FixedSizeBinary, and of any other type of a fixed
/// number of bytes, such as intervals, whose values are taken as their bytes. Confined to one thread.
///
/// All is as with [TextValues], but that values are listed as hexadecimal digits in lower case, and those of
/// more than 1,024 bytes together as `__LARGE_BYTES__`, as long as counts are exact; past that they are not
/// listed.
public final class BinaryValues implements LeafValues {
    private final TextSettings settings;
    private final CountedValues values;

    /// Starts with nothing.
    ///
    /// @param settings how values are counted; there are no patterns of bytes
    public BinaryValues(TextSettings settings) {
        this.settings = settings;
        this.values = new CountedValues(settings, new BytesMeasure());
    }

    /// Reads what [#write] wrote.
    ///
    /// @param input where it is
    /// @param settings those of the one that was written
    /// @return values that go on as the ones that were written
    public static BinaryValues read(StateInput input, TextSettings settings) {
        BinaryValues bytes = new BinaryValues(settings);
        bytes.values.read(input);
        return bytes;
    }

    /// @throws dev.headrace.core.HeadraceException if the buffers of the vector contradict each other
    @Override
    public long fold(FieldVector vector, Rows rows) {
        return values.fold(vector, rows);
    }

    @Override
    public void merge(LeafValues other) {
        if (!(other instanceof BinaryValues bytes)) {
            throw new IllegalArgumentException("cannot merge " + other.getClass() + " into bytes");
        }
        values.merge(bytes.values);
    }

    @Override
    public void write(StateOutput output) {
        values.write(output);
    }

    @Override
    public LeafDescription describe() {
        BytesMeasure measure = (BytesMeasure) values.measure();
        TopValues top = values.top(BytesNames.INSTANCE, measure.invalid());
        return new LeafDescription(
                values.distinct(),
                values.distinctError(),
                top.values(),
                top.error(),
                null,
                null,
                measure.result(settings),
                values.contentHash());
    }

    /// Different values with their counts.
    ///
    /// @return all, or a sample past the dictionary; good until more is folded or merged
    public SampledValues sample() {
        return values.sample();
    }
}

package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.SampledValues;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// Texts: vectors of Utf8, LargeUtf8 and Utf8View. Confined to one thread.
///
/// As long as there are few different values, all is exact; which is a function of their set, so it does not
/// depend on order and splits. Past that, the number of different values is estimated, and so are the most
/// frequent ones, which alone may depend on order and splits; all lengths and counts of texts, the sample and
/// the hash of the content stay exact.
///
/// Of the most frequent values past that, with the error e of [LeafDescription#topError]: each that is listed
/// occurs at least as often as it says, and at most e times more. Each that is not listed occurs at most e
/// times, if fewer are listed than the settings allow, and else at most e times more than the last that is
/// listed. Those that are not UTF-8 are listed together as `__BYTES_VALUE__`; their number is exact.
public final class TextValues implements LeafValues {
    private final TextSettings settings;
    private final CountedValues values;

    /// Starts with nothing.
    ///
    /// @param settings how texts are counted
    public TextValues(TextSettings settings) {
        this.settings = settings;
        this.values = new CountedValues(settings, new TextMeasure());
    }

    /// Reads what [#write] wrote.
    ///
    /// @param input where it is
    /// @param settings those of the one that was written
    /// @return texts that go on as the ones that were written
    public static TextValues read(StateInput input, TextSettings settings) {
        TextValues texts = new TextValues(settings);
        texts.values.read(input);
        return texts;
    }

    /// @throws dev.headrace.core.HeadraceException if the buffers of the vector contradict each other
    @Override
    public long fold(FieldVector vector, Rows rows) {
        return values.fold(vector, rows);
    }

    @Override
    public void merge(LeafValues other) {
        if (!(other instanceof TextValues texts)) {
            throw new IllegalArgumentException("cannot merge " + other.getClass() + " into texts");
        }
        values.merge(texts.values);
    }

    @Override
    public void write(StateOutput output) {
        values.write(output);
    }

    @Override
    public LeafDescription describe() {
        TextMeasure measure = (TextMeasure) values.measure();
        SampledValues sample = values.sample();
        List<ValueCount> patterns = settings.patterns() > 0 ? Patterns.of(sample, settings.patterns()) : List.of();
        TopValues top = values.top(TextNames.INSTANCE, measure.invalid());
        return new LeafDescription(
                values.distinct(),
                values.distinctError(),
                top.values(),
                top.error(),
                null,
                measure.result(patterns, sample.share(), settings),
                null,
                values.contentHash());
    }

    /// Different values with their counts.
    ///
    /// @return all, or a sample past the dictionary; good until more is folded or merged
    public SampledValues sample() {
        return values.sample();
    }
}

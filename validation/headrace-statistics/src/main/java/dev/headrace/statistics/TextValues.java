package dev.headrace.statistics;

import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.TextStatistics;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// Texts: counted one by one as long as the [TextDictionary] is not overfull, measured and estimated from
/// then on. Whether it is overfull is a function of the set of different texts, however they were split.
/// Confined to one thread.
final class TextValues implements ColumnValues {
    /// Null once it was overfull.
    private @Nullable TextDictionary dictionary = new TextDictionary();
    /// Of what is not in the dictionary: nothing, or everything.
    private final TextMeasure measure = new TextMeasure();
    private @Nullable DistinctSketch sketch;

    @Override
    public long fold(FieldVector column, int from, int to) {
        ValidValues block = new ValidValues();
        int[] offsets = new int[ValidValues.BLOCK + 1];
        byte[] bytes = new byte[0];
        long present = 0;
        for (int start = from; start < to; start += ValidValues.BLOCK) {
            int rows = Math.min(to - start, ValidValues.BLOCK);
            block.readValidity(column, start, start + rows);
            column.getOffsetBuffer()
                    .nioBuffer((long) start * Integer.BYTES, (rows + 1) * Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .get(offsets, 0, rows + 1);
            int length = offsets[rows] - offsets[0];
            if (bytes.length < length) {
                bytes = new byte[length];
            }
            column.getDataBuffer().getBytes(offsets[0], bytes, 0, length);
            for (int row = 0; row < rows; row++) {
                if (block.isValid(start, start + row)) {
                    add(bytes, offsets[row] - offsets[0], offsets[row + 1] - offsets[row]);
                    present++;
                }
            }
        }
        return present;
    }

    private void add(byte[] bytes, int from, int length) {
        long hash = TextHash.of(bytes, from, length);
        if (dictionary != null) {
            dictionary.add(bytes, from, length, hash, 1);
            dropIfOverfull();
        } else {
            measure.add(bytes, from, length, 1);
            sketch().addHash(hash);
        }
    }

    @Override
    public void merge(ColumnValues other) {
        TextValues texts = (TextValues) other;
        if (texts.dictionary == null) {
            drop();
            measure.merge(texts.measure);
            sketch().merge(texts.sketch());
        } else if (dictionary == null) {
            measure(texts.dictionary, measure);
            sketch(texts.dictionary, sketch());
        } else {
            TextDictionary from = texts.dictionary;
            for (int text = 0, size = from.size(); text < size; text++) {
                dictionary.add(from.bytes(), from.start(text), from.length(text), from.hash(text), from.count(text));
            }
            dropIfOverfull();
        }
    }

    @Override
    public long distinct() {
        return dictionary == null ? sketch().estimate() : dictionary.size();
    }

    @Override
    public boolean isExact() {
        return dictionary != null;
    }

    @Override
    public List<ValueCount> top() {
        TextDictionary texts = dictionary;
        if (texts == null) {
            return List.of();
        }
        Comparator<Integer> byCount = Comparator.comparingLong(texts::count);
        List<ValueCount> top = new ArrayList<>();
        IntStream.range(0, texts.size())
                .boxed()
                .sorted(byCount.reversed().thenComparing(texts::compare))
                .limit(ColumnValues.listed(texts.size(), texts.total()))
                .forEach(text -> top.add(new ValueCount(
                        new String(texts.bytes(), texts.start(text), texts.length(text), StandardCharsets.UTF_8),
                        texts.count(text))));
        return top;
    }

    @Override
    public TextStatistics text() {
        TextMeasure all = new TextMeasure();
        all.merge(measure);
        if (dictionary != null) {
            measure(dictionary, all);
        }
        return all.result();
    }

    private void dropIfOverfull() {
        if (dictionary != null && dictionary.isOverfull()) {
            drop();
        }
    }

    private void drop() {
        TextDictionary texts = dictionary;
        if (texts != null) {
            dictionary = null;
            measure(texts, measure);
            sketch(texts, sketch());
        }
    }

    private DistinctSketch sketch() {
        DistinctSketch distinct = sketch;
        if (distinct == null) {
            distinct = new DistinctSketch();
            sketch = distinct;
        }
        return distinct;
    }

    private static void measure(TextDictionary texts, TextMeasure into) {
        for (int text = 0; text < texts.size(); text++) {
            into.add(texts.bytes(), texts.start(text), texts.length(text), texts.count(text));
        }
    }

    private static void sketch(TextDictionary texts, DistinctSketch into) {
        for (int text = 0; text < texts.size(); text++) {
            into.addHash(texts.hash(text));
        }
    }
}

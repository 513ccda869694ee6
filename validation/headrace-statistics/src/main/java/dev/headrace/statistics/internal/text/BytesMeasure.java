package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.BytesStatistics;

/// Lengths in bytes.
final class BytesMeasure implements Measure {
    private long values;
    private long empty;
    private long minimum = Long.MAX_VALUE;
    private long maximum;
    private long total;

    @Override
    public BytesMeasure empty() {
        return new BytesMeasure();
    }

    @Override
    public void addAll(ValueBlock block, int from) {
        int[] lengths = block.lengths();
        long blockEmpty = 0;
        long blockTotal = 0;
        int least = Integer.MAX_VALUE;
        int greatest = 0;
        int size = block.size();
        for (int i = from; i < size; i++) {
            int length = lengths[i];
            blockEmpty += length == 0 ? 1 : 0;
            blockTotal += length;
            least = Math.min(least, length);
            greatest = Math.max(greatest, length);
        }
        if (from < size) {
            values += size - from;
            empty += blockEmpty;
            total += blockTotal;
            minimum = Math.min(minimum, least);
            maximum = Math.max(maximum, greatest);
        }
    }

    @Override
    public void add(byte[] bytes, int from, int length, long times) {
        values += times;
        empty += length == 0 ? times : 0;
        total += times * length;
        minimum = Math.min(minimum, length);
        maximum = Math.max(maximum, length);
    }

    @Override
    public void merge(Measure other) {
        BytesMeasure measure = (BytesMeasure) other;
        values += measure.values;
        empty += measure.empty;
        total += measure.total;
        minimum = Math.min(minimum, measure.minimum);
        maximum = Math.max(maximum, measure.maximum);
    }

    @Override
    public long invalid() {
        return 0;
    }

    BytesStatistics result(TextSettings settings) {
        double average = values == 0 ? Double.NaN : (double) total / values;
        return new BytesStatistics(
                empty, values == 0 ? 0 : minimum, maximum, settings.tfdv() ? (float) average : average);
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(values);
        output.writeVarint(empty);
        output.writeVarint(minimum);
        output.writeVarint(maximum);
        output.writeVarint(total);
    }

    @Override
    public void read(StateInput input) {
        values = input.readCount();
        empty = input.readCount();
        minimum = input.readCount();
        maximum = input.readCount();
        total = input.readCount();
        if (empty > values || (values > 0 && minimum > maximum)) {
            throw input.damaged("lengths that contradict each other");
        }
    }
}

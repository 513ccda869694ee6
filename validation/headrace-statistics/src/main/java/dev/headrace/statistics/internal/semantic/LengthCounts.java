package dev.headrace.statistics.internal.semantic;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.NumericStatistics.Bucket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts lengths: each for itself up to 4,095, beyond in 64 cells for each power of two, so in bounded space
/// whatever the lengths are. Confined to one thread.
final class LengthCounts {
    private static final int EXACT_BITS = 12;
    private static final int EXACT = 1 << EXACT_BITS;
    private static final int CELL_BITS = 6;
    private static final int CELLS = 1 << CELL_BITS;
    private static final int MOST = EXACT + (Long.SIZE - 1 - EXACT_BITS) * CELLS;

    private long[] counts = new long[64];
    private long total;
    private long sum;
    private long minimum = Long.MAX_VALUE;
    private long maximum;

    void add(long length) {
        int cell = cell(length);
        ensure(cell);
        counts[cell]++;
        total++;
        sum += length;
        minimum = Math.min(minimum, length);
        maximum = Math.max(maximum, length);
    }

    void merge(LengthCounts other) {
        ensure(other.counts.length - 1);
        for (int i = 0; i < other.counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
        sum += other.sum;
        minimum = Math.min(minimum, other.minimum);
        maximum = Math.max(maximum, other.maximum);
    }

    long total() {
        return total;
    }

    /// The least length; 0 if there is none.
    long minimum() {
        return total == 0 ? 0 : minimum;
    }

    long maximum() {
        return maximum;
    }

    /// NaN if there is none.
    double average() {
        return total == 0 ? Double.NaN : (double) sum / total;
    }

    /// The cells that are not empty, in ascending order.
    List<Bucket> buckets() {
        List<Bucket> buckets = new ArrayList<>();
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                buckets.add(new Bucket(low(cell), cell < EXACT ? cell : low(cell + 1), counts[cell]));
            }
        }
        return buckets;
    }

    void write(StateOutput output) {
        output.writeVarint(sum);
        output.writeVarint(minimum());
        output.writeVarint(maximum);
        output.writeVarint(Arrays.stream(counts).filter(count -> count > 0).count());
        int before = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                output.writeVarint(cell - before);
                output.writeVarint(counts[cell]);
                before = cell;
            }
        }
    }

    static LengthCounts read(StateInput input) {
        LengthCounts lengths = new LengthCounts();
        lengths.sum = input.readCount();
        long minimum = input.readCount();
        lengths.maximum = input.readCount();
        int cells = input.readSize(2);
        int cell = 0;
        for (int i = 0; i < cells; i++) {
            cell += input.readInt(0, MOST - 1 - cell);
            lengths.ensure(cell);
            lengths.counts[cell] += input.readCount();
            lengths.total += lengths.counts[cell];
        }
        lengths.minimum = lengths.total == 0 ? Long.MAX_VALUE : minimum;
        return lengths;
    }

    private void ensure(int cell) {
        if (cell >= counts.length) {
            counts = Arrays.copyOf(counts, Math.min(MOST, Math.max(cell + 1, 2 * counts.length)));
        }
    }

    private static int cell(long length) {
        if (length < EXACT) {
            return (int) length;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(length);
        return EXACT + (exponent - EXACT_BITS) * CELLS + (int) (length >>> (exponent - CELL_BITS)) - CELLS;
    }

    /// The least length of a cell.
    private static double low(int cell) {
        if (cell < EXACT) {
            return cell;
        }
        int exponent = EXACT_BITS + (cell - EXACT) / CELLS;
        return Math.scalb((double) (CELLS + (cell - EXACT) % CELLS), exponent - CELL_BITS);
    }
}

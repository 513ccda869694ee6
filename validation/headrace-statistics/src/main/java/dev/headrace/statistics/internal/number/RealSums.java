package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;

/// The sums, the extremes and the special values of doubles. Confined to one thread.
final class RealSums extends NumberSums {
    private static final int HIGHEST = 0x7FF;
    private static final int SCALE = ExactSum.LEAST_EXPONENT;

    private final ExactSum sum;
    private final ExactSum squares;
    private long finite;
    private long nan;
    private long positiveInfinite;
    private long negativeInfinite;
    private long zeros;
    private long negative;
    private long leastKey = Long.MAX_VALUE;
    private long greatestKey = Long.MIN_VALUE;

    RealSums() {
        this(new ExactSum(HIGHEST), new ExactSum(2 * HIGHEST));
    }

    private RealSums(ExactSum sum, ExactSum squares) {
        this.sum = sum;
        this.squares = squares;
    }

    /// Adds a block of bits of doubles; leaves the finite ones in it.
    @Override
    void add(NumberBlock block, int length) {
        if (block.size == 0) {
            return;
        }
        RealSummary summary = block.reals;
        Kernels.KERNEL.reals(block.values, block.size, summary);
        if (summary.special) {
            dropSpecial(block, length);
            if (block.size == 0) {
                return;
            }
            Kernels.KERNEL.reals(block.values, block.size, summary);
        }
        int patches = block.patches;
        double patch = Double.longBitsToDouble(block.patch);
        finite += block.size - patches;
        zeros += summary.zeros - (patch == 0 ? patches : 0);
        negative += summary.negatives - (patch < 0 ? patches : 0);
        leastKey = Math.min(leastKey, Grid.key(Double.doubleToRawLongBits(summary.minimum)));
        greatestKey = Math.max(greatestKey, Grid.key(Double.doubleToRawLongBits(summary.maximum)));
        addSums(block, summary);
        sum.addDouble(patch, -patches, SCALE);
        squares.addSquareOfDouble(patch, -patches);
    }

    private void addSums(NumberBlock block, RealSummary summary) {
        if (summary.unsummed) {
            for (int i = 0; i < block.size; i++) {
                addOne(Double.longBitsToDouble(block.values[i]));
            }
            return;
        }
        for (double part : summary.sums) {
            sum.addDouble(part, SCALE);
        }
        for (double part : summary.squares) {
            squares.addDouble(part, 2 * SCALE);
        }
        for (int i = 0; i < summary.residueCount; i++) {
            addOne(Double.longBitsToDouble(block.values[summary.residues[i]]));
        }
    }

    private void addOne(double value) {
        sum.addDouble(value, SCALE);
        squares.addSquareOfDouble(value, 1);
    }

    /// Counts NaN and infinities, and closes the gaps.
    private void dropSpecial(NumberBlock block, int length) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            if ((block.validity[i / Long.SIZE] >>> i & 1) == 0) {
                continue;
            }
            double value = Double.longBitsToDouble(block.values[i]);
            if (Double.isFinite(value)) {
                block.values[kept++] = block.values[i];
            } else if (Double.isNaN(value)) {
                nan++;
            } else if (value > 0) {
                positiveInfinite++;
            } else {
                negativeInfinite++;
            }
        }
        block.fill(kept);
    }

    /// Replaces the bits of doubles by their keys.
    static void toKeys(NumberBlock block) {
        for (int i = 0; i < block.size; i++) {
            block.values[i] = Grid.key(block.values[i]);
        }
        block.patch = Grid.key(block.patch);
    }

    @Override
    public void merge(NumberSums others) {
        RealSums other = (RealSums) others;
        sum.merge(other.sum);
        squares.merge(other.squares);
        finite += other.finite;
        nan += other.nan;
        positiveInfinite += other.positiveInfinite;
        negativeInfinite += other.negativeInfinite;
        zeros += other.zeros;
        negative += other.negative;
        leastKey = Math.min(leastKey, other.leastKey);
        greatestKey = Math.max(greatestKey, other.greatestKey);
    }

    void write(StateOutput output) {
        for (long count : new long[] {finite, nan, positiveInfinite, negativeInfinite, zeros, negative}) {
            output.writeVarint(count);
        }
        output.writeLong(leastKey);
        output.writeLong(greatestKey);
        sum.write(output);
        squares.write(output);
    }

    static RealSums read(StateInput input) {
        long[] counts = new long[6];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = input.readCount();
        }
        long least = input.readLong();
        long greatest = input.readLong();
        RealSums sums = new RealSums(ExactSum.read(input, HIGHEST), ExactSum.read(input, 2 * HIGHEST));
        sums.finite = counts[0];
        sums.nan = counts[1];
        sums.positiveInfinite = counts[2];
        sums.negativeInfinite = counts[3];
        sums.zeros = counts[4];
        sums.negative = counts[5];
        sums.leastKey = least;
        sums.greatestKey = greatest;
        return sums;
    }

    @Override
    public long finite() {
        return finite;
    }

    @Override
    public long nan() {
        return nan;
    }

    long positiveInfinite() {
        return positiveInfinite;
    }

    long negativeInfinite() {
        return negativeInfinite;
    }

    @Override
    public long zeros() {
        return zeros;
    }

    @Override
    public long negative() {
        return negative;
    }

    @Override
    public double least() {
        return finite == 0 ? Double.NaN : Grid.REAL.number(leastKey);
    }

    @Override
    public double greatest() {
        return finite == 0 ? Double.NaN : Grid.REAL.number(greatestKey);
    }

    @Override
    public double mean() {
        return finite == 0 ? Double.NaN : Moments.mean(sum.value(), finite, SCALE);
    }

    @Override
    public double standardDeviation() {
        return finite == 0 ? Double.NaN : Moments.standardDeviation(sum.value(), squares.value(), finite, SCALE);
    }
}

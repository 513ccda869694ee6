package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.math.BigInteger;

/// The sums and the extremes of raw values that are integers. Confined to one thread.
final class IntegerSums extends NumberSums {
    private static final long SMALL = 1L << 26;
    private static final long MEDIUM = 1L << 52;
    private static final int HALF = 26;
    private static final int HIGHEST = 2 * (Long.SIZE - 1);

    private final NumberForm form;
    private final ExactSum sum;
    private final ExactSum squares;
    private long count;
    private long zeros;
    private long negative;
    private long minimum = Long.MAX_VALUE;
    private long maximum = Long.MIN_VALUE;

    IntegerSums(NumberForm form) {
        this(form, new ExactSum(0), new ExactSum(HIGHEST));
    }

    private IntegerSums(NumberForm form, ExactSum sum, ExactSum squares) {
        this.form = form;
        this.sum = sum;
        this.squares = squares;
    }

    /// Adds a block of raw values.
    @Override
    void add(NumberBlock block, int length) {
        if (block.size == 0) {
            return;
        }
        IntegerSummary summary = block.integers;
        Kernels.KERNEL.integers(block.values, block.size, form.zero(), summary);
        int patches = block.patches;
        count += block.size - patches;
        zeros += summary.zeros - (block.patch == form.zero() ? patches : 0);
        negative += summary.negatives - (block.patch < form.zero() ? patches : 0);
        minimum = Math.min(minimum, summary.minimum);
        maximum = Math.max(maximum, summary.maximum);
        if (isBelow(summary, SMALL)) {
            sum.add(summary.sum - patches * block.patch, 0);
            squares.add(summary.squares - patches * block.patch * block.patch, 0);
        } else if (isBelow(summary, MEDIUM)) {
            sum.add(summary.sum - patches * block.patch, 0);
            Kernels.KERNEL.squares(block.values, block.size, block.products);
            squares.add(block.products[0], 2 * HALF);
            squares.add(block.products[1], HALF + 1);
            squares.add(block.products[2], 0);
            squares.addProduct(block.patch, -patches * block.patch, 0);
        } else {
            addOneByOne(block);
        }
    }

    private static boolean isBelow(IntegerSummary summary, long bound) {
        return summary.minimum > -bound && summary.maximum < bound;
    }

    private void addOneByOne(NumberBlock block) {
        for (int i = 0; i < block.size; i++) {
            sum.add(block.values[i], 0);
            squares.addProduct(block.values[i], block.values[i], 0);
        }
        for (int i = 0; i < block.patches; i++) {
            sum.addProduct(block.patch, -1, 0);
            squares.subtractSquare(block.patch);
        }
    }

    @Override
    public void merge(NumberSums others) {
        IntegerSums other = (IntegerSums) others;
        sum.merge(other.sum);
        squares.merge(other.squares);
        count += other.count;
        zeros += other.zeros;
        negative += other.negative;
        minimum = Math.min(minimum, other.minimum);
        maximum = Math.max(maximum, other.maximum);
    }

    void write(StateOutput output) {
        output.writeVarint(count);
        output.writeVarint(zeros);
        output.writeVarint(negative);
        output.writeLong(minimum);
        output.writeLong(maximum);
        sum.write(output);
        squares.write(output);
    }

    static IntegerSums read(StateInput input, NumberForm form) {
        long count = input.readCount();
        long zeros = input.readCount();
        long negative = input.readCount();
        long minimum = input.readLong();
        long maximum = input.readLong();
        IntegerSums sums = new IntegerSums(form, ExactSum.read(input, 0), ExactSum.read(input, HIGHEST));
        sums.count = count;
        sums.zeros = zeros;
        sums.negative = negative;
        sums.minimum = minimum;
        sums.maximum = maximum;
        return sums;
    }

    @Override
    public long finite() {
        return count;
    }

    @Override
    public long zeros() {
        return zeros;
    }

    @Override
    public long negative() {
        return negative;
    }

    long minimum() {
        return minimum;
    }

    long maximum() {
        return maximum;
    }

    @Override
    public double mean() {
        return count == 0 ? Double.NaN : decimal(Moments.mean(numberSum(), count, 0));
    }

    @Override
    public double standardDeviation() {
        // A shift of all numbers by the same offset does not change it.
        return count == 0 ? Double.NaN : decimal(Moments.standardDeviation(sum.value(), squares.value(), count, 0));
    }

    @Override
    public long nan() {
        return 0;
    }

    @Override
    public double least() {
        return count == 0 ? Double.NaN : form.numberOfRaw(minimum);
    }

    @Override
    public double greatest() {
        return count == 0 ? Double.NaN : form.numberOfRaw(maximum);
    }

    private BigInteger numberSum() {
        return sum.value().add(form.offset().multiply(BigInteger.valueOf(count)));
    }

    private double decimal(double unscaled) {
        return form.scale() == 0 ? unscaled : unscaled / Math.pow(10, form.scale());
    }
}

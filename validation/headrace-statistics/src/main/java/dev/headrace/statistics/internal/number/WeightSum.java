package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.util.function.IntToDoubleFunction;

/// The sum of weights, exact and rounded once. Confined to one thread.
public final class WeightSum {
    private static final int HIGHEST = 0x7FF;

    private ExactSum sum = new ExactSum(HIGHEST);
    private boolean any;

    /// Starts at zero.
    public WeightSum() {}

    /// Adds weights.
    ///
    /// @param size how many
    /// @param weights by index; finite
    public void add(int size, IntToDoubleFunction weights) {
        for (int i = 0; i < size; i++) {
            sum.addDouble(weights.applyAsDouble(i), ExactSum.LEAST_EXPONENT);
        }
        any |= size > 0;
    }

    /// Adds the weight 1 many times.
    ///
    /// @param times how often
    public void addOnes(long times) {
        sum.addProduct(times, 1, -ExactSum.LEAST_EXPONENT);
        any |= times > 0;
    }

    /// Adds another sum.
    ///
    /// @param other the other
    public void merge(WeightSum other) {
        sum.merge(other.sum);
        any |= other.any;
    }

    /// The sum, rounded once.
    ///
    /// @return the sum
    public double value() {
        return any ? Moments.mean(sum.value(), 1, ExactSum.LEAST_EXPONENT) : 0;
    }

    /// Writes the sum.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        sum.write(output);
    }

    /// Reads the sum.
    ///
    /// @param input what to read from
    public void read(StateInput input) {
        sum = ExactSum.read(input, HIGHEST);
        any = sum.value().signum() != 0;
    }
}

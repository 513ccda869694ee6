package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.math.BigInteger;
import java.util.Arrays;

/// Sums of weights by index, in 128 bits each: 63 before the binary point and 64 behind it. So a sum does not
/// depend on the order of its weights. What a weight has below 2^-64 is left out, and a sum stops at the
/// greatest number, just below 2^63. Confined to one thread.
public final class FixedWeights {
    private static final int PLACES = 64;
    private static final double UNIT = 0x1p64;
    private static final double HALF_UNIT = 0x1p63;
    private static final double LEAST = 0x1p-64;
    private static final double BEHIND_GREATEST = 0x1p63;

    /// What is before the point and what is behind it, in turn.
    private long[] words;

    /// Starts with sums of zero.
    ///
    /// @param size how many
    public FixedWeights(int size) {
        words = new long[2 * size];
    }

    /// Whether a weight is great enough to change a sum.
    ///
    /// @param weight finite, not below zero
    /// @return whether it is at least 2^-64
    public static boolean isCounted(double weight) {
        return weight >= LEAST;
    }

    /// How many sums there are.
    ///
    /// @return the number
    public int size() {
        return words.length / 2;
    }

    /// Makes room for more sums.
    ///
    /// @param size how many are needed
    public void ensure(int size) {
        if (size > size()) {
            words = Arrays.copyOf(words, 2 * Math.max(size, words.length));
        }
    }

    /// Adds a weight.
    ///
    /// @param index of the sum
    /// @param weight not below zero
    public void add(int index, double weight) {
        if (weight >= BEHIND_GREATEST) {
            add(index, Long.MAX_VALUE, -1);
        } else {
            long whole = (long) weight;
            // Exact: both operands are multiples of the last place of the weight, and the product is with a power of 2.
            double rest = (weight - whole) * UNIT;
            add(index, whole, rest < HALF_UNIT ? (long) rest : (long) (rest - HALF_UNIT) ^ Long.MIN_VALUE);
        }
    }

    /// Adds another sum.
    ///
    /// @param index of the sum
    /// @param other has the other; may be this
    /// @param otherIndex where it is
    public void add(int index, FixedWeights other, int otherIndex) {
        add(index, other.words[2 * otherIndex], other.words[2 * otherIndex + 1]);
    }

    private void add(int index, long whole, long rest) {
        int at = 2 * index;
        long restSum = words[at + 1] + rest;
        long carry = Long.compareUnsigned(restSum, rest) < 0 ? 1 : 0;
        long wholeSum = words[at] + whole + carry;
        // Both are at most 2^63 - 1, so an overflow shows in the sign.
        words[at] = wholeSum < 0 ? Long.MAX_VALUE : wholeSum;
        words[at + 1] = wholeSum < 0 ? -1 : restSum;
    }

    /// Whether a sum is zero.
    ///
    /// @param index of the sum
    /// @return false once a weight was counted
    public boolean isZero(int index) {
        return (words[2 * index] | words[2 * index + 1]) == 0;
    }

    /// Compares two sums.
    ///
    /// @param left the index of one
    /// @param right of the other
    /// @return below zero if the left one is less, zero if they are equal
    public int compare(int left, int right) {
        int order = Long.compare(words[2 * left], words[2 * right]);
        return order != 0 ? order : Long.compareUnsigned(words[2 * left + 1], words[2 * right + 1]);
    }

    /// A sum without rounding.
    ///
    /// @param index of the sum
    /// @return in units of 2^-64
    public BigInteger exact(int index) {
        BigInteger high = BigInteger.valueOf(words[2 * index]).shiftLeft(PLACES);
        long rest = words[2 * index + 1];
        BigInteger low = BigInteger.valueOf(rest & Long.MAX_VALUE);
        return high.add(rest < 0 ? low.setBit(Long.SIZE - 1) : low);
    }

    /// A sum, rounded once.
    ///
    /// @param index of the sum
    /// @return the nearest double
    public double value(int index) {
        return value(exact(index));
    }

    /// Units as a double, rounded once.
    ///
    /// @param units of 2^-64
    /// @return the nearest double
    static double value(BigInteger units) {
        return units.doubleValue() * LEAST;
    }

    /// Writes a sum.
    ///
    /// @param output what to write to
    /// @param index of the sum
    public void write(StateOutput output, int index) {
        output.writeVarint(words[2 * index]);
        // Weights such as 0.25 have few bits behind the point, all of them at its side.
        output.writeVarint(Long.reverse(words[2 * index + 1]));
    }

    /// Reads a sum.
    ///
    /// @param input what to read from
    /// @param index of the sum
    public void read(StateInput input, int index) {
        words[2 * index] = input.readCount();
        words[2 * index + 1] = Long.reverse(input.readVarint());
    }

    /// Reads a sum above zero.
    ///
    /// @param input what to read from
    /// @param index of the sum
    public void readPositive(StateInput input, int index) {
        read(input, index);
        if (isZero(index)) {
            throw input.damaged("a weight of 0");
        }
    }
}

package dev.headrace.statistics.internal.cross;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/// A sum of integers times powers of two without any rounding, so that it does not depend on the order of the
/// summands. It is as large as the summands' positions need: a few limbs where they are alike. Confined to
/// one thread.
final class BinarySum {
    /*
     * As ExactSum of this module (the small superaccumulator of R. M. Neal, 2015), but for products of two numbers, and
     * with limbs for those positions only that occur: there is one sum for each pair of columns.
     */
    private static final int LIMB_BITS = 32;
    private static final long PAYLOAD = 0xFFFF_FFFFL;
    private static final int MOST_PENDING = 1 << 29;
    /// Limbs above the highest one that was added to: room for 2^63 summands.
    private static final int SPARE_LIMBS = 3;
    private static final int WIDEST_PRODUCT = 5;
    private static final int MOST_POSITION = 1 << 13;
    private static final int MOST_BYTES = 1 << 11;

    private static final long[] NONE = {};

    private long[] limbs = NONE;
    /// The limb of position 0 would be `limbs[-base]`.
    private int base;
    private int pending;

    /// Adds `value * 2^position`.
    void add(long value, int position) {
        int limb = prepare(position, WIDEST_PRODUCT);
        int shift = position & 31;
        limbs[limb] += (value << shift) & PAYLOAD;
        limbs[limb + 1] += (value >> (LIMB_BITS - shift)) & PAYLOAD;
        limbs[limb + 2] += (value >> LIMB_BITS) >> (LIMB_BITS - shift);
    }

    /// Adds `left * right * 2^position`.
    void addProduct(long left, long right, int position) {
        int limb = prepare(position, WIDEST_PRODUCT);
        int shift = position & 31;
        long low = left * right;
        long high = Math.multiplyHigh(left, right);
        limbs[limb] += (low << shift) & PAYLOAD;
        limbs[limb + 1] += (low >>> (LIMB_BITS - shift)) & PAYLOAD;
        limbs[limb + 2] += ((low >>> LIMB_BITS) >>> (LIMB_BITS - shift)) + ((high << shift) & PAYLOAD);
        limbs[limb + 3] += (high >> (LIMB_BITS - shift)) & PAYLOAD;
        limbs[limb + 4] += (high >> LIMB_BITS) >> (LIMB_BITS - shift);
    }

    /// Adds `value * 2^position`.
    void add(BigInteger value, int position) {
        if (value.signum() == 0) {
            return;
        }
        BigInteger shifted = value.shiftLeft(position & 31);
        int words = shifted.bitLength() / LIMB_BITS + 1;
        int limb = prepare(position, words);
        for (int i = 0; i < words - 1; i++) {
            limbs[limb + i] += shifted.shiftRight(i * LIMB_BITS).longValue() & PAYLOAD;
        }
        limbs[limb + words - 1] += shifted.shiftRight((words - 1) * LIMB_BITS).longValue();
    }

    /// Adds another sum.
    void merge(BinarySum other) {
        if (other.limbs.length == 0) {
            return;
        }
        other.settle();
        reach(other.base, other.base + other.limbs.length);
        settle();
        for (int i = 0; i < other.limbs.length; i++) {
            limbs[other.base - base + i] += other.limbs[i];
        }
        pending = 2;
    }

    /// The sum.
    BigInteger value() {
        if (limbs.length == 0) {
            return BigInteger.ZERO;
        }
        settle();
        ByteBuffer bytes = ByteBuffer.allocate((limbs.length + 1) * Integer.BYTES);
        bytes.putLong(limbs[limbs.length - 1]);
        for (int i = limbs.length - 2; i >= 0; i--) {
            bytes.putInt((int) limbs[i]);
        }
        return new BigInteger(bytes.array()).shiftLeft(base * LIMB_BITS);
    }

    /// Writes the sum: equal sums give equal bytes.
    void write(StateOutput output) {
        BigInteger value = value();
        int position = Math.max(value.getLowestSetBit(), 0);
        byte[] bytes = value.shiftRight(position).toByteArray();
        output.writeVarint(position);
        output.writeBytes(bytes, 0, bytes.length);
    }

    /// Reads what [#write] wrote.
    static BinarySum read(StateInput input) {
        int position = input.readInt(0, MOST_POSITION);
        byte[] bytes = input.readBytes();
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw input.damaged("a sum of " + bytes.length + " bytes");
        }
        BinarySum sum = new BinarySum();
        sum.add(new BigInteger(bytes), position);
        return sum;
    }

    /// Makes room for a number of words at a position.
    ///
    /// @return the index of the first
    private int prepare(int position, int words) {
        int first = position >>> 5;
        if (first < base || first + words + SPARE_LIMBS > base + limbs.length) {
            reach(first, first + words + SPARE_LIMBS);
        }
        if (++pending > MOST_PENDING) {
            settle();
        }
        return first - base;
    }

    private void reach(int from, int to) {
        if (limbs.length == 0) {
            limbs = new long[to - from];
            base = from;
            return;
        }
        int low = Math.min(from, base);
        int high = Math.max(to, base + limbs.length);
        if (low < base || high > base + limbs.length) {
            // The last limb has the sign, and more than 32 bits: its carry must go on into the new ones.
            long[] grown = new long[high - low];
            System.arraycopy(limbs, 0, grown, base - low, limbs.length);
            limbs = grown;
            base = low;
            settle();
        }
    }

    /// Leaves 32 bits in each limb but the last, which has the sign.
    private void settle() {
        long carry = 0;
        for (int i = 0; i < limbs.length - 1; i++) {
            long limb = limbs[i] + carry;
            limbs[i] = limb & PAYLOAD;
            carry = limb >> LIMB_BITS;
        }
        if (limbs.length > 0) {
            limbs[limbs.length - 1] += carry;
        }
        pending = 1;
    }
}

package dev.headrace.statistics;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/// A sum of shifted 64-bit integers without any rounding, so that it does not depend on the order of the
/// summands. Confined to one thread.
final class ExactSum {
    /*
     * The sum is that of limbs[i] * 2^(32 i). A limb holds 32 bits of payload in 64, so that an addition carries
     * nothing; carries are settled before a limb could overflow. The small superaccumulator of R. M. Neal, "Fast exact
     * summation using small and large superaccumulators", 2015, with integers for doubles: the callers take the
     * mantissa and the exponent apart.
     */
    private static final int LIMB_BITS = 32;
    private static final long PAYLOAD = 0xFFFF_FFFFL;
    private static final int MOST_PENDING = 1 << 29;
    private static final int SPARE_LIMBS = 6;

    private final long[] limbs;
    private int pending;

    /// Zero.
    ///
    /// @param highestPosition the greatest position that will be added at
    ExactSum(int highestPosition) {
        limbs = new long[highestPosition / LIMB_BITS + SPARE_LIMBS];
    }

    /// Adds `value * 2^position`.
    void add(long value, int position) {
        settleIfFull();
        int limb = position >>> 5;
        int shift = position & 31;
        limbs[limb] += (value << shift) & PAYLOAD;
        limbs[limb + 1] += (value >> (LIMB_BITS - shift)) & PAYLOAD;
        limbs[limb + 2] += (value >> LIMB_BITS) >> (LIMB_BITS - shift);
    }

    /// Adds `value * value * 2^position`.
    void addSquare(long value, int position) {
        settleIfFull();
        int limb = position >>> 5;
        int shift = position & 31;
        long low = value * value;
        long high = Math.multiplyHigh(value, value);
        limbs[limb] += (low << shift) & PAYLOAD;
        limbs[limb + 1] += (low >>> (LIMB_BITS - shift)) & PAYLOAD;
        limbs[limb + 2] += ((low >>> LIMB_BITS) >>> (LIMB_BITS - shift)) + ((high << shift) & PAYLOAD);
        limbs[limb + 3] += (high >>> (LIMB_BITS - shift)) & PAYLOAD;
        limbs[limb + 4] += (high >>> LIMB_BITS) >>> (LIMB_BITS - shift);
    }

    /// Adds another sum of the same size.
    void merge(ExactSum other) {
        if (pending > MOST_PENDING - other.pending) {
            settle();
        }
        for (int i = 0; i < limbs.length; i++) {
            limbs[i] += other.limbs[i];
        }
        pending += other.pending + 1;
    }

    /// The sum.
    BigInteger value() {
        settle();
        ByteBuffer bytes = ByteBuffer.allocate(limbs.length * Integer.BYTES + Integer.BYTES);
        bytes.putLong(limbs[limbs.length - 1]);
        for (int i = limbs.length - 2; i >= 0; i--) {
            bytes.putInt((int) limbs[i]);
        }
        return new BigInteger(bytes.array());
    }

    private void settleIfFull() {
        if (++pending > MOST_PENDING) {
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
        limbs[limbs.length - 1] += carry;
        pending = 1;
    }
}

package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
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
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final int SPECIAL_EXPONENT = 0x7FF;
    /// The exponent of the least positive double.
    static final int LEAST_EXPONENT = -1_074;

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

    /// Adds `left * right * 2^position`.
    void addProduct(long left, long right, int position) {
        settleIfFull();
        int limb = position >>> 5;
        int shift = position & 31;
        long low = left * right;
        long high = Math.multiplyHigh(left, right);
        limbs[limb] += (low << shift) & PAYLOAD;
        limbs[limb + 1] += (low >>> (LIMB_BITS - shift)) & PAYLOAD;
        limbs[limb + 2] += ((low >>> LIMB_BITS) >>> (LIMB_BITS - shift)) + ((high << shift) & PAYLOAD);
        limbs[limb + 3] += (high >>> (LIMB_BITS - shift)) & PAYLOAD;
        limbs[limb + 4] += (high >> LIMB_BITS) >> (LIMB_BITS - shift);
    }

    /// Subtracts `value * value`.
    void subtractSquare(long value) {
        if (value == Long.MIN_VALUE) {
            add(-1, 2 * (Long.SIZE - 1));
        } else {
            addProduct(value, -value, 0);
        }
    }

    /// Adds a finite double to a sum in units of `2^unit`.
    ///
    /// @param unit at most the exponent of the last place of the double
    void addDouble(double value, int unit) {
        addDouble(value, 1, unit);
    }

    /// Adds a finite double many times.
    ///
    /// @param times at most 2^10 in magnitude
    /// @param unit as above
    void addDouble(double value, long times, int unit) {
        long bits = Double.doubleToRawLongBits(value);
        long mantissa = mantissa(bits);
        if (mantissa != 0) {
            add((bits < 0 ? -mantissa : mantissa) * times, position(bits) + LEAST_EXPONENT - unit);
        }
    }

    /// Adds the square of a finite double many times to a sum in units of `2^(2 LEAST_EXPONENT)`.
    ///
    /// @param times at most 2^10 in magnitude
    void addSquareOfDouble(double value, long times) {
        long bits = Double.doubleToRawLongBits(value);
        long mantissa = mantissa(bits);
        addProduct(mantissa, mantissa * times, 2 * position(bits));
    }

    private static long mantissa(long bits) {
        return ((bits >>> MANTISSA_BITS) & SPECIAL_EXPONENT) == 0
                ? bits & MANTISSA
                : (bits & MANTISSA) | (MANTISSA + 1);
    }

    private static int position(long bits) {
        return Math.max((int) (bits >>> MANTISSA_BITS) & SPECIAL_EXPONENT, 1) - 1;
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

    /// Writes the sum.
    void write(StateOutput output) {
        byte[] bytes = value().toByteArray();
        output.writeBytes(bytes, 0, bytes.length);
    }

    /// Reads a sum.
    ///
    /// @param highestPosition as of the constructor
    static ExactSum read(StateInput input, int highestPosition) {
        ExactSum sum = new ExactSum(highestPosition);
        byte[] bytes = input.readBytes();
        if (bytes.length == 0 || bytes.length > (sum.limbs.length - 1) * Integer.BYTES + Long.BYTES) {
            throw input.damaged("a sum of " + bytes.length + " bytes");
        }
        BigInteger rest = new BigInteger(bytes);
        for (int i = 0; i < sum.limbs.length - 1; i++) {
            sum.limbs[i] = rest.longValue() & PAYLOAD;
            rest = rest.shiftRight(LIMB_BITS);
        }
        sum.limbs[sum.limbs.length - 1] = rest.longValue();
        return sum;
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

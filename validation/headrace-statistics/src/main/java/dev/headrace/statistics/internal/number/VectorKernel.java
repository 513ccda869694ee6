package dev.headrace.statistics.internal.number;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API: several numbers at a time. Must not be loaded where the module `jdk.incubator.vector` is
/// absent.
final class VectorKernel implements NumberKernel {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = LONGS.length();
    private static final long INFINITE = 0x7FF0_0000_0000_0000L;
    /// The binary places of the first of three parts.
    private static final int FIRST_BITS = 21;
    /// By how many binary places a value that is split in three parts may be smaller than the greatest.
    private static final int NARROW_BITS = 12;
    /// How many values of a block may be smaller.
    private static final int MOST_RESIDUES = 24;

    @Override
    public void reals(long[] bits, int size, RealSummary into) {
        double greatest = extremes(bits, size, into);
        int exponent = Math.getExponent(greatest) + 1;
        into.residueCount = 0;
        into.unsummed = exponent < LEAST_EXPONENT || exponent > GREATEST_EXPONENT;
        if (!into.special && !into.unsummed && !sumNarrow(bits, size, exponent, into)) {
            into.residueCount = 0;
            sumWide(bits, size, exponent, into);
        }
    }

    private static double extremes(long[] bits, int size, RealSummary into) {
        DoubleVector minimum = DoubleVector.broadcast(DOUBLES, Double.POSITIVE_INFINITY);
        DoubleVector maximum = DoubleVector.broadcast(DOUBLES, Double.NEGATIVE_INFINITY);
        LongVector magnitude = LongVector.broadcast(LONGS, Long.MAX_VALUE);
        LongVector greatest = LongVector.zero(LONGS);
        int zeros = 0;
        int negatives = 0;
        for (int i = 0; i < size; i += LANES) {
            LongVector raw = LongVector.fromArray(LONGS, bits, i);
            DoubleVector value = raw.reinterpretAsDoubles();
            greatest = greatest.max(raw.and(magnitude));
            minimum = minimum.blend(value, value.compare(VectorOperators.LT, minimum));
            maximum = maximum.blend(value, value.compare(VectorOperators.GT, maximum));
            zeros += value.compare(VectorOperators.EQ, 0).trueCount();
            negatives += value.compare(VectorOperators.LT, 0).trueCount();
        }
        long most = greatest.reduceLanes(VectorOperators.MAX);
        into.special = most >= INFINITE;
        into.minimum = minimum.reduceLanes(VectorOperators.MIN);
        into.maximum = maximum.reduceLanes(VectorOperators.MAX);
        into.zeros = zeros;
        into.negatives = negatives;
        return Double.longBitsToDouble(most);
    }

    /// Splits each value `x` in three parts `a + b + c` at fixed places, so short that the products of any
    /// two of them add up exactly: `a` is a multiple of 2^(e-21), `b` one of 2^(e-42) of at most 2^(e-22),
    /// and `c` at most 2^(e-43), and a multiple of 2^(e-64) where `x` is at least 2^(e-12). Then no product
    /// needs more than 42 bits, and 1,024 of them no more than 52. Two thirds of the work of [#sumWide], for
    /// values of a narrower range.
    ///
    /// @return false if too many values are too small
    private static boolean sumNarrow(long[] bits, int size, int exponent, RealSummary into) {
        DoubleVector splitFirst = DoubleVector.broadcast(DOUBLES, NumberKernel.splitter(exponent - FIRST_BITS));
        DoubleVector splitSecond = DoubleVector.broadcast(DOUBLES, NumberKernel.splitter(exponent - HIGH_BITS));
        DoubleVector least = DoubleVector.broadcast(DOUBLES, Math.scalb(1.0, exponent - NARROW_BITS));
        DoubleVector zero = DoubleVector.zero(DOUBLES);
        DoubleVector sumA = zero;
        DoubleVector sumB = zero;
        DoubleVector sumC = zero;
        DoubleVector aa = zero;
        DoubleVector ab = zero;
        DoubleVector bb = zero;
        DoubleVector ac = zero;
        DoubleVector bc = zero;
        DoubleVector cc = zero;
        for (int i = 0; i < size; i += LANES) {
            DoubleVector value = LongVector.fromArray(LONGS, bits, i).reinterpretAsDoubles();
            VectorMask<Double> small = value.abs().compare(VectorOperators.LT, least);
            if (small.anyTrue()) {
                residues(value, small, i, into);
                if (into.residueCount > MOST_RESIDUES) {
                    return false;
                }
                value = value.blend(zero, small);
            }
            DoubleVector a = value.add(splitFirst).sub(splitFirst);
            DoubleVector rest = value.sub(a);
            DoubleVector b = rest.add(splitSecond).sub(splitSecond);
            DoubleVector c = rest.sub(b);
            sumA = sumA.add(a);
            sumB = sumB.add(b);
            sumC = sumC.add(c);
            aa = a.fma(a, aa);
            ab = a.fma(b, ab);
            bb = b.fma(b, bb);
            ac = a.fma(c, ac);
            bc = b.fma(c, bc);
            cc = c.fma(c, cc);
        }
        into.sums[0] = sumA.reduceLanes(VectorOperators.ADD);
        into.sums[1] = sumB.reduceLanes(VectorOperators.ADD);
        into.sums[2] = sumC.reduceLanes(VectorOperators.ADD);
        into.squares[0] = aa.reduceLanes(VectorOperators.ADD);
        into.squares[1] = 2 * ab.reduceLanes(VectorOperators.ADD);
        into.squares[2] = bb.reduceLanes(VectorOperators.ADD);
        into.squares[3] = 2 * ac.reduceLanes(VectorOperators.ADD);
        into.squares[4] = 2 * bc.reduceLanes(VectorOperators.ADD);
        into.squares[5] = cc.reduceLanes(VectorOperators.ADD);
        return true;
    }

    private static void sumWide(long[] bits, int size, int exponent, RealSummary into) {
        DoubleVector split = DoubleVector.broadcast(DOUBLES, NumberKernel.splitter(exponent - HIGH_BITS));
        DoubleVector splitSquare = DoubleVector.broadcast(DOUBLES, NumberKernel.splitter(2 * exponent - HIGH_BITS));
        DoubleVector splitError = DoubleVector.broadcast(DOUBLES, NumberKernel.splitter(2 * exponent - 54 - HIGH_BITS));
        DoubleVector least = DoubleVector.broadcast(DOUBLES, Math.scalb(1.0, exponent - RANGE_BITS));
        DoubleVector zero = DoubleVector.zero(DOUBLES);
        DoubleVector high = zero;
        DoubleVector low = zero;
        DoubleVector squareHigh = zero;
        DoubleVector squareLow = zero;
        DoubleVector errorHigh = zero;
        DoubleVector errorLow = zero;
        for (int i = 0; i < size; i += LANES) {
            DoubleVector value = LongVector.fromArray(LONGS, bits, i).reinterpretAsDoubles();
            VectorMask<Double> small = value.abs().compare(VectorOperators.LT, least);
            if (small.anyTrue()) {
                residues(value, small, i, into);
                value = value.blend(zero, small);
            }
            DoubleVector upper = value.add(split).sub(split);
            high = high.add(upper);
            low = low.add(value.sub(upper));
            DoubleVector square = value.mul(value);
            DoubleVector error = value.fma(value, square.neg());
            DoubleVector upperSquare = square.add(splitSquare).sub(splitSquare);
            squareHigh = squareHigh.add(upperSquare);
            squareLow = squareLow.add(square.sub(upperSquare));
            DoubleVector upperError = error.add(splitError).sub(splitError);
            errorHigh = errorHigh.add(upperError);
            errorLow = errorLow.add(error.sub(upperError));
        }
        into.wide(
                high.reduceLanes(VectorOperators.ADD),
                low.reduceLanes(VectorOperators.ADD),
                squareHigh.reduceLanes(VectorOperators.ADD),
                squareLow.reduceLanes(VectorOperators.ADD),
                errorHigh.reduceLanes(VectorOperators.ADD),
                errorLow.reduceLanes(VectorOperators.ADD));
    }

    private static void residues(DoubleVector value, VectorMask<Double> small, int from, RealSummary into) {
        long lanes = small.toLong() & ~value.compare(VectorOperators.EQ, 0).toLong();
        while (lanes != 0) {
            into.residues[into.residueCount++] = from + Long.numberOfTrailingZeros(lanes);
            lanes &= lanes - 1;
        }
    }

    @Override
    public void integers(long[] values, int size, long zero, IntegerSummary into) {
        LongVector minimum = LongVector.broadcast(LONGS, Long.MAX_VALUE);
        LongVector maximum = LongVector.broadcast(LONGS, Long.MIN_VALUE);
        LongVector sum = LongVector.zero(LONGS);
        LongVector squares = LongVector.zero(LONGS);
        int zeros = 0;
        int negatives = 0;
        for (int i = 0; i < size; i += LANES) {
            LongVector value = LongVector.fromArray(LONGS, values, i);
            minimum = minimum.min(value);
            maximum = maximum.max(value);
            sum = sum.add(value);
            squares = squares.add(value.mul(value));
            zeros += value.compare(VectorOperators.EQ, zero).trueCount();
            negatives += value.compare(VectorOperators.LT, zero).trueCount();
        }
        into.minimum = minimum.reduceLanes(VectorOperators.MIN);
        into.maximum = maximum.reduceLanes(VectorOperators.MAX);
        into.zeros = zeros;
        into.negatives = negatives;
        into.sum = sum.reduceLanes(VectorOperators.ADD);
        into.squares = squares.reduceLanes(VectorOperators.ADD);
    }

    @Override
    public void squares(long[] values, int size, long[] into) {
        LongVector highs = LongVector.zero(LONGS);
        LongVector mixed = LongVector.zero(LONGS);
        LongVector lows = LongVector.zero(LONGS);
        for (int i = 0; i < size; i += LANES) {
            LongVector value = LongVector.fromArray(LONGS, values, i);
            LongVector high = value.lanewise(VectorOperators.ASHR, 26);
            LongVector low = value.and(0x3FF_FFFFL);
            highs = highs.add(high.mul(high));
            mixed = mixed.add(high.mul(low));
            lows = lows.add(low.mul(low));
        }
        into[0] = highs.reduceLanes(VectorOperators.ADD);
        into[1] = mixed.reduceLanes(VectorOperators.ADD);
        into[2] = lows.reduceLanes(VectorOperators.ADD);
    }

    @Override
    public void hashes(long[] values, int size, long[] into) {
        for (int i = 0; i < size; i += LANES) {
            LongVector mixed = LongVector.fromArray(LONGS, values, i).add(0x9E3779B97F4A7C15L);
            mixed = mixed.lanewise(VectorOperators.XOR, mixed.lanewise(VectorOperators.LSHR, 30))
                    .mul(0xBF58476D1CE4E5B9L);
            mixed = mixed.lanewise(VectorOperators.XOR, mixed.lanewise(VectorOperators.LSHR, 27))
                    .mul(0x94D049BB133111EBL);
            mixed.lanewise(VectorOperators.XOR, mixed.lanewise(VectorOperators.LSHR, 31))
                    .intoArray(into, i);
        }
    }
}

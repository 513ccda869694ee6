package dev.headrace.statistics.internal.cross;

import dev.headrace.core.HeadraceException;
import dev.headrace.validation.ValidationErrorCode;

/// Weights of the rows of a block, as integers times powers of two. Confined to one thread.
final class BinaryWeights {
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;

    private final long[] mantissas = new long[ColumnBlock.ROWS];
    private final int[] positions = new int[ColumnBlock.ROWS];

    /// Takes weights.
    ///
    /// @param weights finite, not negative
    /// @param from the first
    /// @param to the one behind the last
    void read(double[] weights, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new HeadraceException(
                        ValidationErrorCode.WEIGHT_UNUSABLE,
                        "The weight of row " + i + " of a batch is " + weights[i]
                                + ", where a finite number that is not negative was expected");
            }
            long bits = Double.doubleToRawLongBits(weights[i] + 0.0);
            int exponent = (int) (bits >>> MANTISSA_BITS);
            mantissas[i - from] = exponent == 0 ? bits : (bits & MANTISSA) | (MANTISSA + 1);
            positions[i - from] = Math.max(exponent, 1) - 1;
        }
    }

    /// Adds the weight of a row.
    void addTo(BinarySum sum, int row) {
        if (mantissas[row] != 0) {
            sum.add(mantissas[row], positions[row]);
        }
    }
}

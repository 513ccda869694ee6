package dev.headrace.statistics.internal.cross;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The finite numbers of a block as integers times powers of two; a row without one is zero. Confined to one
/// thread.
final class BinaryNumbers {
    /// Positions count from here, the exponent of the least positive double.
    static final int LEAST_EXPONENT = -1_074;

    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final int SPECIAL_EXPONENT = 0x7FF;
    private static final int MOST_SHARED_BITS = 62;
    private static final int BLOCK_BITS = 10;
    private static final long LOW = 0xFFFF_FFFFL;

    private final ColumnBlock block;
    private final long[] mantissas = new long[ColumnBlock.ROWS];
    private final int[] positions = new int[ColumnBlock.ROWS];
    private final @Nullable BigInteger[] wide;
    /// Which rows have a number, a bit each.
    private final long[] finite = new long[ColumnBlock.ROWS / Long.SIZE];
    private boolean anyWide;
    /// Whether all rows have the same position, and mantissas of at most [#MOST_SHARED_BITS] bits.
    private boolean shared;
    /// The bits of the greatest mantissa, if shared.
    private int bits;

    BinaryNumbers(ColumnBlock block) {
        this.block = block;
        wide = new BigInteger
                [switch (block.form().kind()) {
                    case UNSIGNED, WIDE_DECIMAL -> ColumnBlock.ROWS;
                    case BOOLEAN, INTEGER, REAL, DECIMAL, DATE, TIMESTAMP, TEXT -> 0;
                }];
    }

    /// Takes the rows that the block has read.
    ///
    /// @return how many have a finite number
    int read() {
        Arrays.fill(finite, 0);
        if (anyWide) {
            Arrays.fill(wide, null);
            anyWide = false;
        }
        int count = 0;
        for (int row = 0; row < block.size(); row++) {
            if (block.isFinite(row)) {
                finite[row >> 6] |= 1L << row;
                count++;
            } else {
                mantissas[row] = 0;
            }
        }
        switch (block.form().kind()) {
            case REAL -> readReals();
            case UNSIGNED -> readUnsigned();
            case WIDE_DECIMAL -> readWide();
            case BOOLEAN, INTEGER, DECIMAL, DATE, TIMESTAMP, TEXT -> readWhole();
        }
        share();
        return count;
    }

    int size() {
        return block.size();
    }

    /// Which rows have a number: row r is bit r modulo 64 of word r / 64.
    long finiteWord(int word) {
        return finite[word];
    }

    /// Adds the number of a row, and its square.
    void addRow(int row, BinarySum sum, BinarySum squares) {
        BigInteger large = wide(row);
        if (large != null) {
            sum.add(large, -LEAST_EXPONENT);
            squares.add(large.multiply(large), -2 * LEAST_EXPONENT);
        } else if (mantissas[row] != 0) {
            sum.add(mantissas[row], positions[row]);
            squares.addProduct(mantissas[row], mantissas[row], 2 * positions[row]);
        }
    }

    /// Adds the numbers of all rows.
    void addAll(BinarySum sum) {
        if (shared && bits + BLOCK_BITS < Long.SIZE) {
            long total = 0;
            for (int row = 0; row < block.size(); row++) {
                total += mantissas[row];
            }
            sum.add(total, positions[0]);
            return;
        }
        for (int row = 0; row < block.size(); row++) {
            BigInteger large = wide(row);
            if (large != null) {
                sum.add(large, -LEAST_EXPONENT);
            } else if (mantissas[row] != 0) {
                sum.add(mantissas[row], positions[row]);
            }
        }
    }

    /// Adds the products with the numbers of another column in the same rows; nothing where one has none.
    void addProducts(BinaryNumbers other, BinarySum products) {
        if (!shared || !other.shared) {
            addEachProduct(other, products);
        } else if (bits + other.bits + BLOCK_BITS < Long.SIZE) {
            long[] left = mantissas;
            long[] right = other.mantissas;
            long total = 0;
            for (int row = 0; row < block.size(); row++) {
                total += left[row] * right[row];
            }
            products.add(total, positions[0] + other.positions[0]);
        } else {
            addSharedProducts(other, products);
        }
    }

    /// Quarters of 32 bits are added up apart, so that nothing carries within a block.
    private void addSharedProducts(BinaryNumbers other, BinarySum products) {
        long[] left = mantissas;
        long[] right = other.mantissas;
        long first = 0;
        long second = 0;
        long third = 0;
        long fourth = 0;
        for (int row = 0; row < block.size(); row++) {
            long low = left[row] * right[row];
            long high = Math.multiplyHigh(left[row], right[row]);
            first += low & LOW;
            second += low >>> Integer.SIZE;
            third += high & LOW;
            fourth += high >> Integer.SIZE;
        }
        int position = positions[0] + other.positions[0];
        products.add(first, position);
        products.add(second, position + Integer.SIZE);
        products.add(third, position + 2 * Integer.SIZE);
        products.add(fourth, position + 3 * Integer.SIZE);
    }

    private void addEachProduct(BinaryNumbers other, BinarySum products) {
        for (int row = 0; row < block.size(); row++) {
            if (wide(row) != null || other.wide(row) != null) {
                products.add(exact(row).multiply(other.exact(row)), positions[row] + other.positions[row]);
            } else if (mantissas[row] != 0 && other.mantissas[row] != 0) {
                products.addProduct(mantissas[row], other.mantissas[row], positions[row] + other.positions[row]);
            }
        }
    }

    private BigInteger exact(int row) {
        BigInteger value = wide(row);
        return value == null ? BigInteger.valueOf(mantissas[row]) : value;
    }

    /// The number of a row if it has more than 63 bits. Its mantissa is zero then.
    private @Nullable BigInteger wide(int row) {
        return anyWide ? wide[row] : null;
    }

    private void readReals() {
        for (int row = 0; row < block.size(); row++) {
            if (isFinite(row)) {
                long raw = block.raw(row);
                long magnitude = Math.abs(raw);
                int exponent = (int) (magnitude >>> MANTISSA_BITS) & SPECIAL_EXPONENT;
                long mantissa = exponent == 0 ? magnitude : (magnitude & MANTISSA) | (MANTISSA + 1);
                mantissas[row] = raw < 0 ? -mantissa : mantissa;
                positions[row] = Math.max(exponent, 1) - 1;
            }
        }
    }

    private void readWhole() {
        for (int row = 0; row < block.size(); row++) {
            positions[row] = -LEAST_EXPONENT;
            if (isFinite(row)) {
                mantissas[row] = block.raw(row);
            }
        }
    }

    private void readUnsigned() {
        for (int row = 0; row < block.size(); row++) {
            if (isFinite(row)) {
                setExact(row, ColumnForm.unsigned(block.raw(row)));
            }
        }
    }

    private void readWide() {
        for (int row = 0; row < block.size(); row++) {
            if (isFinite(row)) {
                setExact(row, block.wide(row));
            }
        }
    }

    private void setExact(int row, BigInteger value) {
        positions[row] = -LEAST_EXPONENT;
        if (value.bitLength() < Long.SIZE) {
            mantissas[row] = value.longValue();
        } else {
            mantissas[row] = 0;
            wide[row] = value;
            anyWide = true;
        }
    }

    private boolean isFinite(int row) {
        return (finite[row >> 6] >> row & 1) == 1;
    }

    /// Brings all mantissas to one position, if they have room for that.
    private void share() {
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (int row = 0; row < block.size(); row++) {
            long mantissa = mantissas[row];
            if (mantissa != 0) {
                low = Math.min(low, positions[row] + Long.numberOfTrailingZeros(mantissa));
                high = Math.max(high, positions[row] + Long.SIZE - Long.numberOfLeadingZeros(Math.abs(mantissa)));
            }
        }
        bits = Math.max(0, high - low);
        if (low > high) {
            low = 0;
            bits = 0;
        }
        shared = !anyWide && bits <= MOST_SHARED_BITS;
        if (shared) {
            for (int row = 0; row < block.size(); row++) {
                int shift = positions[row] - low;
                if (mantissas[row] != 0) {
                    mantissas[row] = shift >= 0 ? mantissas[row] << shift : mantissas[row] >> -shift;
                }
                positions[row] = low;
            }
        }
    }
}

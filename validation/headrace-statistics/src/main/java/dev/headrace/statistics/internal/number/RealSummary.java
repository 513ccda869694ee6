package dev.headrace.statistics.internal.number;

/// What a [NumberKernel] finds in a block of doubles. Reused; confined to one thread.
final class RealSummary {
    private static final int MOST_PARTS = 6;

    /// Whether a value is NaN or infinite; the rest is then of no use.
    boolean special;
    double minimum;
    double maximum;
    int zeros;
    int negatives;

    /// The sum of the values is the sum of these, each of which is exact; unused ones are zero.
    final double[] sums = new double[MOST_PARTS];
    /// The sum of the squares, likewise.
    final double[] squares = new double[MOST_PARTS];

    /// Indices of the values that are in none of the sums, because they are too small beside the greatest
    /// one.
    final int[] residues = new int[NumberBlock.ROWS];
    int residueCount;

    /// Whether no value is in the sums, because the greatest is too great or too small.
    boolean unsummed;

    /// Sets the sums of a value split in two, and of its square as a product and its error, split in two
    /// each.
    void wide(double high, double low, double squareHigh, double squareLow, double errorHigh, double errorLow) {
        set(sums, high, low, 0);
        set(squares, squareHigh, squareLow, errorHigh);
        squares[3] = errorLow;
        squares[4] = 0;
        squares[5] = 0;
    }

    private static void set(double[] into, double first, double second, double third) {
        into[0] = first;
        into[1] = second;
        into[2] = third;
    }
}

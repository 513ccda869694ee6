package dev.headrace.statistics.internal.number;

/// What a [NumberKernel] finds in a block of integers. Reused; confined to one thread.
final class IntegerSummary {
    long minimum;
    long maximum;
    int zeros;
    int negatives;
    /// The sum of the values; wraps around unless all are below 2^53 in magnitude.
    long sum;
    /// The sum of the squares if all values are below 2^26 in magnitude; wraps around else.
    long squares;
}

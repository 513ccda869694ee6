package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;

/// Sums, least and greatest over values, in integers, so in any order. Confined to one thread.
sealed interface Measure permits TextMeasure, BytesMeasure {
    /// Another of this class, of nothing.
    Measure empty();

    /// Measures the values of a block.
    ///
    /// @param from the first that is measured
    void addAll(ValueBlock block, int from);

    /// Measures a value that occurs so many times.
    ///
    /// @param bytes padded as [Words] demands
    void add(byte[] bytes, int from, int length, long times);

    /// Adds what another of this class has.
    void merge(Measure other);

    /// How many values are not valid UTF-8; 0 where that is not measured.
    long invalid();

    void write(StateOutput output);

    /// Adds what [#write] of this class wrote; this must be empty.
    void read(StateInput input);
}

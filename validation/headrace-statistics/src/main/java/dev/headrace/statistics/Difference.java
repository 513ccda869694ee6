package dev.headrace.statistics;

import java.util.function.DoubleUnaryOperator;

/// One fact in which two samples may differ.
///
/// @param aspect what it is about
/// @param method what compared
/// @param statistic the test's statistic
/// @param effect its size, from 0 to 1
/// @param pValue the chance of such an effect, or a greater, between samples of one distribution
/// @param detectable the least effect that would be significant with samples of these sizes, from the accepted
///     error
/// @param explanation where they differ, without a full stop
record Difference(
        Aspect aspect,
        String method,
        double statistic,
        double effect,
        double pValue,
        DoubleUnaryOperator detectable,
        String explanation) {}

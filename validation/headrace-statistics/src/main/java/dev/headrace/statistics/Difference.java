package dev.headrace.statistics;

/// One fact in which two samples may differ.
///
/// @param method what compared
/// @param effect its size, from 0 to 1
/// @param pValue the chance of such an effect, or a greater, between samples of one distribution
/// @param detectable the least effect that would be significant with samples of these sizes
/// @param explanation where they differ, without a full stop
record Difference(String method, double effect, double pValue, double detectable, String explanation) {}

package dev.headrace.benchmarks.statistics;

import java.nio.file.Path;

/// A contender with what it works on.
///
/// @param label what the report calls it
/// @param contender does the work
/// @param file works on this
/// @param values how many cells the file has
/// @param repetitions how often it is done for one measurement, so that small files take time enough to be
///     measured
record Task(String label, Contender contender, Path file, long values, int repetitions) {}

/// Tests of the comparison's data, gate and report.
@NullMarked
package dev.headrace.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;

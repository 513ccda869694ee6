/// Tests of the benchmarks' gates and budgets.
@NullMarked
package dev.headrace.benchmarks;

import org.jspecify.annotations.NullMarked;

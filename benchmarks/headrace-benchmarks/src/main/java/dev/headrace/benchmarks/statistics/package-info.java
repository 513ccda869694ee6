/// Benchmarks of the statistics engine: data, peers, gate, comparison and kernels.
@NullMarked
package dev.headrace.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;

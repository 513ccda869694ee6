/// Benchmarks of the engine and the kernels.
@NullMarked
package dev.headrace.benchmarks;

import org.jspecify.annotations.NullMarked;

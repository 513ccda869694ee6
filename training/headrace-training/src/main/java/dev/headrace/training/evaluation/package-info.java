/// Judges models by rows that they have not seen: metrics with intervals, baselines, slices and the blessing.
@NullMarked
package dev.headrace.training.evaluation;

import org.jspecify.annotations.NullMarked;

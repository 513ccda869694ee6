/// Predictions for single rows, by the transform that training used.
@NullMarked
package dev.headrace.serving.scoring;

import org.jspecify.annotations.NullMarked;

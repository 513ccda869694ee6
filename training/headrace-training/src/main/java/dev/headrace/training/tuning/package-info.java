/// Chooses a trainer and its hyperparameters by cross-validation.
@NullMarked
package dev.headrace.training.tuning;

import org.jspecify.annotations.NullMarked;

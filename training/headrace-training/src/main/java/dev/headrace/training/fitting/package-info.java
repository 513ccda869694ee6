/// Trains the model that tuning chose.
@NullMarked
package dev.headrace.training.fitting;

import org.jspecify.annotations.NullMarked;

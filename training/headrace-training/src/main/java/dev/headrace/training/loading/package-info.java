/// Loads the rows to learn from, and checks that there are enough.
@NullMarked
package dev.headrace.training.loading;

import org.jspecify.annotations.NullMarked;

/// Fits a transform to statistics of the rows to learn from.
@NullMarked
package dev.headrace.transform.fitting;

import org.jspecify.annotations.NullMarked;

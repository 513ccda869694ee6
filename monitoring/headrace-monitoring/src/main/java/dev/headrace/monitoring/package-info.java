/// Serving data compared with training data, and the verdict that asks for a new model.
@NullMarked
package dev.headrace.monitoring;

import org.jspecify.annotations.NullMarked;

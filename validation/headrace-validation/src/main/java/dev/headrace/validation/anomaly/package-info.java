/// Finds where examples differ from their schema, repeat themselves, or give the label away.
@NullMarked
package dev.headrace.validation.anomaly;

import org.jspecify.annotations.NullMarked;

/// Statistics of columns where each row counts as much as its weight.
@NullMarked
package dev.headrace.statistics.internal.weighted;

import org.jspecify.annotations.NullMarked;

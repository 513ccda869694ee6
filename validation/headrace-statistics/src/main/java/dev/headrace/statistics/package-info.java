/// Mergeable column statistics and two-sample comparators.
@NullMarked
package dev.headrace.statistics;

import org.jspecify.annotations.NullMarked;

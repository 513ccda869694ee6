/// Statistics across columns: covariance, relations with a label, duplicate rows.
@NullMarked
package dev.headrace.statistics.internal.cross;

import org.jspecify.annotations.NullMarked;

/// Numbers: exact sums, counts on nested grids, quantiles and histograms.
@NullMarked
package dev.headrace.statistics.internal.number;

import org.jspecify.annotations.NullMarked;

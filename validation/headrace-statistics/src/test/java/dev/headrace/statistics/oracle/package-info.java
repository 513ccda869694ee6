/// Tests that hold the statistics to an independent computation.
@NullMarked
package dev.headrace.statistics.oracle;

import org.jspecify.annotations.NullMarked;

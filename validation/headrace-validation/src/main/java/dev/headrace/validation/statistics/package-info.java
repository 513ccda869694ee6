/// The component that describes examples by statistics.
@NullMarked
package dev.headrace.validation.statistics;

import org.jspecify.annotations.NullMarked;

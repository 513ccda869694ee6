/// What accumulators of all kinds share.
@NullMarked
package dev.headrace.statistics.internal;

import org.jspecify.annotations.NullMarked;

/// Headrace's statistics as messages, and back.
@NullMarked
package dev.headrace.tfmetadata.internal.statistics;

import org.jspecify.annotations.NullMarked;

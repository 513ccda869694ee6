/// Columns as trees: lists, structs and the values at their leaves.
@NullMarked
package dev.headrace.statistics.internal.column;

import org.jspecify.annotations.NullMarked;

/// A regularised linear trainer without native code.
@NullMarked
package dev.headrace.training.linear;

import org.jspecify.annotations.NullMarked;

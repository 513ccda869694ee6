/// Keeps artifacts as files named by what they contain.
@NullMarked
package dev.headrace.runtime.store;

import org.jspecify.annotations.NullMarked;

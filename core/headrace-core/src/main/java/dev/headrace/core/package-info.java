/// What everything else stands on: the one exception and its codes, fingerprints, seeds, names.
@NullMarked
package dev.headrace.core;

import org.jspecify.annotations.NullMarked;

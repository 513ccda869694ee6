/// What a pipeline makes: typed, immutable, fingerprinted files with their provenance.
@NullMarked
package dev.headrace.core.artifact;

import org.jspecify.annotations.NullMarked;

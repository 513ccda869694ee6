/// Versions of models in a directory, one of them live.
@NullMarked
package dev.headrace.serving.store;

import org.jspecify.annotations.NullMarked;

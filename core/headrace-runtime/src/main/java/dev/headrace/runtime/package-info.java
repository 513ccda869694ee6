/// The engine's error codes; the engine itself is in [dev.headrace.runtime.engine].
@NullMarked
package dev.headrace.runtime;

import org.jspecify.annotations.NullMarked;

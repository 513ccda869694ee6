/// Runs pipelines: open an [dev.headrace.runtime.engine.Engine], and start there.
@NullMarked
package dev.headrace.runtime.engine;

import org.jspecify.annotations.NullMarked;

/// What the module provides to the engine.
@NullMarked
package dev.headrace.serving.plugin;

import org.jspecify.annotations.NullMarked;

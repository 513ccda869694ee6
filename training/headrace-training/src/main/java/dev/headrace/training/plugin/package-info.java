/// Tells the engine what this module provides.
@NullMarked
package dev.headrace.training.plugin;

import org.jspecify.annotations.NullMarked;

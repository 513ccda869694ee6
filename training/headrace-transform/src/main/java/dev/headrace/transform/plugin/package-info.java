/// Tells the engine what this module provides.
@NullMarked
package dev.headrace.transform.plugin;

import org.jspecify.annotations.NullMarked;

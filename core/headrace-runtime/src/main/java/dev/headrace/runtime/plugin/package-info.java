/// Finds plugins on the class path and in directories, each in a class loader of its own.
@NullMarked
package dev.headrace.runtime.plugin;

import org.jspecify.annotations.NullMarked;

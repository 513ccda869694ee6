/// A plugin for the engine's tests: components that do one thing each, and backends.
@NullMarked
package dev.headrace.runtime.testplugin;

import org.jspecify.annotations.NullMarked;

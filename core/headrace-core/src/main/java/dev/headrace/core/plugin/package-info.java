/// What a plugin jar implements: a list of the things that it provides.
@NullMarked
package dev.headrace.core.plugin;

import org.jspecify.annotations.NullMarked;

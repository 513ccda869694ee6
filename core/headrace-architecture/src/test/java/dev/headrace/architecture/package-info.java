/// Rules over the whole code base: rings, names, kits, and the class path of every published module.
@NullMarked
package dev.headrace.architecture;

import org.jspecify.annotations.NullMarked;

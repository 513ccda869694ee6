/// The `headrace` command.
@NullMarked
package dev.headrace.cli;

import org.jspecify.annotations.NullMarked;

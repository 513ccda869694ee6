/// Tests of the distribution as a user has it: the launcher, its jars, and a stranger's plugin.
@NullMarked
package dev.headrace.cli.endtoend;

import org.jspecify.annotations.NullMarked;

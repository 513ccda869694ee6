/// Tests of the commands in this process.
@NullMarked
package dev.headrace.cli;

import org.jspecify.annotations.NullMarked;

/// `headrace stats`: statistics of files.
@NullMarked
package dev.headrace.cli.stats;

import org.jspecify.annotations.NullMarked;

/// How comparisons of two sets of rows are told: as text, JSON and a page.
@NullMarked
package dev.headrace.cli.drift;

import org.jspecify.annotations.NullMarked;

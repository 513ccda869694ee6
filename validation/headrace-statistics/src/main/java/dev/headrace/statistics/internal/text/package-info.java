/// Texts and bytes: hashes, dictionaries, measures, frequent values and patterns.
@NullMarked
package dev.headrace.statistics.internal.text;

import org.jspecify.annotations.NullMarked;

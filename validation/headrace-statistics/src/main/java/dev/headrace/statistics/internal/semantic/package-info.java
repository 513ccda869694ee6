/// What values mean beyond their type, and statistics that only some meanings have.
@NullMarked
package dev.headrace.statistics.internal.semantic;

import org.jspecify.annotations.NullMarked;

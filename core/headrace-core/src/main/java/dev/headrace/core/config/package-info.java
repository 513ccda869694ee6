/// Configuration declared once, as annotated records, and bound with all problems at once.
@NullMarked
package dev.headrace.core.config;

import org.jspecify.annotations.NullMarked;

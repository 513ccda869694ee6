/// Infers from statistics what columns are good for and what is to be learned.
@NullMarked
package dev.headrace.validation.schema;

import org.jspecify.annotations.NullMarked;

/// Headrace's schema as a message, and back.
@NullMarked
package dev.headrace.tfmetadata.internal.schema;

import org.jspecify.annotations.NullMarked;

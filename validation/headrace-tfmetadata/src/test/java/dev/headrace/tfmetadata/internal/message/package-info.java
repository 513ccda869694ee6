/// Tests of the forms of messages.
@NullMarked
package dev.headrace.tfmetadata.internal.message;

import org.jspecify.annotations.NullMarked;

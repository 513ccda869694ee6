/// Messages of TensorFlow Metadata: their fields, their bytes and their text.
@NullMarked
package dev.headrace.tfmetadata.internal.message;

import org.jspecify.annotations.NullMarked;

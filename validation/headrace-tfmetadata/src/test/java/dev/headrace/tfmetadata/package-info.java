/// Tests of files of TensorFlow Metadata.
@NullMarked
package dev.headrace.tfmetadata;

import org.jspecify.annotations.NullMarked;

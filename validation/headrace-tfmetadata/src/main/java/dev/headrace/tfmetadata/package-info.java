/// TensorFlow Metadata's files of statistics, schemas and anomalies, read and written without TensorFlow.
@NullMarked
package dev.headrace.tfmetadata;

import org.jspecify.annotations.NullMarked;

/// One fitted transform, run over Arrow batches in training and over single rows in serving.
@NullMarked
package dev.headrace.transform;

import org.jspecify.annotations.NullMarked;

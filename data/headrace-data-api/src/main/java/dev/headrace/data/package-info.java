/// Examples as typed Arrow batches in splits: the vocabulary of the data stage.
@NullMarked
package dev.headrace.data;

import org.jspecify.annotations.NullMarked;

/// What plugins of the training stage implement.
@NullMarked
package dev.headrace.training.spi;

import org.jspecify.annotations.NullMarked;

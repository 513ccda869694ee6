/// What plugins of the data stage implement.
@NullMarked
package dev.headrace.data.spi;

import org.jspecify.annotations.NullMarked;

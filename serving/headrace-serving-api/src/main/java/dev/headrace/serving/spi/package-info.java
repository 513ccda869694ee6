/// What plugins of the serving stage implement.
@NullMarked
package dev.headrace.serving.spi;

import org.jspecify.annotations.NullMarked;

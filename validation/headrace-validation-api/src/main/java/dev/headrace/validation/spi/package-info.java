/// What plugins of the validation stage implement.
@NullMarked
package dev.headrace.validation.spi;

import org.jspecify.annotations.NullMarked;

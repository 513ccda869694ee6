/// Words and bounds that the packages of this module share.
@NullMarked
package dev.headrace.validation.internal;

import org.jspecify.annotations.NullMarked;

/// The forms that files have, and what goes wrong with them.
@NullMarked
package dev.headrace.tfmetadata.format;

import org.jspecify.annotations.NullMarked;

/// Labels from production: predictions joined with the outcomes that followed them.
@NullMarked
package dev.headrace.feedback;

import org.jspecify.annotations.NullMarked;

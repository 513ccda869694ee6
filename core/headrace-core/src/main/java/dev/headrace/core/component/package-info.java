/// What a step of a pipeline is: typed inputs and outputs, and one verb.
@NullMarked
package dev.headrace.core.component;

import org.jspecify.annotations.NullMarked;

/// A pipeline as data: nodes, channels, parameters and conditions, in Java and in JSON.
@NullMarked
package dev.headrace.core.pipeline;

import org.jspecify.annotations.NullMarked;

/// Versions of models, servers and the log of what they predicted: the vocabulary of the serving stage.
@NullMarked
package dev.headrace.serving;

import org.jspecify.annotations.NullMarked;

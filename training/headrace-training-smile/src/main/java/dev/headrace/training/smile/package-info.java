/// Random forests and gradient boosting by Smile; GPL-3, as Smile is.
@NullMarked
package dev.headrace.training.smile;

import org.jspecify.annotations.NullMarked;

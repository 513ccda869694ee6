/// Transform graphs, predictors, models and evaluations: the vocabulary of the training stage.
@NullMarked
package dev.headrace.training;

import org.jspecify.annotations.NullMarked;

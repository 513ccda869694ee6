/// Statistics, schemas, anomalies and drift verdicts: the vocabulary of the validation stage.
@NullMarked
package dev.headrace.validation;

import org.jspecify.annotations.NullMarked;

package dev.headrace.validation.schema;

import dev.headrace.validation.FeatureKind;

/// What a column is good for, and the facts that decided.
record Finding(FeatureKind kind, String reason) {}

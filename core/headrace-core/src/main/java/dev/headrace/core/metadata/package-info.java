/// Executions, artifacts, events and contexts in the terms of ML Metadata, and the store that keeps them.
@NullMarked
package dev.headrace.core.metadata;

import org.jspecify.annotations.NullMarked;

/// A simulated application that suggests runs to runners: seeded data with a known drift.
@NullMarked
package dev.headrace.suggesting.runs;

import org.jspecify.annotations.NullMarked;

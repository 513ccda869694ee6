/// Conformance kits for every SPI, and the in-memory implementations that pass them.
@NullMarked
package dev.headrace.testkit;

import org.jspecify.annotations.NullMarked;

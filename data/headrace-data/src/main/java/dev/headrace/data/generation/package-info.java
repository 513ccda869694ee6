/// ExampleGen: rows from any source, split by hash, with what could not be read kept aside.
@NullMarked
package dev.headrace.data.generation;

import org.jspecify.annotations.NullMarked;

/// Rows of examples as the JSON of requests.
@NullMarked
package dev.headrace.serving.rows;

import org.jspecify.annotations.NullMarked;

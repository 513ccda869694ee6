/// Records as JSON files, in one form everywhere.
@NullMarked
package dev.headrace.core.json;

import org.jspecify.annotations.NullMarked;

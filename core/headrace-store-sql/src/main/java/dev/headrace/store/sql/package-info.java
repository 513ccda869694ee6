/// Metadata in SQLite, embedded, or in PostgreSQL by one key.
@NullMarked
package dev.headrace.store.sql;

import org.jspecify.annotations.NullMarked;

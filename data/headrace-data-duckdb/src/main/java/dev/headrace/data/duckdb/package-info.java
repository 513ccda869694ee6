/// CSV and JSON lines into Arrow batches by a scanner that loses no row, and Parquet by an embedded DuckDB.
@NullMarked
package dev.headrace.data.duckdb;

import org.jspecify.annotations.NullMarked;

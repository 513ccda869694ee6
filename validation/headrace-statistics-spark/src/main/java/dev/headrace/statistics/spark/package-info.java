/// Statistics of data frames and Parquet files of Apache Spark, made on its executors.
@NullMarked
package dev.headrace.statistics.spark;

import org.jspecify.annotations.NullMarked;

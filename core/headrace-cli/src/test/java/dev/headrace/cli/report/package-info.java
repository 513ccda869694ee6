/// Tests of the report.
@NullMarked
package dev.headrace.cli.report;

import org.jspecify.annotations.NullMarked;

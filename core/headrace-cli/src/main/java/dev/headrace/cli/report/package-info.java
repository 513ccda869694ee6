/// The report of a quickstart: one self-contained HTML file.
@NullMarked
package dev.headrace.cli.report;

import org.jspecify.annotations.NullMarked;

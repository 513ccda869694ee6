/// Tables of Arrow IPC: streams and files.
@NullMarked
package dev.headrace.data.table;

import org.jspecify.annotations.NullMarked;

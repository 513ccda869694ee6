/// The main job in one command: from a file to a served, watched model.
@NullMarked
package dev.headrace.cli.quickstart;

import org.jspecify.annotations.NullMarked;

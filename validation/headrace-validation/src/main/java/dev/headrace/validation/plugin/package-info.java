/// The plugin that brings the components of the validation stage.
@NullMarked
package dev.headrace.validation.plugin;

import org.jspecify.annotations.NullMarked;

/// From a trained model to one that serves: the test on a real server, and the push.
@NullMarked
package dev.headrace.serving.release;

import org.jspecify.annotations.NullMarked;

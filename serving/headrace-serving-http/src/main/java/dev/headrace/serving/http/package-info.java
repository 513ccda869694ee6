/// Models over HTTP: the TensorFlow Serving REST contract and the Open Inference Protocol v2.
@NullMarked
package dev.headrace.serving.http;

import org.jspecify.annotations.NullMarked;

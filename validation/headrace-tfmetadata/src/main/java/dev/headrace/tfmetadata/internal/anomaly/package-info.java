/// Headrace's anomalies as a message, and back.
@NullMarked
package dev.headrace.tfmetadata.internal.anomaly;

import org.jspecify.annotations.NullMarked;

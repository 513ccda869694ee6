package dev.headrace.core.metadata;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Something that groups executions and artifacts.
///
/// @param id given by the store
/// @param type [#PIPELINE], [#NODE], [#CODE], or a type of a plugin's own
/// @param name unique within its type
/// @param properties small facts
public record ContextRecord(long id, String type, String name, Map<String, String> properties) {
    /// A pipeline; the name is the pipeline's.
    public static final String PIPELINE = "pipeline";
    /// A node of a pipeline; the name is `pipeline.node`.
    public static final String NODE = "node";
    /// A run of a pipeline; its parent is the pipeline.
    public static final String PIPELINE_RUN = "pipeline_run";
    /// Jars; the name is their digest, and each property is a jar's name with its digest.
    public static final String CODE = "code";

    /// Copies the properties.
    public ContextRecord {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }
}

package dev.headrace.core.metadata;

/// How an execution and an artifact met, in ML Metadata's terms.
public enum EventType {
    /// The execution read the artifact.
    INPUT,
    /// The execution wrote the artifact, or used it from the cache as its own.
    OUTPUT
}

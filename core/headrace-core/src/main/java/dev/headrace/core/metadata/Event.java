package dev.headrace.core.metadata;

/// An execution read or wrote an artifact.
///
/// @param execution the execution's id
/// @param artifact the artifact's id
/// @param type whether it was read or written
/// @param port the name of the input or output, or the key that named the file
/// @param index the place among several at one input, from 0
public record Event(long execution, long artifact, EventType type, String port, int index) {}

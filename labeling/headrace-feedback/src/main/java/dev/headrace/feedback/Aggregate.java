package dev.headrace.feedback;

/// Which of several outcomes of one prediction counts. Outcomes at the same time are in the order of their
/// values as JSON, so that the choice does not depend on the order of the log.
public enum Aggregate {
    /// The earliest.
    FIRST,
    /// The latest.
    LAST
}

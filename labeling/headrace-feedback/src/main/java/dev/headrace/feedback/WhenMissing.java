package dev.headrace.feedback;

/// What becomes of a prediction whose window ended without an outcome.
public enum WhenMissing {
    /// It gets no label: that nothing was reported says nothing.
    DROP,
    /// It gets the negative label: that nothing was reported is the answer, as with advertisements that
    /// nobody clicked. Then no label is given before the window has ended, whatever it is: the last hours of
    /// the log would hold positives only.
    NEGATIVE
}

package dev.headrace.statistics.internal;

/// Different values of a column of texts or bytes, with their counts: all of them, or a sample by their
/// hashes, which does not depend on the order of the values.
public interface SampledValues {
    /// Hands over each value, in ascending order of the bytes.
    ///
    /// @param visitor is called once for each; must not keep the array
    void forEach(Visitor visitor);

    /// The share of the different values that are handed over.
    ///
    /// @return 1 where it is all of them, else a power of two below
    double share();

    /// Takes values.
    @FunctionalInterface
    interface Visitor {
        /// Takes one.
        ///
        /// @param bytes the value is in these
        /// @param from where it starts
        /// @param length how many bytes it has
        /// @param count how often it occurs, at least 1
        void accept(byte[] bytes, int from, int length, long count);
    }
}

package dev.headrace.statistics.internal.text;

/// How texts and bytes are counted. Only accumulators of equal settings can be merged.
///
/// @param exactValues up to how many different values are counted one by one
/// @param exactBytes up to how many bytes these may have together
/// @param listed how many of the most frequent values are listed; all, if there are at most 1,000 and each
///     occurs twice on the average; none, if this is 0
/// @param tfdv whether values that are equally frequent are listed in descending order, and the mean number of
///     bytes is rounded to 32 bits, as TFDV does
/// @param patterns how many of the most frequent forms of texts are listed, counted over [SampledValues]; if
///     0, they are not looked for
public record TextSettings(int exactValues, int exactBytes, int listed, boolean tfdv, int patterns) {
    /// 8,192 values of at most 4 MiB, 100 listed in ascending order, 20 patterns.
    public static final TextSettings DEFAULT = new TextSettings(8_192, 1 << 22, 100, false, 20);

    /// The greatest bound of the number of different values, and of their bytes.
    private static final int MOST = 1 << 28;

    /// Checks the bounds.
    ///
    /// @throws IllegalArgumentException if one is negative, or more than 2^28 values or bytes are to be
    ///     counted one by one
    public TextSettings {
        if (Math.min(Math.min(exactValues, exactBytes), Math.min(listed, patterns)) < 0
                || Math.max(exactValues, exactBytes) > MOST) {
            throw new IllegalArgumentException("settings of texts are out of range: " + exactValues + " values of "
                    + exactBytes + " bytes, " + listed + " listed, " + patterns + " patterns");
        }
    }
}

package dev.headrace.statistics.internal.semantic;

import dev.headrace.statistics.internal.SampledValues;
import dev.headrace.validation.SemanticMatch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Recognises what the values of a column mean. At least 100 values must have been seen and 0.8 of them
/// match, where each of the different values counts as often as it occurs: TFDV's thresholds. Results do not
/// depend on the order of the values. Stateless and thread-safe.
///
/// Texts are days or times if 0.8 of them can be read in one format. The formats are TFDV's (17 forms of
/// days, 3 of times, both joined by `T` or a space, and that of C's `asctime`), and by
/// [SemanticRules#HEADRACE] further ones: days with points, with the names of months or in the order of East
/// Asia, the twelve-hour clock, fractions behind a comma, of up to nine digits (of which Python's `strptime`
/// reads six), nothing between day and time, and zones (`Z`, `+01`, `+0100`, `+01:00`, all given as `%z`; UTC
/// and GMT behind a space, given as `%Z`). A text that may be read in several formats counts for each, so of
/// `13/01/2003` and `01/02/2003` the first decides that days come first; where no value decides, the first
/// format of the list is given, which has the month first.
///
/// Texts that are none are addresses if they have the form `scheme://host`, and then sentences if they have
/// three words of 2.5 to 8 characters on the average within their first 100 characters.
///
/// Where TFDV's rules are an accident of how they are written, those of [SemanticRules#HEADRACE] differ: days
/// must exist (no 30th of February); forms without separators have all their digits (TFDV reads `201811` as a
/// day); minutes and seconds have two digits (TFDV reads `16:9` as a time); the names of months may be in any
/// case; the 60th second is one; empty texts, which mean missing values in many a file, are not counted,
/// while in TFDV one of them suffices to find no time; a value that is not UTF-8 does not match, while in
/// TFDV one of them suffices to find nothing; sentences have more letters than other characters; what may be
/// a time or a sentence is a time, while TFDV then infers neither. By [SemanticRules#TFDV] the lists, ranges
/// and thresholds are TFDV's, but not the slips of its regular expressions, and times go before sentences
/// there, too; empty texts then count as not matching.
///
/// Integers are times if 0.8 of them are in one unit since 1970 within 1990 to 2029. Days of these years are
/// the numbers from 7,305 to 21,914, where there are prices, identifiers and postal codes, too. So by
/// [SemanticRules#HEADRACE] all values must be in that range, at least 100 different ones, on the average
/// each twice, and at least half of the days between the least and the greatest must occur: prices and postal
/// codes have gaps, identifiers do not repeat. That leaves out many a column of days; such a column should
/// have the type of days.
public final class SemanticDetector {
    private static final long LEAST_VALUES = 100;
    private static final double LEAST_SHARE = 0.8;
    private static final int LEAST_DAYS = 100;

    private SemanticDetector() {}

    /// Recognises times, addresses and sentences by the rules of this library.
    ///
    /// @param values texts in UTF-8
    /// @return null if nothing was recognised; `examined` is the sum of the counts
    public static @Nullable SemanticMatch ofTexts(SampledValues values) {
        return ofTexts(values, SemanticRules.HEADRACE);
    }

    /// Recognises times, addresses (not by the rules of TFDV, which has none) and sentences.
    ///
    /// @param values texts in UTF-8
    /// @param rules which rules
    /// @return null if nothing was recognised; `examined` is the sum of the counts
    public static @Nullable SemanticMatch ofTexts(SampledValues values, SemanticRules rules) {
        TextMeanings meanings = new TextMeanings(rules);
        values.forEach(meanings);
        return meanings.result();
    }

    /// Recognises images, and in bytes that are none what [#ofTexts] does, by the rules of this library.
    ///
    /// @param values bytes, from the start of each value on
    /// @return null if nothing was recognised; `examined` is the sum of the counts; `format` is the most
    ///     frequent kind of images (`bmp`, `gif`, `jpeg`, `png`, `tiff`, `webp`), ties in this order
    public static @Nullable SemanticMatch ofBytes(SampledValues values) {
        return ofBytes(values, SemanticRules.HEADRACE);
    }

    /// Recognises images, and in bytes that are none what [#ofTexts] does.
    ///
    /// @param values bytes, from the start of each value on
    /// @param rules which rules; by those of TFDV without `tiff` and `webp`
    /// @return as [#ofBytes(SampledValues)]
    public static @Nullable SemanticMatch ofBytes(SampledValues values, SemanticRules rules) {
        ImageKinds images = new ImageKinds(rules);
        values.forEach(images);
        SemanticMatch match = images.result();
        return match == null ? ofTexts(values, rules) : match;
    }

    /// Recognises times since 1970 by the rules of this library.
    ///
    /// @param values different numbers, in any order
    /// @param counts how often each occurs
    /// @param size how many of the numbers count
    /// @return null if nothing was recognised; `format` is `d`, `s`, `ms`, `us` or `ns`
    public static @Nullable SemanticMatch ofIntegers(long[] values, long[] counts, int size) {
        return ofIntegers(values, counts, size, SemanticRules.HEADRACE);
    }

    /// Recognises times since 1970.
    ///
    /// @param values different numbers, in any order
    /// @param counts how often each occurs
    /// @param size how many of the numbers count
    /// @param rules which rules
    /// @return as [#ofIntegers(long[], long[], int)]
    public static @Nullable SemanticMatch ofIntegers(long[] values, long[] counts, int size, SemanticRules rules) {
        Objects.checkFromToIndex(0, size, Math.min(values.length, counts.length));
        long examined = 0;
        for (int i = 0; i < size; i++) {
            examined += counts[i];
        }
        for (UnixTimes unit : UnixTimes.values()) {
            long matching = 0;
            for (int i = 0; i < size; i++) {
                matching += unit.has(values[i]) ? counts[i] : 0;
            }
            if (isEnough(matching, examined)) {
                boolean refused = unit == UnixTimes.D
                        && rules == SemanticRules.HEADRACE
                        && !areDays(values, size, matching, examined);
                return refused ? null : match(SemanticMatch.Type.TIME, unit.unit(), matching, examined);
            }
        }
        return null;
    }

    private static boolean areDays(long[] values, int size, long matching, long examined) {
        if (matching < examined || size < LEAST_DAYS || examined < 2L * size) {
            return false;
        }
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            least = Math.min(least, values[i]);
            greatest = Math.max(greatest, values[i]);
        }
        return 2L * size >= greatest - least + 1;
    }

    /// Whether so many of the values that were seen are enough.
    static boolean isEnough(long matching, long examined) {
        return examined >= LEAST_VALUES && (double) matching / examined >= LEAST_SHARE;
    }

    static SemanticMatch match(SemanticMatch.Type type, @Nullable String format, long matching, long examined) {
        return new SemanticMatch(type, format, (double) matching / examined, examined);
    }
}

package dev.headrace.validation.schema;

import static dev.headrace.validation.internal.Phrases.count;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.NumericStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells numbers and names of rows from quantities and categories. Each rule gives its reason in words.
final class IdentifierRules {
    /// From this share of different values on, a name makes an identifier, and text without prose does by
    /// itself.
    static final double NEARLY_ALL = 0.95;
    /// Fewer rows than this may well be different by chance.
    static final int LEAST_ROWS = 20;

    private static final Set<String> NAMING_WORDS = Set.of("id", "uid", "uuid", "guid", "pk", "rowid", "identifier");
    private static final Set<String> NUMBERING_WORDS =
            Set.of("key", "number", "num", "nr", "no", "index", "idx", "serial", "row");
    private static final long MANY = 1_000;
    private static final double REPEATS_EXPECTED = 12;

    private IdentifierRules() {}

    /// Why a column of numbers names rows, or empty if it does not.
    static Optional<String> ofNumbers(ColumnStatistics column) {
        return byName(column).or(() -> byValues(column));
    }

    /// Why a column says by its name and by how many values it has that it names rows, or empty if it does
    /// not.
    static Optional<String> byName(ColumnStatistics column) {
        String word = lastWord(column.name());
        boolean naming = NAMING_WORDS.contains(word);
        boolean numbering = NUMBERING_WORDS.contains(word) && column.present() >= LEAST_ROWS;
        boolean nearlyAll = column.present() >= 2 && column.distinct() >= NEARLY_ALL * column.present();
        boolean many = naming && column.distinct() > MANY;
        if (many || (nearlyAll && (naming || numbering))) {
            return Optional.of("the name ends with '" + word + "', and there are " + values(column));
        }
        return Optional.empty();
    }

    /*
     * n whole numbers drawn from a range of R have about n²/2R repeats (the birthday problem; more where some
     * numbers are likelier than others, as in every quantity). Where 12 or more are expected, none at all has a chance
     * of at most exp(-12) = 6e-6: the numbers were given out one by one. An estimate of the number of different
     * values cannot tell a dozen repeats from none, so there the range has to be dense: of R <= 3n, a sixth of the
     * rows or more would be repeats.
     */
    private static Optional<String> byValues(ColumnStatistics column) {
        NumericStatistics numeric = column.numeric();
        if (numeric == null || numeric.minimumInteger() == null || numeric.maximumInteger() == null) {
            return Optional.empty();
        }
        double rows = column.present();
        double range = (double) numeric.maximumInteger() - numeric.minimumInteger() + 1;
        boolean allDifferent = column.distinct() >= rows * (1 - column.distinctError());
        boolean givenOut = column.distinctError() == 0
                ? rows * rows / (2 * range) >= REPEATS_EXPECTED
                : range <= 3 * rows && column.distinctError() < 0.1;
        if (rows < LEAST_ROWS || !allDifferent || !givenOut) {
            return Optional.empty();
        }
        return Optional.of("whole numbers from " + numeric.minimumInteger() + " to " + numeric.maximumInteger()
                + " of which none occurs twice: " + values(column));
    }

    /// Such as `712 values in 712 rows`.
    static String values(ColumnStatistics column) {
        String about = column.distinctError() > 0 ? "about " : "";
        return about + count(column.distinct(), "value", "values") + " in " + count(column.present(), "row", "rows");
    }

    /// The last word of `passenger_id`, `PassengerId` or `passenger id`, in lower case.
    static String lastWord(String name) {
        List<String> words = List.of(name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1 $2")
                .replaceAll("(\\p{Lu})(\\p{Lu}\\p{Ll})", "$1 $2")
                .strip()
                .split("[^\\p{L}\\p{N}]+"));
        return words.getLast().toLowerCase(Locale.ROOT);
    }
}

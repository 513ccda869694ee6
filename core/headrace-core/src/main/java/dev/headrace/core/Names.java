package dev.headrace.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The forms that names take, and the nearest known name to a misspelt one.
public final class Names {
    // No group that repeats: those recurse, and a long name would end the stack.
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9-]*");

    private Names() {}

    /// Checks that a name is kebab-case: lower-case words of letters and digits joined by hyphens.
    ///
    /// @param what what the name is of, for the message
    /// @param name the name
    /// @return the name
    /// @throws IllegalArgumentException if it is not
    public static String requireKebabCase(String what, String name) {
        if (!KEBAB.matcher(name).matches() || name.contains("--") || name.endsWith("-")) {
            throw new IllegalArgumentException(
                    what + " must be lower-case words joined by hyphens, such as 'word-count': '" + name + "'");
        }
        return name;
    }

    /// Turns a class name such as `MetadataStore` into `metadata-store`.
    ///
    /// @param camelCase letters and digits, words starting in upper case; a run of upper case is one word
    /// @return the kebab-case form
    public static String kebabCase(String camelCase) {
        return camelCase
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    /// The known name that is fewest edits away, if it is near enough to be a misspelling: at most a third of the
    /// longer name's length. Ties go to the first in alphabetical order.
    ///
    /// Distance: Damerau-Levenshtein restricted to adjacent transpositions (optimal string alignment).
    ///
    /// @param unknown the name that was given
    /// @param known the names that would have done
    /// @return the nearest, or empty if none is near
    public static Optional<String> nearest(String unknown, Collection<String> known) {
        return new TreeSet<>(known)
                .stream()
                        .filter(name -> distance(unknown, name) * 3 <= Math.max(unknown.length(), name.length()))
                        .min(Comparator.comparingInt(name -> distance(unknown, name)));
    }

    /// `; did you mean 'x'?` for the nearest known name, or `; known: a, b, c` where none is near.
    ///
    /// @param unknown the name that was given
    /// @param known the names that would have done; may be empty
    /// @return a clause to put behind the sentence that names the unknown
    public static String suggestion(String unknown, Collection<String> known) {
        return nearest(unknown, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() ->
                        known.isEmpty() ? "; none is known" : "; known: " + String.join(", ", new TreeSet<>(known)));
    }

    private static int distance(String left, String right) {
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                int best = Math.min(table[i - 1][j - 1] + change, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    best = Math.min(best, table[i - 2][j - 2] + 1);
                }
                table[i][j] = best;
            }
        }
        return table[left.length()][right.length()];
    }
}

package dev.headrace.statistics.internal.semantic;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// English names of months and days, which `strptime` knows without a locale. Immutable.
final class EnglishNames {
    /// The months.
    static final EnglishNames MONTHS = new EnglishNames(List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December"));
    /// The months in three letters.
    static final EnglishNames SHORT_MONTHS = new EnglishNames(
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"));
    /// The days of the week in three letters.
    static final EnglishNames SHORT_DAYS = new EnglishNames(List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"));

    /// The bit by which upper and lower case differ.
    private static final int CASE = 0x20;

    private final byte[][] names;
    /// A bit for each letter that a name starts with.
    private final int firstLetters;

    private EnglishNames(List<String> names) {
        this.names = names.stream()
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        this.firstLetters =
                names.stream().mapToInt(name -> 1 << (name.charAt(0) - 'A')).reduce(0, (left, right) -> left | right);
    }

    /// The number of the name at a position, from 1 on, or 0 if there is none. TFDV's have upper and lower
    /// case as here.
    int find(byte[] bytes, int at, int end, SemanticRules rules) {
        int letter = (bytes[at] | CASE) - 'a';
        if (letter < 0 || letter > 'z' - 'a' || ((firstLetters >> letter) & 1) == 0) {
            return 0;
        }
        int ignored = rules == SemanticRules.TFDV ? 0 : CASE;
        for (int name = 0; name < names.length; name++) {
            if (isAt(names[name], bytes, at, end, ignored)) {
                return name + 1;
            }
        }
        return 0;
    }

    /// How many letters a name has.
    ///
    /// @param name its number, from 1 on
    int length(int name) {
        return names[name - 1].length;
    }

    private static boolean isAt(byte[] name, byte[] bytes, int at, int end, int ignored) {
        if (end - at < name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if ((bytes[at + i] | ignored) != (name[i] | ignored)) {
                return false;
            }
        }
        return true;
    }
}

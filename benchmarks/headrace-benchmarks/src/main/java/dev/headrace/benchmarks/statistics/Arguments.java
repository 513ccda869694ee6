package dev.headrace.benchmarks.statistics;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is to be compared, on what, and how often.
///
/// @param what the part of the comparison
/// @param directory where data are and reports go
/// @param rows of the table
/// @param columns of the table
/// @param formats of the file
/// @param warmUps rounds that are not counted
/// @param rounds rounds that are
record Arguments(What what, Path directory, long rows, int columns, List<Format> formats, int warmUps, int rounds) {
    /// A part of the comparison.
    enum What {
        /// Files only, with their exact figures.
        GENERATE,
        /// The engine against its peers.
        COMPARE,
        /// Each contender in a JVM of its own.
        MEMORY,
        /// 2,000 columns against 20.
        WIDE,
        /// From 10^5 to 10^8 values.
        SCALING,
        /// Everything.
        ALL;

        /// Whether this part is asked for.
        boolean includes(What part) {
            return this == part || (this == ALL && part != GENERATE);
        }
    }

    /// Reads a command line.
    ///
    /// @param arguments the part and the directory, then `rows=...`, `columns=...`, `format=parquet` or
    ///     `csv`, `warm-ups=...`, `rounds=...`
    /// @throws IllegalArgumentException if there is anything else
    static Arguments parse(String... arguments) {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("needed are what to do (" + List.of(What.values())
                    + ", in lower case) and the data's directory, not " + List.of(arguments));
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 2; i < arguments.length; i++) {
            String[] pair = arguments[i].split("=", 2);
            options.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        String format = options.remove("format");
        Arguments result = new Arguments(
                What.valueOf(arguments[0].toUpperCase(Locale.ROOT)),
                Path.of(arguments[1]).toAbsolutePath(),
                Long.parseLong(take(options, "rows", "10000000")),
                Integer.parseInt(take(options, "columns", "20")),
                format == null ? List.of(Format.values()) : List.of(Format.valueOf(format.toUpperCase(Locale.ROOT))),
                Integer.parseInt(take(options, "warm-ups", "2")),
                Integer.parseInt(take(options, "rounds", "5")));
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + options.keySet());
        }
        return result;
    }

    /// The table.
    StatisticsData data() {
        return new StatisticsData(rows, columns);
    }

    private static String take(Map<String, String> options, String key, String otherwise) {
        String value = options.remove(key);
        return value == null ? otherwise : value;
    }
}

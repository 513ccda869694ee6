package dev.headrace.store.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The parts of `jdbc:sqlite:PATH?PRAGMA=VALUE` and of `jdbc:sqlite:file:PATH?PARAMETER=VALUE`.
///
/// @param path the file
/// @param isUri whether it was written as a `file:` URI, whose parameters SQLite itself understands
/// @param parameters what stands behind the question mark, by name in lower case
record SqliteUrl(String path, boolean isUri, Map<String, String> parameters) {
    private static final String URI = "file:";

    SqliteUrl {
        parameters = Map.copyOf(parameters);
    }

    static SqliteUrl of(String url) {
        String rest = url.substring(SqlStoreConfig.SQLITE.length());
        int question = rest.indexOf('?');
        String location = question < 0 ? rest : rest.substring(0, question);
        String query = question < 0 ? "" : rest.substring(question + 1);
        boolean uri = location.startsWith(URI);
        return new SqliteUrl(
                uri ? location.substring(URI.length()).replaceFirst("^///", "/") : location,
                uri,
                Arrays.stream(query.split("&"))
                        .filter(parameter -> !parameter.isEmpty())
                        .map(parameter -> (parameter + "=").split("=", 3))
                        .collect(Collectors.toUnmodifiableMap(
                                parameter -> parameter[0].toLowerCase(Locale.ROOT),
                                parameter -> parameter[1],
                                (first, last) -> last)));
    }
}

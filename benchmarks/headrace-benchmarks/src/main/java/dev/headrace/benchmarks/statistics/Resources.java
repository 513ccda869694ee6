package dev.headrace.benchmarks.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The queries, which are resources of this package.
final class Resources {
    private Resources() {}

    /// A query's text without comments and ends of lines.
    ///
    /// @param name of the resource
    /// @param values what stands for `${name}`
    static String sql(String name, Map<String, String> values) {
        try (InputStream input = requireNonNull(Resources.class.getResourceAsStream(name), name)) {
            List<String> lines = new String(input.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .toList();
            String sql = lines.stream().map(String::strip).collect(Collectors.joining(" "));
            for (Map.Entry<String, String> value : values.entrySet()) {
                sql = sql.replace("${" + value.getKey() + "}", value.getValue());
            }
            return sql.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

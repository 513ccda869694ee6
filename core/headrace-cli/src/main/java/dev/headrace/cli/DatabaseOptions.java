package dev.headrace.cli;

import dev.headrace.cli.stats.DatabaseUrl;
import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options for input from a database.
final class DatabaseOptions {
    /// The variable with the password.
    static final String PASSWORD = "HEADRACE_JDBC_PASSWORD";

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "With a jdbc: URL in place of files: the rows of this query.")
    private @Nullable String query;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "With a jdbc: URL in place of files: all rows of this table or view.")
    private @Nullable String table;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "With a jdbc: URL: the user. The password is taken from the variable " + PASSWORD
                    + ", or asked for on a terminal.")
    private @Nullable String user;

    /// Whether any is given.
    boolean areGiven() {
        return query != null || table != null || user != null;
    }

    @Nullable
    String query() {
        return query;
    }

    @Nullable
    String table() {
        return table;
    }

    /// The database of a URL, with its user and password.
    DatabaseUrl database(String url) {
        return new DatabaseUrl(url, user, user == null ? null : password(user));
    }

    private static @Nullable String password(String user) {
        String given = System.getenv(PASSWORD);
        if (given != null) {
            return given;
        }
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(terminal -> terminal.readPassword("Password of %s: ", user))
                .map(String::valueOf)
                .orElse(null);
    }
}

package dev.headrace.store.sql;

import dev.headrace.core.config.Config;
import dev.headrace.core.config.Secret;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig;

/// Where the metadata is kept.
///
/// @param url a JDBC URL of SQLite or PostgreSQL
/// @param user the PostgreSQL user
/// @param password the PostgreSQL user's password
public record SqlStoreConfig(
        @Config(
                value = "url",
                defaultValue = SqlStoreConfig.DEFAULT_URL,
                description = "JDBC URL of the database: jdbc:sqlite:PATH names a SQLite file, which is made where it"
                        + " is missing, together with its directories; jdbc:postgresql://HOST:PORT/DATABASE names a"
                        + " PostgreSQL database, in which the tables are kept in the schema headrace unless"
                        + " ?currentSchema=NAME says otherwise")
        String url,

        @Config(
                value = "user",
                description = "User that connects to PostgreSQL; the operating system's user where it is absent;"
                        + " not for SQLite")
        Optional<String> user,

        @Config(
                value = "password",
                description = "Password of the user, best given as env:NAME, which reads an environment variable;"
                        + " not for SQLite")
        Optional<Secret> password) {
    static final String SQLITE = "jdbc:sqlite:";
    static final String POSTGRESQL = "jdbc:postgresql:";
    static final String DEFAULT_URL = SQLITE + "${store}/metadata.db";

    private static final Pattern PASSWORD = Pattern.compile("[?&]password=|//[^/?]*@", Pattern.CASE_INSENSITIVE);

    /// Checks the URL; connects to nothing.
    ///
    /// @throws IllegalArgumentException if the URL is of no known form or has a password in it, or if SQLite is
    ///     given a user or a password
    public SqlStoreConfig {
        if (PASSWORD.matcher(url).find()) {
            throw new IllegalArgumentException("url has a password in it, which belongs in the key password");
        }
        if (url.startsWith(SQLITE)) {
            checkSqlite(url);
            if (user.isPresent() || password.isPresent()) {
                throw new IllegalArgumentException("user and password are for PostgreSQL, and url is '" + url + "'");
            }
        } else if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "url is '" + url + "', which starts neither with " + SQLITE + " nor with " + POSTGRESQL);
        }
    }

    private static void checkSqlite(String url) {
        SqliteUrl parsed = SqliteUrl.of(url);
        if (parsed.path().isBlank()
                || parsed.path().contains(":memory:")
                || parsed.path().startsWith(":")) {
            throw new IllegalArgumentException("url is '" + url + "', which names no file");
        }
        if (!parsed.isUri() && !parsed.parameters().isEmpty()) {
            Set<String> known = Arrays.stream(SQLiteConfig.Pragma.values())
                    .map(SQLiteConfig.Pragma::getPragmaName)
                    .collect(Collectors.toUnmodifiableSet());
            for (String parameter : parsed.parameters().keySet()) {
                if (!known.contains(parameter)) {
                    throw new IllegalArgumentException(
                            "url is '" + url + "', and '" + parameter + "' is no PRAGMA of SQLite that a URL may set");
                }
            }
        }
    }
}

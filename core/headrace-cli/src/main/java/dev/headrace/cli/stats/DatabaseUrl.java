package dev.headrace.cli.stats;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.DataErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The URL of a database. What in it is secret is in no message.
public final class DatabaseUrl {
    private static final String PREFIX = "jdbc:";
    private static final String SQLITE = "jdbc:sqlite:";
    /// The flag of SQLite that neither writes nor makes a file.
    private static final String READ_ONLY = "1";

    private static final String HIDDEN = "***";
    private static final Pattern SECRETS =
            Pattern.compile("(?i)[?&;,(](?:[\\w.-]*(?:password|passwd|passphrase|secret|token)|pwd)\\s*=\\s*([^&;,)]+)"
                    + "|//[^/@?&;]*:([^/?&;]*)@"
                    + "|:[^/@:]+/([^/@]+)@");

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;

    /// Keeps it.
    ///
    /// @param url begins with `jdbc:`
    /// @param user or null, if the URL says it or none is needed
    /// @param password of the user, or null
    public DatabaseUrl(String url, @Nullable String user, @Nullable String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /// Whether a text is such a URL.
    ///
    /// @param text any
    /// @return whether it begins as one
    public static boolean is(String text) {
        return text.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /// Whether the URL itself has a password.
    ///
    /// @return whether something in it looks like one
    public boolean hasSecret() {
        return SECRETS.matcher(url).find();
    }

    /// Connects.
    ///
    /// @return a new connection
    /// @throws HeadraceException if there is no driver
    /// @throws SQLException if the database cannot be reached
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        if (url.toLowerCase(Locale.ROOT).startsWith(SQLITE)) {
            properties.setProperty("open_mode", READ_ONLY);
        }
        Connection connection = driver().connect(url, properties);
        return connection == null ? refused() : connection;
    }

    /// An exception in which nothing is secret.
    ///
    /// @param failure what was thrown
    /// @return itself, or one that says the same but for the secrets
    public HeadraceException hidden(HeadraceException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String all = trace.toString();
        return hide(all).equals(all)
                ? failure
                : new HeadraceException(failure.code(), hide(String.valueOf(failure.getMessage())));
    }

    /// The URL as it may be shown.
    @Override
    public String toString() {
        return hide(url);
    }

    private Driver driver() {
        try {
            return DriverManager.getDriver(url);
        } catch (SQLException e) {
            List<String> there = DriverManager.drivers()
                    .map(driver -> driver.getClass().getName())
                    .sorted()
                    .toList();
            throw new HeadraceException(
                    DataErrorCode.DATA_UNREADABLE,
                    "No JDBC driver takes " + this + "; there are " + String.join(", ", there)
                            + ", and the jar of another belongs into the distribution's directory lib",
                    e);
        }
    }

    private Connection refused() {
        throw new HeadraceException(DataErrorCode.DATA_UNREADABLE, "No JDBC driver takes " + this);
    }

    private String hide(String text) {
        String hidden = text;
        for (String secret : secrets()) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return hidden;
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        Matcher matcher = SECRETS.matcher(url);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                String secret = matcher.group(group);
                if (secret != null && !secret.isEmpty()) {
                    secrets.add(secret);
                    secrets.add(decoded(secret));
                }
            }
        }
        if (password != null && !password.isEmpty()) {
            secrets.add(password);
        }
        return secrets;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

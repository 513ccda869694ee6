package dev.headrace.cli.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Writes a report as one HTML file that needs nothing else: no network, no other file, and no script to be
/// read. All texts are escaped, and a policy in the file keeps browsers from running or loading anything that
/// is not the report's own. Equal contents give equal bytes. Safe to be used by several threads.
public final class HtmlReport {
    private static final Template PAGE = template("page");

    private HtmlReport() {}

    /// Writes a report.
    ///
    /// @param content what it says
    /// @param file where to write it; replaced if it exists, and its directory is made if it does not
    /// @throws IOException if it cannot be written
    public static void write(ReportContent content, Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, html(content));
    }

    /// The text of a report.
    ///
    /// @param content what it says
    /// @return the HTML
    public static String html(ReportContent content) {
        Assets assets = assets();
        return PAGE.execute(Page.of(content, assets.policy(), assets.css(), assets.script()));
    }

    /// A template of this package that escapes what it is given.
    static Template template(String file) {
        return Mustache.compiler()
                .escapeHTML(true)
                .withLoader(name -> new StringReader(resource(name + ".mustache")))
                .compile(resource(file + ".mustache"));
    }

    /// What every page brings along.
    static Assets assets() {
        String css = resource("report.css");
        String script = resource("report.js");
        String policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + source(css)
                + "; script-src " + source(script);
        return new Assets(policy, css, script);
    }

    /// The style and the script of a page, and the policy that lets a browser use these and nothing else.
    record Assets(String policy, String css, String script) {}

    private static String source(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " cannot be read", e);
        }
    }
}

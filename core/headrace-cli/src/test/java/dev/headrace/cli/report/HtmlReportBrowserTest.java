package dev.headrace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opens the report in a browser without a network. Skipped where no Chromium is installed.
class HtmlReportBrowserTest {
    @TempDir
    private static Path directory;

    private static Path report;
    private static String dom;

    @BeforeAll
    static void openTheReport() throws IOException, InterruptedException {
        assumeTrue(browser().isPresent(), "no chromium, chromium-browser or google-chrome is on the PATH");
        report = directory.resolve("report.html");
        HtmlReport.write(ReportContents.sample(), report);
        dom = run("--dump-dom");
    }

    @Test
    void everySectionIsRendered() {
        for (String section : List.of("verdict", "run", "data", "anomalies", "model", "drift", "next")) {
            assertThat(dom).contains("<section id=\"" + section + "\"");
        }
        assertThat(count("<svg ")).isGreaterThan(40);
        assertThat(count("<table")).isGreaterThan(12);
    }

    @Test
    void noScriptOfTheDataRuns() {
        assertThat(dom)
                .contains("<title>Income over 50K: &lt;script&gt;document.title='hacked'")
                .doesNotContain("<title>hacked", "<injected", "<img");
        assertThat(count("<script")).isEqualTo(1);
        // The attributes of elements alone: texts may say what they like.
        assertThat(Pattern.compile("<[a-z]+(?: [a-z-]+=\"[^\"]*\")* on[a-z]+=")
                        .matcher(dom)
                        .find())
                .isFalse();
    }

    @Test
    void theReportsOwnScriptAndStyleAreUsedOnAPhoneToo() throws IOException, InterruptedException {
        assertThat(dom).contains("<button type=\"button\">Column</button>");
        Path plain = directory.resolve("plain.html");
        Files.writeString(plain, Files.readString(report).replaceAll("(?s)<style>.*?</style>", ""));
        assertThat(screenshot(report)).isNotEqualTo(screenshot(plain));
    }

    @Test
    void nothingIsLoaded() {
        assertThat(Pattern.compile("<[^>]* (?:src|srcset|data|poster|xlink:href)=\"")
                        .matcher(dom)
                        .find())
                .isFalse();
        assertThat(Pattern.compile("<(?:link|iframe|object|embed|base|form|audio|video)\\b")
                        .matcher(dom)
                        .find())
                .isFalse();
        assertThat(Pattern.compile(" href=\"([^\"]*)\"")
                        .matcher(dom)
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.startsWith("#")))
                .containsOnly("http://localhost:8080/v1/models/adult");
    }

    private static int count(String text) {
        return dom.split(Pattern.quote(text), -1).length - 1;
    }

    private static byte[] screenshot(Path file) throws IOException, InterruptedException {
        Path picture = directory.resolve(file.getFileName() + ".png");
        run(file, List.of("--screenshot=" + picture, "--window-size=390,2000"));
        assertThat(Files.size(picture)).isGreaterThan(30_000);
        return Files.readAllBytes(picture);
    }

    private static String run(String... options) throws IOException, InterruptedException {
        return run(report, List.of(options));
    }

    private static String run(Path file, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(browser().orElseThrow().toString()));
        command.addAll(List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + directory.resolve("profile")));
        command.addAll(options);
        command.add(file.toUri().toString());
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("the browser ended").isTrue();
        return Files.readString(output);
    }

    private static Optional<Path> browser() {
        List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
        Stream<String> path = Arrays.stream(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        return path.filter(entry -> !entry.isEmpty())
                .flatMap(entry -> names.stream().map(name -> Path.of(entry, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

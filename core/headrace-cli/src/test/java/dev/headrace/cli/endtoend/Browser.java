package dev.headrace.cli.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real browser without a window and without a network.
record Browser(Path binary) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /// The browser of this machine; a test that asks is skipped where there is none.
    static Browser find() {
        List<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .toList();
        assumeThat(found).as("a browser among %s on the path", NAMES).isNotEmpty();
        return new Browser(found.getFirst());
    }

    /// The document as the browser has it after loading a file.
    String open(Path page) throws IOException, InterruptedException {
        Path dom = Files.createTempFile("dom", ".html");
        Path profile = Files.createTempDirectory("profile");
        Process process = new ProcessBuilder(
                        binary.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + profile,
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the browser ends").isTrue();
        return Files.readString(dom, UTF_8);
    }
}

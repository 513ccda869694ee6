package dev.headrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.plugin.PluginCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The reference pages say what the code says. `./headrace describe reference --out docs/reference` writes them
/// anew.
class ReferencePagesTest {
    private static final Path REFERENCE = Path.of("../../docs/reference");

    @ParameterizedTest
    @ValueSource(strings = {"configuration.md", "errors.md", "command-line.md"})
    void thePageInTheDocumentsIsTheOneThatTheCodeWrites(String page) throws IOException {
        PluginCatalogue catalogue = Engine.catalogue(Map.of("plugins", ""));
        Map<String, String> pages = new ReferencePages(catalogue, Main.commandLine(InstantSource.system())).pages();
        assertThat(Files.readString(REFERENCE.resolve(page))).isEqualTo(pages.get(page));
    }
}

package dev.headrace.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.metadata.RunState;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.runtime.testplugin.PluginJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A component, a backend and its settings, from a jar alone.
final class DropInPluginTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void aJarBringsAComponentABackendAndSettings() throws Exception {
        PluginJar.empty()
                .source("acme.Translator", "public interface Translator { String translate(String word); }")
                .source("acme.DictionaryConfig", """
                        public record DictionaryConfig(
                                @Config(value = "suffix", defaultValue = "o", description = "What words end with")
                                String suffix,
                                @Config(value = "place", defaultValue = "${store}", description = "Where it is kept")
                                String place) {}
                        """)
                .source("acme.Dictionary", """
                        final class Dictionary implements Translator {
                            private final DictionaryConfig config;
                            @Inject Dictionary(DictionaryConfig config, dev.headrace.core.Seed seed) {
                                this.config = config;
                            }
                            public String translate(String word) {
                                return word + config.suffix() + " " + config.place();
                            }
                        }
                        """)
                .source("acme.TranslateConfig", """
                        record TranslateConfig(
                                @Config(value = "word", description = "What to translate") String word) {}
                        """)
                .source("acme.Translate", """
                        @Output(name = "text", type = "Text")
                        final class Translate implements Component {
                            private static final org.slf4j.Logger LOG =
                                    org.slf4j.LoggerFactory.getLogger(Translate.class);
                            private final TranslateConfig config;
                            private final Translator translator;
                            private final org.apache.arrow.memory.BufferAllocator allocator;
                            @Inject Translate(
                                    TranslateConfig config,
                                    Translator translator,
                                    org.apache.arrow.memory.BufferAllocator allocator) {
                                this.config = config;
                                this.translator = translator;
                                this.allocator = allocator;
                            }
                            public void run(ComponentContext context) throws java.io.IOException {
                                LOG.debug("translating");
                                allocator.buffer(8).close();
                                java.nio.file.Files.writeString(
                                        context.output("text").directory().resolve("text"),
                                        translator.translate(config.word()));
                            }
                        }
                        """)
                .plugin("acme.TranslatePlugin", """
                        new Provided<>("translate", Component.class, Translate.class, TranslateConfig.class),
                        new Provided<>("dictionary", Translator.class, Dictionary.class, DictionaryConfig.class)
                        """)
                .writeTo(directory.resolve("plugins/translate.jar"));
        Path store = directory.resolve("store");
        Pipeline pipeline = Pipeline.builder("translation")
                .node("translate", "translate", node -> node.set("word", "pan"))
                .build();
        Map<String, String> settings = Map.of(
                "store",
                store.toString(),
                "plugins",
                directory.resolve("plugins").toString(),
                "broken-plugins",
                "refuse",
                "translator.dictionary.suffix",
                "e");
        try (Engine engine = Engine.open(settings, InstantSource.fixed(Instant.EPOCH))) {
            RunResult result = engine.run(RunRequest.of(pipeline), RunListener.silent());
            assertThat(result.state()).as("%s", result.nodes()).isEqualTo(RunState.COMPLETE);
            assertThat(result.nodes())
                    .singleElement()
                    .satisfies(node -> assertThat(Files.readString(store.resolve(node.outputs()
                                            .values()
                                            .iterator()
                                            .next()
                                            .uri())
                                    .resolve("text")))
                            .isEqualTo("pane " + store));
            assertThat(engine.run(RunRequest.of(pipeline), RunListener.silent()).nodes())
                    .singleElement()
                    .satisfies(node -> assertThat(node.message()).isEqualTo("nothing changed since translation-1"));
        }
    }
}

package dev.headrace.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.pipeline.ParameterType;
import dev.headrace.core.pipeline.Pipeline;
import dev.headrace.core.pipeline.PipelineJson;
import dev.headrace.runtime.RuntimeErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentsTest {
    private static final String YAML = """
            # A comment.
            name: taxi
            parameters:
              path: data/*.csv
              rate: 0.1
              rounds: {type: integer}
            nodes:
              examples:
                component: csv
                settings:
                  files: {parameter: path}
                  header: true
                  columns: [fare, "2"]
                  scale: 2.5
              trainer:
                component: linear
                inputs:
                  examples: [examples.examples, examples.more]
                when:
                  - examples.blessing
                  - {channel: examples.examples, property: span, equals: 7}
                after: examples
                retries: 2
                timeout: PT1M
            """;

    @TempDir
    Path directory = Path.of("");

    @Test
    void aPipelineInYamlIsEqualToTheSameOneInJavaAndInJson() throws IOException {
        Pipeline java = Pipeline.builder("taxi")
                .parameter("path", "data/*.csv")
                .parameter("rate", 0.1)
                .requiredParameter("rounds", ParameterType.INTEGER)
                .node(
                        "examples",
                        "csv",
                        node -> node.setFromParameter("files", "path")
                                .set("header", true)
                                .set("columns", List.of("fare", "2"))
                                .set("scale", 2.5))
                .node(
                        "trainer",
                        "linear",
                        node -> node.input("examples", "examples.examples", "examples.more")
                                .whenBlessed("examples.blessing")
                                .when("examples.examples", "span", "7")
                                .after("examples")
                                .retries(2)
                                .timeout(Duration.ofMinutes(1)))
                .build();
        assertThat(Documents.readPipeline(file("taxi.yaml", YAML))).isEqualTo(java);
        assertThat(Documents.readPipeline(file("taxi.json", PipelineJson.write(java))))
                .isEqualTo(java);
        assertThat(Documents.readPipeline(file("taxi", PipelineJson.write(java))))
                .as("JSON is YAML too")
                .isEqualTo(java);
    }

    @Test
    void jsonThatIsNotYamlIsReadFromAFileThatSaysSo() throws IOException {
        String json =
                "{\n\t\"name\": \"taxi\",\n\t\"parameters\": {\"rate\": 1e-3, \"on\": \"\\u00e9\\/\"},\n\t\"nodes\": {}\n}";
        assertThat(Documents.readPipeline(file("taxi.json", json))).isEqualTo(PipelineJson.read(json));
    }

    @Test
    void whatFollowsTheDocumentIsRefused() throws IOException {
        Path yaml = file("taxi.yaml", "name: taxi\nnodes: {}\n---\nname: second\n");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readPipeline(yaml))
                .startsWith("Cannot read the pipeline file " + yaml + ": ");
        Path json = file("taxi.json", "{\"name\": \"taxi\", \"nodes\": {}} {}");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readPipeline(json))
                .startsWith("Cannot read the pipeline file " + json + ": ");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefusedWithItsPlace() throws IOException {
        Path yaml = file("taxi.yaml", "name: taxi\nnodes: {}\nname: other\n");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readPipeline(yaml))
                .startsWith("Cannot read the pipeline file " + yaml + ": it is not YAML or JSON: ")
                .containsIgnoringCase("duplicate")
                .contains("'name'")
                .contains("line 3");
        Path json = file("taxi.json", "{\"name\": \"taxi\",\n\"name\": \"other\"}");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readPipeline(json))
                .containsIgnoringCase("duplicate")
                .contains("line 2");
    }

    @Test
    void aMistakeInTheFormIsNamedWithItsPlace() throws IOException {
        Path yaml = file("taxi.yaml", "name: taxi\nnodes:\n  first: [\n");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readPipeline(yaml))
                .contains(yaml.toString())
                .endsWith("it is not YAML or JSON: expected the node content, but found '<stream end>' "
                        + "at line 4, column 1");
        Path json = file("taxi.json", "{\"name\": \"taxi\",\n  nodes: {}}");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readPipeline(json))
                .contains(json.toString())
                .contains(" at line 2, column ");
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithTheReason() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readPipeline(missing))
                .isEqualTo("Cannot read the pipeline file " + missing + ": there is no such file");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readPipeline(directory))
                .isEqualTo("Cannot read the pipeline file " + directory + ": it is a directory");
        Path bytes = Files.write(directory.resolve("bytes.yaml"), new byte[] {'a', ':', (byte) 0xff, (byte) 0xfe});
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readSettings(bytes))
                .isEqualTo("Cannot read the settings file " + bytes + ": it is not text in UTF-8");
    }

    @Test
    void aDocumentThatIsNoPipelineIsRefused() throws IOException {
        for (String text : List.of("", "# nothing\n", "[]", "just text")) {
            Path file = file("taxi.yaml", text);
            EngineFixture.assertFails(CoreErrorCode.INVALID_PIPELINE, () -> Documents.readPipeline(file))
                    .contains("an object was expected");
        }
    }

    @Test
    void nestedSettingsAreJoinedByDots() throws IOException {
        Path yaml = file("settings.yaml", """
                store: /var/lib/headrace
                threads: 4
                plugins: [one, two]
                backend:
                  metadata-store: sql
                metadata-store.sql.url: jdbc:sqlite:x
                metadata-store:
                  sql:
                    pool: 2
                    strict: true
                nothing: ~
                """);
        assertThat(Documents.readSettings(yaml))
                .isEqualTo(Map.of(
                        "store", "/var/lib/headrace",
                        "threads", "4",
                        "plugins", List.of("one", "two"),
                        "backend.metadata-store", "sql",
                        "metadata-store.sql.url", "jdbc:sqlite:x",
                        "metadata-store.sql.pool", "2",
                        "metadata-store.sql.strict", "true"));
        assertThat(Documents.readSettings(file("settings.json", "{\"backend\": {\"greeter\": \"loud\"}}")))
                .isEqualTo(Map.of("backend.greeter", "loud"));
        assertThat(Documents.readSettings(file("empty.yaml", ""))).isEmpty();
    }

    @Test
    void settingsThatAreNoObjectAreRefused() throws IOException {
        Path list = file("settings.yaml", "- store\n");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readSettings(list))
                .isEqualTo("Cannot read the settings file " + list + ": an object was expected at the top");
        Path nested = file("settings.yaml", "plugins: [{a: b}]\n");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readSettings(nested))
                .isEqualTo("Cannot read the settings file " + nested
                        + ": an element of the list 'plugins' is not a single value");
        Path twice = file("settings.yaml", "a.b: 1\na:\n  b: 2\n");
        EngineFixture.assertFails(RuntimeErrorCode.PIPELINE_UNREADABLE, () -> Documents.readSettings(twice))
                .isEqualTo("Cannot read the settings file " + twice + ": 'a.b' is set twice");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}

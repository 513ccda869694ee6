package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headrace.core.Fingerprint;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.metadata.ArtifactRecord;
import dev.headrace.core.metadata.ExecutionRecord;
import dev.headrace.core.metadata.Lineage;
import dev.headrace.runtime.engine.Engine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The default quickstart, once; and what a newcomer does next.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickstartTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CURL = Pattern.compile("curl -s (\\S+) -d '(.*)'", Pattern.DOTALL);

    private Path directory;
    private Headrace headrace;
    private Headrace.Outcome first;
    private JsonNode result;

    @BeforeAll
    void runTheQuickstart(@TempDir Path shared) throws Exception {
        directory = shared;
        headrace = new Headrace(directory);
        first = headrace.run("quickstart", "--json", "--serve-for", "10m");
        assertThat(first.exitCode()).as(first.err()).isZero();
        result = JSON.readTree(first.out());
    }

    @AfterAll
    void stopTheServer() {
        if (result != null) {
            ProcessHandle.of(result.path("process").asLong()).ifPresent(ProcessHandle::destroy);
        }
    }

    @Test
    void itEndsWithAModelThatBeatTheBaselineAndWasPushed() {
        assertThat(result.path("blessed").asBoolean()).isTrue();
        assertThat(result.path("version").asLong()).isEqualTo(1);
        assertThat(result.path("quarantined").asLong()).isZero();
        assertThat(result.path("rows").asLong()).isEqualTo(12_000);
    }

    @Test
    @Order(1)
    void theServerAnswersTheCurlLine() throws Exception {
        Matcher curl = CURL.matcher(result.path("curl").asText());
        assertThat(curl.matches()).as(result.path("curl").asText()).isTrue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(curl.group(1)))
                            .POST(HttpRequest.BodyPublishers.ofString(curl.group(2)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(JSON.readTree(response.body()).path("predictions")).hasSize(1);
            assertThat(response.headers().firstValue("Headrace-Model-Version"))
                    .as("the version that the retrain pushed is live")
                    .contains("2");
        }
    }

    @Test
    void theDriftTheRetrainAndTheSecondPushAreReadBackFromLineage() {
        try (Engine engine = open()) {
            ArtifactRecord second = pushed(engine, "2");
            Lineage lineage = engine.metadata().lineage(second.id(), Lineage.Direction.UPSTREAM);
            assertThat(lineage.artifacts())
                    .as("the verdict that fired is behind the second push")
                    .anySatisfy(artifact -> {
                        assertThat(artifact.type().name()).isEqualTo(ArtifactType.DRIFT_REPORT);
                        assertThat(artifact.properties()).containsEntry("drifted", "true");
                    });
            assertThat(lineage.executions().stream().map(ExecutionRecord::node))
                    .contains("label-gen", "drift-monitor", "retrain-examples", "retrain-trainer", "retrain-pusher");
            assertThat(lineage.artifacts().stream().map(ArtifactRecord::uri))
                    .as("the labels come from the prediction log and the outcomes")
                    .anyMatch(uri -> uri.endsWith("predictions.jsonl"))
                    .anyMatch(uri -> uri.endsWith("outcomes.jsonl"));

            Lineage ofFirst = engine.metadata().lineage(pushed(engine, "1").id(), Lineage.Direction.UPSTREAM);
            assertThat(ofFirst.artifacts())
                    .as("the first push knew of no drift")
                    .noneMatch(artifact -> artifact.type().name().equals(ArtifactType.DRIFT_REPORT));
        }
    }

    @Test
    void theReportOpensOfflineInABrowser() throws Exception {
        Browser browser = Browser.find();
        String page = browser.open(Path.of(result.path("report").asText()));
        assertThat(page)
                .contains("Will the runner accept the suggested run?")
                .contains("temperature_c")
                .contains("rejection_reason")
                .contains("retrain-pusher")
                .doesNotContain("src=\"http");
    }

    @Test
    void theSecondRunComesFromTheCacheNodeByNode() throws Exception {
        Headrace.Outcome second = headrace.run("quickstart", "--json", "--serve-for", "0s");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.err().lines().filter(line -> line.startsWith("running")))
                .isEmpty();
        assertThat(second.err().lines().filter(line -> line.startsWith("cached")))
                .hasSizeGreaterThan(30)
                .allMatch(line -> line.contains("nothing changed since"));
    }

    @Test
    void withoutTheCacheAndWithAnotherNumberOfThreadsTheBytesAreEqual() throws Exception {
        Headrace.Outcome again =
                headrace.run("quickstart", "--json", "--serve-for", "0s", "--no-cache", "--threads", "1");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err().lines().filter(line -> line.startsWith("cached")))
                .isEmpty();
        try (Engine engine = open()) {
            assertThat(fingerprints(engine, JSON.readTree(again.out()))).isEqualTo(fingerprints(engine, result));
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void theCommandsOfTheTutorialWorkInItsOrder() throws Exception {
        List<String> commands = tutorial();
        assertThat(commands.getFirst()).as("what this class has run").isEqualTo("quickstart");
        writePeople();
        for (String command : commands) {
            boolean simulation = command.equals("quickstart");
            String quiet = command.startsWith("quickstart ") ? " --serve-for 0s" : "";
            if (!simulation) {
                Headrace.Outcome outcome = headrace.run((command + quiet).split(" "));
                assertThat(outcome.exitCode())
                        .as("%s: %s", command, outcome.err())
                        .isZero();
            }
        }
        assertThat(headrace.run("models", "suggesting-runs").out()).containsPattern("suggesting-runs +1 +live");
    }

    private static List<String> tutorial() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean shell = false;
        for (String line : Files.readAllLines(Path.of("../../docs/tutorial/quickstart.md"))) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell) {
                assertThat(line).startsWith("./headrace ");
                commands.add(line.substring("./headrace ".length()));
            }
        }
        return commands;
    }

    private void writePeople() throws IOException {
        RandomGenerator random = new SplittableRandom(5);
        StringBuilder csv = new StringBuilder("age,hours,income\n");
        for (int i = 0; i < 800; i++) {
            int age = random.nextInt(18, 70);
            int hours = random.nextInt(10, 60);
            boolean high = age + 2 * hours + 10 * random.nextGaussian() > 110;
            csv.append(age)
                    .append(',')
                    .append(hours)
                    .append(',')
                    .append(high ? "high" : "low")
                    .append('\n');
        }
        Files.writeString(directory.resolve("people.csv"), csv);
    }

    /// What each node made, in the loop's run.
    private static Map<String, Map<String, Fingerprint>> fingerprints(Engine engine, JsonNode quickstart) {
        Map<String, Map<String, Fingerprint>> fingerprints = new TreeMap<>();
        engine.executions(quickstart.path("runs").get(1).asText()).forEach((node, execution) -> {
            Map<String, Fingerprint> outputs = new TreeMap<>();
            engine.metadata()
                    .outputs(execution.id())
                    .forEach((port, artifact) -> outputs.put(port, artifact.fingerprint()));
            fingerprints.put(node, outputs);
        });
        assertThat(fingerprints).hasSizeGreaterThan(20);
        return fingerprints;
    }

    private Engine open() {
        return Engine.open(Map.of("store", directory.resolve(".headrace").toString()), InstantSource.system());
    }

    private static ArtifactRecord pushed(Engine engine, String version) {
        return engine.metadata().artifacts(Optional.of(ArtifactType.PUSHED_MODEL)).stream()
                .filter(artifact -> version.equals(artifact.properties().get("version")))
                .findFirst()
                .orElseThrow();
    }
}

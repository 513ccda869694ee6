package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes on one store at once.
class SharedStoreTest {
    private static final int PROCESSES = 4;

    @TempDir
    Path directory;

    @Test
    void runsOfOnePipelineAtTheSameTimeAllEndWellAndAgree() throws Exception {
        Headrace headrace = new Headrace(directory).withExamplePlugin();
        StringBuilder nodes = new StringBuilder("name: words\nnodes:\n");
        for (int i = 0; i < 10; i++) {
            Files.writeString(directory.resolve("text-" + i + ".txt"), "fish ".repeat(i + 1));
            nodes.append("  node-" + i + ": {component: word-count, settings: {input: text-" + i + ".txt}}\n");
        }
        Files.writeString(directory.resolve("pipeline.yaml"), nodes.toString());
        List<Headrace.Started> started = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            started.add(headrace.start("run", "pipeline.yaml", "--json"));
        }
        List<String> runs = new ArrayList<>();
        List<List<String>> fingerprints = new ArrayList<>();
        for (Headrace.Started one : started) {
            Headrace.Outcome outcome = one.outcome();
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            JsonNode result = JsonMapper.builder().build().readTree(outcome.out());
            runs.add(result.get("run").asText());
            fingerprints.add(result.findValuesAsText("fingerprint"));
        }
        assertThat(runs).containsExactlyInAnyOrder("words-1", "words-2", "words-3", "words-4");
        assertThat(fingerprints.getFirst()).hasSize(10);
        assertThat(fingerprints).containsOnly(fingerprints.getFirst());
        assertThat(headrace.run("gc", "--keep", "1").out()).startsWith("Removed 0 artifacts");
    }
}

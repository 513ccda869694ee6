package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A third party's jar, built against the BOM alone and dropped into a directory.
class DropInPluginTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    private Headrace headrace;

    @BeforeEach
    void dropTheJarIn() throws IOException {
        headrace = new Headrace(directory).withExamplePlugin();
        Files.writeString(directory.resolve("a.txt"), "One fish, two fish, red fish, blue fish.\n");
        Files.writeString(directory.resolve("b.txt"), "The sea has many a fish.\n");
        Files.copy(Path.of("../../examples/drop-in-plugin/pipeline.yaml"), directory.resolve("pipeline.yaml"));
    }

    @Test
    void itsSourceIsAtMostSixtyLines() throws IOException {
        long lines = 0;
        try (Stream<Path> walk = Files.walk(Path.of("../../examples/drop-in-plugin/src/main"))) {
            for (Path source :
                    walk.filter(path -> path.toString().endsWith(".java")).toList()) {
                lines += Files.readAllLines(source).size();
            }
        }
        assertThat(lines).isPositive().isLessThanOrEqualTo(60);
    }

    @Test
    void itRunsFromItsJarAloneAndIsCachedTheSecondTime() throws Exception {
        Headrace.Outcome first = run();
        assertThat(first.err()).contains("running   of-text     first time");
        assertThat(first.exitCode()).isZero();
        assertThat(first.out()).startsWith("words-1 is complete").contains("2 done");

        Headrace.Outcome second = run();
        assertThat(second.exitCode()).isZero();
        assertThat(second.err()).contains("cached    of-text     nothing changed since words-1");
        assertThat(second.out()).contains("2 cached");
        assertThat(countsOf("of-text", "words-2")).containsExactly("blue\t1", "fish\t4", "one\t1", "red\t1", "two\t1");
    }

    @Test
    void itsBackendsSettingIsPartOfTheCacheKeyAndTheReasonSaysSo() throws Exception {
        run();
        Headrace.Outcome changed = run("--set", "tokenizer.letters.shortest=4");
        assertThat(changed.err()).contains("setting tokenizer.letters.shortest was '3', is '4'");
        assertThat(countsOf("of-text", "words-2")).containsExactly("blue\t1", "fish\t4");
    }

    @Test
    void aChangedFileExecutesOnlyTheNodeThatReadsIt() throws Exception {
        run();
        Files.writeString(directory.resolve("b.txt"), "No fish.\n");
        assertThat(run().err())
                .contains("cached    of-text     nothing changed since words-1")
                .contains("running   of-licence  files of input changed");
    }

    @Test
    void aChangedJarMissesTheCacheAndTheReasonNamesIt() throws Exception {
        run();
        Path jar = directory.resolve("plugins/words.jar");
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Files.writeString(files.getPath("/note.txt"), "a new release");
        }
        assertThat(run().err()).contains("running   of-text     code changed: words.jar");
    }

    @Test
    void aChangedSeedMissesTheCacheAndTheReasonSaysSo() throws Exception {
        run();
        assertThat(run("--seed", "7").err()).contains("running   of-text     seed was ");
    }

    @Test
    void lineageLeadsFromTheFileToWhatWasMadeOfIt() throws Exception {
        run();
        Headrace.Outcome lineage = headrace.run("inspect", "lineage", "a.txt", "--type", "WordCounts", "--json");
        assertThat(lineage.exitCode()).isZero();
        JsonNode artifacts = JSON.readTree(lineage.out()).get("artifacts");
        assertThat(artifacts).hasSize(1);
        Headrace.Outcome back =
                headrace.run("inspect", "lineage", artifacts.get(0).get("id").asText(), "--upstream", "--json");
        assertThat(JSON.readTree(back.out()).findValuesAsText("uri"))
                .contains(directory.toRealPath().resolve("a.txt").toString());
    }

    @Test
    void itIsListedWithItsComponentBackendAndSettings() throws Exception {
        assertThat(headrace.run("plugins").out())
                .contains("word-count")
                .contains("letters")
                .contains("words.jar");
        assertThat(headrace.run("describe", "components", "word-count").out())
                .contains("writes  counts: WordCounts")
                .contains("input: input files, required");
        assertThat(headrace.run("describe", "configuration").out())
                .contains("tokenizer.letters.shortest: whole number, default 3");
    }

    @Test
    void aBrokenJarBesideItIsNamedAndSkippedOrRefused() throws Exception {
        Files.writeString(directory.resolve("plugins/broken.jar"), "not a jar");
        Headrace.Outcome skipped = run();
        assertThat(skipped.exitCode()).isZero();
        assertThat(skipped.err()).contains("broken.jar is left out: it is not a jar");
        assertThat(headrace.run("plugins").out()).contains("cannot be used: ").contains("broken.jar");

        Headrace.Outcome refused = run("--set", "broken-plugins=refuse");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("broken.jar cannot be used: it is not a jar")
                .contains("[PLUGIN_BROKEN]")
                .doesNotContain("\tat ");
    }

    private Headrace.Outcome run(String... more) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("run", "pipeline.yaml", "-p", "text=a.txt", "-p", "licence=b.txt"));
        arguments.addAll(List.of(more));
        return headrace.run(arguments.toArray(String[]::new));
    }

    private List<String> countsOf(String node, String run) throws Exception {
        JsonNode record =
                JSON.readTree(headrace.run("inspect", "run", run, "--json").out());
        for (JsonNode execution : record.get("executions")) {
            if (execution.get("node").asText().equals(node)) {
                String uri = execution.at("/outputs/counts/uri").asText();
                return Files.readAllLines(
                        directory.resolve(".headrace").resolve(uri).resolve("counts.tsv"));
            }
        }
        throw new AssertionError("no execution of " + node + " in " + record);
    }
}

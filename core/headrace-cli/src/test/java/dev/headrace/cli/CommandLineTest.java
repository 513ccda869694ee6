package dev.headrace.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    private Path pipeline = Path.of("");

    private record Outcome(int exitCode, String out, String err) {
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    @BeforeEach
    void writeThePipeline() throws IOException {
        Files.createDirectory(directory.resolve("plugins"));
        pipeline = directory.resolve("pipeline.yaml");
        Files.writeString(pipeline, """
                name: release
                parameters:
                  blessed: true
                nodes:
                  trainer: {component: make-model}
                  evaluator:
                    component: judge
                    inputs: {model: trainer.model}
                    settings: {blessed: {parameter: blessed}}
                  pusher:
                    component: push
                    inputs: {model: trainer.model}
                    when: evaluator.blessing
                """);
    }

    private Outcome headrace(Object... arguments) {
        CommandLine command = Main.commandLine(InstantSource.system());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        int exitCode =
                command.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private Outcome withStore(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", directory.resolve("store"), "--plugins", directory.resolve("plugins")));
        return headrace(all.toArray());
    }

    @Test
    void aRunEndsWithZeroAndSaysWhatToLookAtNext() {
        Outcome run = withStore("run", pipeline);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("release-1 is complete after ")
                .contains("3 done")
                .contains("inspect run release-1");
        assertThat(run.err()).contains("running   trainer    first time");
    }

    @Test
    void aNodeWhoseConditionDoesNotHoldIsSkippedAndTheRunIsComplete() {
        Outcome run = withStore("run", pipeline, "-p", "blessed=false");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2 done, 1 skipped");
        assertThat(run.err()).contains("it runs only if evaluator.blessing has blessed = true, and that is 'false'");
    }

    @Test
    void aRunAsJsonHoldsEveryNodeWithItsOutputs() throws IOException {
        JsonNode run = withStore("run", pipeline, "--json").json();
        assertThat(run.get("run").asText()).isEqualTo("release-1");
        assertThat(run.get("state").asText()).isEqualTo("COMPLETE");
        assertThat(run.get("nodes").findValuesAsText("node")).containsExactly("trainer", "evaluator", "pusher");
        assertThat(run.at("/nodes/1/outputs/blessing/properties/blessed").asText())
                .isEqualTo("true");
    }

    @Test
    void anotherThreadCountWithoutTheCacheGivesTheSameFingerprints() throws IOException {
        JsonNode first = withStore("run", pipeline, "--json", "--threads", 1).json();
        JsonNode second = withStore("run", pipeline, "--json", "--threads", 3, "--no-cache")
                .json();
        assertThat(second.findValuesAsText("state")).contains("COMPLETE").doesNotContain("CACHED");
        assertThat(second.findValuesAsText("fingerprint")).hasSize(3).isEqualTo(first.findValuesAsText("fingerprint"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailureEndsWithOneWhereItMayPassAndWithTwoWhereNot(boolean passing) throws IOException {
        Files.writeString(
                pipeline, "{name: broken, nodes: {only: {component: fail, settings: {passing: " + passing + "}}}}");
        Outcome run = withStore("run", pipeline);
        assertThat(run.exitCode()).isEqualTo(passing ? 1 : 2);
        assertThat(run.out())
                .contains("broken-1 is failed")
                .contains(passing ? "the line is down [COMPONENT_IO]" : "there is a mistake in it [COMPONENT_FAILED]")
                .contains("headrace run --resume broken-1 --store " + directory.resolve("store"));
        assertThat(run.err() + run.out()).doesNotContain("\tat ");
        assertThat(withStore("run", pipeline, "--debug").err()).contains("\tat ");
    }

    @Test
    void aRunThatFailedIsResumedByItsNameAlone() throws IOException {
        Files.writeString(
                pipeline,
                "{name: broken, nodes: {first: {component: make-model}, then: {component: fail, after: first,"
                        + " settings: {passing: true}}}}");
        assertThat(withStore("run", pipeline).exitCode()).isEqualTo(1);
        Outcome resumed = withStore("run", "--resume", "broken-1");
        assertThat(resumed.exitCode()).isEqualTo(1);
        assertThat(resumed.err()).contains("cached    first  done before this run was resumed");
        assertThat(resumed.out()).contains("1 cached, 1 failed");
        assertThat(withStore("run", "--resume", "broken-1", "-p", "a=b").err())
                .contains("leave out --parameter, --seed and --no-cache");
    }

    @Test
    void aRunThatIsCompleteIsNotResumed() {
        withStore("run", pipeline);
        Outcome resumed = withStore("run", "--resume", "release-1");
        assertThat(resumed.exitCode()).isEqualTo(2);
        assertThat(resumed.err()).contains("Run 'release-1' is complete: there is nothing to go on with");
    }

    @Test
    void aPluginDirectoryThatIsNoneIsNamed() {
        assertThat(headrace("plugins", "--plugins", directory.resolve("none")).err())
                .contains("none, and there is no such directory");
        assertThat(headrace("plugins", "--plugins", pipeline).err()).contains("which is a file: name the directory");
    }

    @Test
    void nodesThatRunAloneJoinOneRunAndSkippedOnesEndWithNinetyNine() throws IOException {
        assertThat(withStore("run-node", pipeline, "evaluator", "--run", "monday")
                        .exitCode())
                .isEqualTo(2);
        for (String node : List.of("trainer", "evaluator")) {
            assertThat(withStore("run-node", pipeline, node, "--run", "tuesday", "-p", "blessed=false")
                            .exitCode())
                    .isZero();
        }
        Outcome skipped = withStore("run-node", pipeline, "pusher", "--run", "tuesday", "-p", "blessed=false");
        assertThat(skipped.exitCode()).isEqualTo(99);
        JsonNode runs = withStore("inspect", "runs", "--json").json().get("runs");
        assertThat(runs.findValuesAsText("state")).containsExactly("COMPLETE", "RUNNING");
    }

    @Test
    void whatWasMadeCanBeInspected() throws IOException {
        withStore("run", pipeline);
        assertThat(withStore("inspect", "runs").out()).contains("release-1  complete");
        assertThat(withStore("inspect", "run", "release-1").out())
                .contains("trainer    complete")
                .contains("model=Model ");
        JsonNode pushed = withStore("inspect", "artifacts", "--type", "PushedModel", "--json")
                .json()
                .get("artifacts");
        assertThat(pushed).hasSize(1);
        String id = pushed.get(0).get("id").asText();
        assertThat(withStore("inspect", "artifact", id).out())
                .contains("PushedModel " + id + ", live")
                .contains("fingerprint");
        assertThat(withStore("inspect", "lineage", id, "--upstream").out())
                .contains("release-1 trainer")
                .contains("release-1 pusher");
    }

    @Test
    void whatIsNotThereIsNamed() {
        withStore("run", pipeline);
        assertThat(withStore("inspect", "run", "release-2").err())
                .contains("There is no run 'release-2'; did you mean 'release-1'?");
        assertThat(withStore("inspect", "artifact", "77").err()).contains("There is no artifact 77");
        assertThat(withStore("inspect", "lineage", "nowhere.csv").err()).contains("No execution has read the file");
        assertThat(withStore("run", "--resume", "release-9").exitCode()).isEqualTo(2);
    }

    @Test
    void garbageIsPreviewedAndRemoved() throws IOException {
        withStore("run", pipeline);
        Files.writeString(
                pipeline,
                Files.readString(pipeline)
                        .replace("{component: make-model}", "{component: make-model, settings: {text: new}}"));
        withStore("run", pipeline);
        Outcome preview = withStore("gc", "--keep", 1, "--dry-run");
        assertThat(preview.out()).startsWith("Would remove 2 artifacts");
        JsonNode removed = withStore("gc", "--keep", 1, "--json").json();
        assertThat(removed.get("artifacts")).hasSize(2);
        assertThat(removed.get("keptRuns").get(0).asText()).isEqualTo("release-2");
        assertThat(withStore("gc", "--keep", 1).out()).startsWith("Removed 0 artifacts");
    }

    @Test
    void aPipelineIsCheckedWithoutRunningIt() throws IOException {
        assertThat(withStore("run", pipeline, "--check").out()).contains("The pipeline can run.");
        assertThat(withStore("run", pipeline, "--check", "--json")
                        .json()
                        .get("runnable")
                        .asBoolean())
                .isTrue();
        assertThat(withStore("inspect", "runs", "--json").json().get("runs")).isEmpty();
    }

    @Test
    void allProblemsOfAPipelineComeInOneSentence() throws IOException {
        Files.writeString(pipeline, """
                name: wrong
                nodes:
                  a: {component: make-modle}
                  b: {component: push, inputs: {model: c.blessing}}
                  c: {component: judge, inputs: {modle: a.model}, settings: {blessed: perhaps}}
                """);
        Outcome run = withStore("run", pipeline, "--check");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("'make-modle', which is not a component; did you mean 'make-model'?")
                .contains("node 'b' takes Model at input 'model', and c.blessing is ModelBlessing")
                .contains("node 'c' connects 'modle', which is not an input of judge; did you mean 'model'?")
                .contains("node 'c': blessed is 'perhaps', not a valid true or false")
                .contains("[INVALID_PIPELINE]");
        assertThat(run.err().strip()).hasLineCount(1);
    }

    @Test
    void aSecretIsReadFromTheEnvironmentAndIsNeverRecorded() throws IOException {
        Files.writeString(pipeline, """
                name: secretive
                parameters: {token: hunter2}
                nodes: {only: {component: log-in, settings: {token: {parameter: token}}}}
                """);
        Outcome refused = withStore("run", pipeline);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("node 'only': token is a secret, which a pipeline must not hold; give it as env:NAME")
                .doesNotContain("hunter2");
        assertThat(withStore("run", pipeline, "-p", "token=env:PATH").exitCode())
                .isZero();
        JsonNode run = withStore("inspect", "run", "secretive-1", "--json").json();
        assertThat(run.at("/executions/0/provenance/configuration/token").asText())
                .isEqualTo("(redacted)");
        assertThat(run.toString()).doesNotContain(System.getenv("PATH"));
    }

    @Test
    void errorsAsJsonSayWhoMustAct() throws IOException {
        Outcome run = withStore("run", directory.resolve("none.yaml"), "--json");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.json().at("/error/code").asText()).isEqualTo("PIPELINE_UNREADABLE");
        assertThat(run.json().at("/error/type").asText()).isEqualTo("USER");
    }

    @Test
    void settingsComeFromTheFileAndTheCommandLineWins() throws IOException {
        Path settings = directory.resolve("settings.yaml");
        Files.writeString(settings, "store: " + directory.resolve("elsewhere") + "\nthreads: -1\n");
        assertThat(headrace("run", pipeline, "--settings", settings).err())
                .contains("threads is -1, and cannot be negative");
        assertThat(headrace("run", pipeline, "--settings", settings, "--set", "threads=1")
                        .exitCode())
                .isZero();
        assertThat(directory.resolve("elsewhere/metadata.db")).exists();
        assertThat(headrace("run", pipeline, "--settings", settings, "--set", "treads=1")
                        .err())
                .contains("treads is not a known key; did you mean 'threads'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run-node", "inspect", "describe", "plugins", "gc"})
    void everyCommandHasHelpWithADescriptionForEachOption(String name) {
        Outcome help = headrace(name, "--help");
        assertThat(help.exitCode()).isZero();
        CommandLine command = requireNonNull(
                Main.commandLine(InstantSource.system()).getSubcommands().get(name));
        assertThat(command.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    }

    @Test
    void wrongUseEndsWithTwoAndAHint() {
        assertThat(headrace("rnu").exitCode()).isEqualTo(2);
        assertThat(headrace("rnu").err()).contains("run");
        assertThat(headrace().exitCode()).isEqualTo(2);
        assertThat(withStore("run").err()).contains("Name a pipeline, or a run with --resume");
        assertThat(withStore("gc", "--keep", "-1").exitCode()).isEqualTo(2);
    }

    @Test
    void theVersionNamesJavaAndTheLicence() {
        assertThat(headrace("--version").out())
                .contains("headrace ")
                .contains("Java 25")
                .contains("Apache-2.0");
    }
}

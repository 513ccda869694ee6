package dev.headrace.serving.release;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.serving.ProcessLimits;
import dev.headrace.serving.ServerRequest;
import dev.headrace.serving.ServingErrorCode;
import dev.headrace.serving.release.InfraReport.Check;
import dev.headrace.serving.spi.ModelServer;
import dev.headrace.serving.spi.RunningServer;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InfraValidatorTest extends ComponentConformanceTest {
    private static final int ROWS = 60;
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final BufferAllocator allocator = new RootAllocator();

    @TempDir
    Path directory = Path.of("");

    @AfterEach
    void everyBufferIsGivenBack() {
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return component(new FakeModelServer(answer -> answer), PATIENT);
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        Path model = Models.write(prepared.resolve("model"));
        Path examples = Models.examples(prepared.resolve("examples"), ROWS);
        return Map.of(
                "model",
                List.of(FakeComponentContext.artifact(ArtifactType.MODEL, model, Map.of())),
                "examples",
                List.of(FakeComponentContext.artifact(ArtifactType.EXAMPLES, examples, Map.of())));
    }

    @Test
    void aModelThatServesIsBlessed() throws Exception {
        FakeComponentContext context = run(new FakeModelServer(answer -> answer), PATIENT);
        assertThat(blessed(context)).isEqualTo("true");
        assertThat(report(context))
                .isEqualTo(new InfraReport(
                        InfraReport.FORMAT,
                        50,
                        64,
                        30_000,
                        List.of(
                                new Check("start", true, "The server started with a heap of 64 MiB"),
                                new Check("answers", true, "Of 50 rows sent, 50 were answered"),
                                new Check(
                                        "parity",
                                        true,
                                        "Of 50 predictions, 50 are bit for bit those of the scorer in this process"),
                                new Check("latency", true, "The 99th percentile of the latency is at most 30000 ms"),
                                new Check("alive", true, "The server was alive after the last request"))));
    }

    @Test
    void aServerThatSaysSomethingElseTakesTheBlessing() throws Exception {
        FakeComponentContext context = run(
                new FakeModelServer(answer -> answer.replaceFirst("\"scores\":\\[[^,]*,", "\"scores\":[0.125,")),
                PATIENT);
        assertThat(blessed(context)).isEqualTo("false");
        assertThat(failed(context)).hasSize(1);
        assertThat(failed(context).getFirst().name()).isEqualTo("parity");
        assertThat(failed(context).getFirst().sentence())
                .startsWith("Of 50 predictions, 0 are bit for bit")
                .contains("row 1: the server says ", "0.125", "and the scorer says ");
    }

    @Test
    void aServerThatAnswersNonsenseTakesTheBlessing() throws Exception {
        FakeComponentContext context = run(new FakeModelServer(answer -> "{}"), PATIENT);
        assertThat(failed(context)).extracting(Check::name).containsExactly("answers", "parity");
        assertThat(failed(context).getFirst().sentence())
                .isEqualTo("Of 50 rows sent, 0 were answered; row 1: not one prediction: {}");
    }

    @Test
    void aSlowServerTakesTheBlessingAndTheReportHasNoMeasuredTime() throws Exception {
        FakeComponentContext context = run(new FakeModelServer(answer -> answer), Duration.ofNanos(1));
        assertThat(failed(context))
                .containsExactly(new Check("latency", false, "The 99th percentile of the latency is more than 0 ms"));
    }

    @Test
    void aServerThatDoesNotStartTakesTheBlessingAndSaysWhy() throws Exception {
        FakeComponentContext context = run(new Broken(ServingErrorCode.SERVER_FAILED), PATIENT);
        assertThat(blessed(context)).isEqualTo("false");
        assertThat(report(context).checks()).containsExactly(new Check("start", false, "out of memory"));
    }

    @Test
    void examplesWithoutRowsTakeTheBlessing() throws Exception {
        Path examples = Models.examples(directory.resolve("none"), 0);
        FakeComponentContext context = context(examples);
        component(new FakeModelServer(answer -> answer), PATIENT).run(context);
        assertThat(report(context).checks())
                .containsExactly(new Check("answers", false, "The split eval has no rows to send"));
    }

    @Test
    void limitsThatNothingCanKeepAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InfraValidatorConfig(1, 1, PATIENT, PATIENT))
                .withMessage("heap-mebibytes is 1, and at least 16 are needed");
        assertThatIllegalArgumentException().isThrownBy(() -> new InfraValidatorConfig(64, 0, PATIENT, PATIENT));
        assertThatIllegalArgumentException().isThrownBy(() -> new InfraValidatorConfig(64, 1, Duration.ZERO, PATIENT));
    }

    private Component component(ModelServer server, Duration latency) {
        return new InfraValidator(new InfraValidatorConfig(64, 50, latency, PATIENT), server, allocator);
    }

    private FakeComponentContext run(ModelServer server, Duration latency) throws Exception {
        FakeComponentContext context = context(Models.examples(directory.resolve("examples"), ROWS));
        component(server, latency).run(context);
        return context;
    }

    private FakeComponentContext context(Path examples) throws IOException {
        Path model = Models.write(directory.resolve("model"));
        return FakeComponentContext.of(InfraValidator.class, directory.resolve("outputs"))
                .withInput("model", FakeComponentContext.artifact(ArtifactType.MODEL, model, Map.of()))
                .withInput("examples", FakeComponentContext.artifact(ArtifactType.EXAMPLES, examples, Map.of()));
    }

    private static InfraReport report(FakeComponentContext context) throws IOException {
        Path directory = requireNonNull(context.outputs().get("blessing")).directory();
        return JsonRecords.read(directory.resolve(InfraReport.FILE), InfraReport.class);
    }

    private static List<Check> failed(FakeComponentContext context) throws IOException {
        return report(context).checks().stream()
                .filter(check -> !check.passed())
                .toList();
    }

    private static String blessed(FakeComponentContext context) {
        return String.valueOf(
                requireNonNull(context.outputs().get("blessing")).properties().get("blessed"));
    }

    private record Broken(ServingErrorCode code) implements ModelServer {
        @Override
        public RunningServer start(ServerRequest request) {
            throw new HeadraceException(code, "out of memory");
        }

        @Override
        public RunningServer startApart(ServerRequest request, ProcessLimits limits) {
            return start(request);
        }
    }
}

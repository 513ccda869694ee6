package dev.headrace.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PipelineJsonTest {
    private static final Path SPECIFICATION = Path.of("../../docs/reference/formats/pipeline.md");

    private static Pipeline golden() {
        return Pipeline.builder("taxi-tips")
                .requiredParameter("span", ParameterType.INTEGER)
                .parameter("learning-rate", 0.1)
                .parameter("sample", ParameterType.NUMBER, 1)
                .parameter("strict", true)
                .parameter("region", "chicago")
                .node(
                        "examples",
                        "csv-example-gen",
                        node -> node.set("files", List.of("data/taxi/*.csv", "data/late/*.csv"))
                                .setFromParameter("sample", "sample")
                                .setFromParameter("span", "span")
                                .retries(2)
                                .timeout(Duration.ofMinutes(10)))
                .node("corrections", "csv-example-gen", node -> node.set("files", "data/corrections.csv"))
                .node("statistics", "statistics-gen", node -> node.input("examples", "examples.examples"))
                .node(
                        "trainer",
                        "linear-trainer",
                        node -> node.set("label", "tip")
                                .set("epochs", 20)
                                .set("l2", 1e-4)
                                .set("early-stopping", true)
                                .setFromParameter("learning-rate", "learning-rate")
                                .input("examples", "examples.examples", "corrections.examples")
                                .after("statistics"))
                .node(
                        "evaluator",
                        "evaluator",
                        node -> node.input("examples", "examples.examples").input("model", "trainer.model"))
                .node(
                        "pusher",
                        "pusher",
                        node -> node.input("model", "trainer.model")
                                .whenBlessed("evaluator.blessing")
                                .when("examples.examples", "split", "eval"))
                .build();
    }

    @Test
    void theGoldenFileStillLoadsAndIsWrittenTheSame() throws IOException {
        String json = resource("/golden/0.1/pipeline.json");

        assertThat(PipelineJson.read(json)).isEqualTo(golden());
        assertThat(PipelineJson.write(golden())).isEqualTo(json);
    }

    @Test
    void theSpecificationShowsTheGoldenFile() throws IOException {
        assertThat(Files.readString(SPECIFICATION))
                .contains("```json\n" + resource("/golden/0.1/pipeline.json") + "```");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fluentJavaAndJsonAreEqualBothWays(long seed) {
        Pipeline pipeline = RandomPipelines.pipeline(seed);
        String json = PipelineJson.write(pipeline);

        assertThat(PipelineJson.read(json)).isEqualTo(pipeline);
        assertThat(PipelineJson.write(PipelineJson.read(json))).isEqualTo(json);
    }

    @Test
    void shortFormsEqualLongOnes() {
        String brief = """
                {"name": "p", "parameters": {"rate": 0.5, "word": {}},
                 "nodes": {"a": {"component": "x"},
                           "b": {"component": "x", "inputs": {"in": "a.out"}, "when": "a.ok", "after": "a"}}}
                """;
        String full = """
                {"name": "p",
                 "parameters": {"rate": {"type": "number", "default": 0.5}, "word": {"type": "text"}},
                 "nodes": {"a": {"component": "x", "settings": {}, "inputs": {}, "when": [], "after": [], "retries": 0},
                           "b": {"component": "x", "inputs": {"in": ["a.out"]},
                                 "when": [{"channel": "a.ok", "property": "blessed", "equals": true}],
                                 "after": ["a"]}}}
                """;

        assertThat(PipelineJson.read(brief)).isEqualTo(PipelineJson.read(full));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\": \"p\", \"nodes\": {}} {} | Trailing token",
                "{\"name\": \"p\", \"name\": \"q\", \"nodes\": {}} | Duplicate field 'name' at line 1",
                "{\"name\": \"p\", \"nodes\": {\"a\": {\"component\": \"x\"}, \"a\": {}}} | Duplicate field 'a'",
                "{\"name\": \"p\", | Unexpected end-of-input",
                "{'name': 1} | single-quote character",
                "name: p | Unrecognized token 'name'"
            })
    void whatIsNotJsonIsInvalidJson(String json, String expected) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> PipelineJson.read(json))
                .withMessageStartingWith("The pipeline is not JSON: ")
                .withMessageContaining(expected.replace("single-quote character", "'''"))
                .withMessageContaining(" at line 1, column ")
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_JSON));
    }

    @Test
    void nestingBeyondAllBoundsIsInvalidJson() {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> PipelineJson.read("[".repeat(5_000)))
                .withMessageStartingWith("The pipeline is not JSON: ")
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_JSON));
    }

    static List<List<String>> wrongForms() {
        return List.of(
                List.of("", "Pipeline '': an object was expected, and nothing was found"),
                List.of("null", "an object was expected, and nothing was found"),
                List.of("[]", "an object was expected, and a list was found"),
                List.of("3", "an object was expected, and a number was found"),
                List.of("'p'", "an object was expected, and text was found"),
                List.of("{}", "the pipeline: 'name' is missing; 'nodes' is missing"),
                List.of("{'name': 3, 'nodes': {}}", "the pipeline: 'name' must be text: 3"),
                List.of("{'name': 'P', 'nodes': {}}", "the name of a pipeline must be lower-case words"),
                List.of("{'name': 'p', 'node': {}}", "'node' is not a known key; did you mean 'nodes'?"),
                List.of("{'name': 'p', 'nodes': []}", "'nodes' must be an object, and a list was found"),
                List.of("{'name': 'p', 'nodes': {'a': 'x'}}", "node 'a': an object was expected, and text was found"),
                node("{}", "node 'a': 'component' is missing"),
                node("{'component': 5}", "node 'a': 'component' must be text: 5"),
                node("{'component': 'Big'}", "the component of node 'a' must be lower-case words"),
                node("{'component': 'x', 'input': {}}", "node 'a': 'input' is not a known key; did you mean 'inputs'?"),
                node(
                        "{'component': 'x', 'settings': []}",
                        "node 'a': 'settings' must be an object, and a list was found"),
                node("{'component': 'x', 'settings': null}", "'settings' must be an object, and nothing was found"),
                setting("9223372036854775808", "64-bit number, or true or false was expected, and 9223372036854775808"),
                setting("-9223372036854775809", "and -9223372036854775809 was found"),
                setting("1e400", "node 'a', setting 's': text, a 64-bit number, or true or false was expected"),
                setting("null", "and null was found"),
                setting("[[1]]", "and [1] was found"),
                setting("[{'parameter': 'x'}]", "was found"),
                setting("{}", "node 'a', setting 's': 'parameter' is missing"),
                setting("{'parametr': 'x'}", "'parametr' is not a known key; did you mean 'parameter'?"),
                setting("{'parameter': 'x'}", "node 'a' sets s from 'x', which is not a parameter; none is known"),
                node(
                        "{'component': 'x', 'inputs': {'in': 5}}",
                        "node 'a', input 'in': text was expected, and 5 was found"),
                node("{'component': 'x', 'inputs': {'in': 'b'}}", "a channel is 'node.output': 'b'"),
                node("{'component': 'x', 'inputs': {'in': ['b.out', null]}}", "text was expected, and null was found"),
                node("{'component': 'x', 'after': [1]}", "node 'a', after: text was expected, and 1 was found"),
                node("{'component': 'x', 'after': 'b'}", "node 'a' waits for 'b', which is not a node"),
                node("{'component': 'x', 'retries': 1.5}", "'retries' must be a whole number from 0 on: 1.5"),
                node("{'component': 'x', 'retries': '1'}", "'retries' must be a whole number from 0 on"),
                node("{'component': 'x', 'retries': -1}", "'retries' must be a whole number from 0 on: -1"),
                node("{'component': 'x', 'timeout': '10m'}", "'timeout' must be an ISO-8601 duration such as PT10M"),
                node("{'component': 'x', 'timeout': 10}", "'timeout' must be an ISO-8601 duration such as PT10M: 10"),
                node("{'component': 'x', 'timeout': 'PT0S'}", "the timeout of node 'a' is not positive: PT0S"),
                node(
                        "{'component': 'x', 'when': 5}",
                        "node 'a', when: a channel or an object was expected, and a number"),
                node("{'component': 'x', 'when': 'b'}", "node 'a', when: a channel is 'node.output': 'b'"),
                node("{'component': 'x', 'when': [{'channel': 'a.b', 'property': 'p'}]}", "when: 'equals' is missing"),
                node(
                        "{'component': 'x', 'when': [{'chanel': 'a.b', 'property': 'p', 'equals': 'q'}]}",
                        "'chanel' is not"),
                parameter(
                        "[1]",
                        "parameter 'r': text, a 64-bit number, or true or false was expected, and [1] was found"),
                parameter("null", "and null was found"),
                parameter("1e400", "parameter 'r': text, a 64-bit number"),
                parameter("{'type': 'int'}", "type 'int' is not known"),
                parameter("{'type': 'txt'}", "type 'txt' is not known; did you mean 'text'?"),
                parameter(
                        "{'type': 'integer', 'default': 'x'}",
                        "the default of parameter 'r' is not of type integer: x"),
                parameter("{'typ': 'text'}", "parameter 'r': 'typ' is not a known key; did you mean 'type'?"),
                List.of("{'name': 'p', 'parameters': {'R': 1}, 'nodes': {}}", "the name of a parameter must be"));
    }

    private static List<String> node(String node, String expected) {
        return List.of("{'name': 'p', 'nodes': {'a': " + node + "}}", expected);
    }

    private static List<String> setting(String value, String expected) {
        return node("{'component': 'x', 'settings': {'s': " + value + "}}", expected);
    }

    private static List<String> parameter(String value, String expected) {
        return List.of("{'name': 'p', 'parameters': {'r': " + value + "}, 'nodes': {}}", expected);
    }

    @ParameterizedTest
    @MethodSource("wrongForms")
    void whatHasAnotherFormIsAnInvalidPipeline(List<String> wrong) {
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> PipelineJson.read(wrong.get(0).replace('\'', '"')))
                .withMessageStartingWith("Pipeline '")
                .withMessageContaining(wrong.get(1))
                .satisfies(e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_PIPELINE));
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        String json = """
                {"name": "p", "naem": 1, "parameters": {"r": [], "t": {"type": "txt"}},
                 "nodes": {"a": {"after": 5, "retries": "x", "timeout": "soon", "settings": {"s": null, "t": [[]]},
                                 "inputs": {"i": "b", "j": 1},
                                 "when": [1, {"channel": "c", "equals": {}}, "d"]},
                           "b": 3}}
                """;

        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> PipelineJson.read(json))
                .withMessage("Pipeline 'p': "
                        + String.join(
                                "; ",
                                List.of(
                                        "the pipeline: 'naem' is not a known key; did you mean 'name'?",
                                        "parameter 'r': text, a 64-bit number, or true or false was expected, and [] was found",
                                        "parameter 't': type 'txt' is not known; did you mean 'text'?",
                                        "node 'a', setting 's': text, a 64-bit number, or true or false was expected, and null was found",
                                        "node 'a', setting 't': text, a 64-bit number, or true or false was expected, and [] was found",
                                        "node 'a', input 'i': a channel is 'node.output': 'b'",
                                        "node 'a', input 'j': text was expected, and 1 was found",
                                        "node 'a', when: a channel or an object was expected, and a number was found",
                                        "node 'a', when: a channel is 'node.output': 'c'",
                                        "node 'a', when: 'equals' must be text: {}",
                                        "node 'a', when: 'property' is missing",
                                        "node 'a', when: a channel is 'node.output': 'd'",
                                        "node 'a', after: text was expected, and 5 was found",
                                        "node 'a': 'component' is missing",
                                        "node 'a': 'retries' must be a whole number from 0 on: \"x\"",
                                        "node 'a': 'timeout' must be an ISO-8601 duration such as PT10M: \"soon\"",
                                        "node 'b': an object was expected, and a number was found")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "0.1", "-0.0", "1e300", "4.9E-324"})
    void numbersWithinSixtyFourBitsAreKept(String number) {
        Object value = number.matches("-?\\d+") ? (Object) Long.valueOf(number) : (Object) Double.valueOf(number);
        Pipeline pipeline = PipelineJson.read(
                "{\"name\": \"p\", \"nodes\": {\"a\": {\"component\": \"x\", \"settings\": {\"s\": " + number + "}}}}");

        assertThat(pipeline.nodes().getFirst().settings()).containsEntry("s", new ParameterValue.Literal(value));
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(PipelineJsonTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package dev.headrace.cli.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What strangers' files are really like: each ends with an exit code and a sentence, or with its good rows
/// used and its bad rows in quarantine; never with a stack trace.
class BadInputTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 400;

    @TempDir
    Path directory;

    @Test
    void noFile() throws Exception {
        refused("No file matches", "nowhere.csv", run("nowhere.csv", "y"));
    }

    @Test
    void anEmptyFile() throws Exception {
        refused("empty.csv is empty", "", run(file("empty.csv", ""), "y"));
    }

    @Test
    void aHeaderOnly() throws Exception {
        refused("header.csv", "no rows", run(file("header.csv", "a,b,y\n"), "y"));
    }

    @Test
    void noSuchLabel() throws Exception {
        refused(
                "'outcom'",
                "did you mean 'outcome'",
                run(file("a.csv", csv("a,outcome", row -> row + "," + row % 2)), "outcom"));
    }

    @Test
    void noLabelNamed() throws Exception {
        Headrace.Outcome outcome = new Headrace(directory).run("quickstart", "--input", file("a.csv", "a,b\n1,2\n"));
        refused("--label", "", outcome);
    }

    @Test
    void aConstantLabel() throws Exception {
        refused("'y'", "one value", run(file("a.csv", csv("a,y", row -> row + ",yes")), "y"));
    }

    @Test
    void aLabelThatIsMissingEverywhere() throws Exception {
        refused("'y'", "no value", run(file("a.csv", csv("a,y", row -> row + ",")), "y"));
    }

    @Test
    void aColumnWithoutAValueIsLeftOut() throws Exception {
        JsonNode result = used(run(file("a.csv", csv("empty,", row -> "," + features(row))), "y"));
        assertThat(result.path("rows").asLong()).isEqualTo(ROWS);
        assertThat(Files.readString(Path.of(result.path("report").asText()))).contains("empty");
    }

    @Test
    void brokenRowsGoToQuarantineWithTheirNumbers() throws Exception {
        String csv = csv(
                "", row -> row % 100 == 3 ? "1,2" : row % 100 == 5 ? features(row) + ",more,fields" : features(row));
        Headrace.Outcome outcome = run(file("a.csv", csv), "y");
        JsonNode result = used(outcome);
        assertThat(result.path("quarantined").asLong()).isEqualTo(8);
        assertThat(result.path("rows").asLong()).isEqualTo(ROWS - 8);
        List<JsonNode> quarantine = quarantine(result);
        assertThat(quarantine).hasSize(8);
        assertThat(quarantine.getFirst().path("row").asLong()).isEqualTo(4);
        assertThat(quarantine.getFirst().path("reason").asText()).contains("2").contains("fields");
        assertThat(quarantine.getFirst().path("text").asText()).isEqualTo("1,2");
    }

    @Test
    void brokenJsonLinesAreNotRowsOfNulls() throws Exception {
        String lines = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 100 == 7
                        ? "{\"x\": 1, \"y\": "
                        : "{\"x\": " + x(row) + ", \"c\": \"" + "ab".charAt(row % 2) + "\", \"y\": " + y(row) + "}")
                .collect(Collectors.joining("\n"));
        JsonNode result = used(run(file("a.jsonl", lines), "y"));
        assertThat(result.path("quarantined").asLong()).isEqualTo(4);
        assertThat(result.path("rows").asLong()).isEqualTo(ROWS - 4);
        assertThat(quarantine(result).getFirst().path("row").asLong()).isEqualTo(8);
    }

    @Test
    void aWrongDelimiter() throws Exception {
        refused("';'", "','", run(file("a.csv", csv("", BadInputTest::features)), "y", "--delimiter", ";"));
    }

    @Test
    void mixedEncodings() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("x,c,y\n".getBytes(UTF_8));
        for (int row = 0; row < ROWS; row++) {
            bytes.write((x(row) + "," + "Zürich," + y(row) + "\n").getBytes(row % 100 == 9 ? ISO_8859_1 : UTF_8));
        }
        Path file = directory.resolve("a.csv");
        Files.write(file, bytes.toByteArray());
        JsonNode result = used(run(file.toString(), "y"));
        assertThat(result.path("quarantined").asLong()).isEqualTo(4);
        assertThat(quarantine(result).getFirst().path("reason").asText()).contains("UTF-8");
    }

    @Test
    void nanAndInfinitiesAreNumbersOfTheirOwnKind() throws Exception {
        String csv = csv(
                "z,", row -> (row % 40 == 0 ? "NaN" : row % 41 == 0 ? "-inf" : "" + row / 7.0) + "," + features(row));
        JsonNode result = used(run(file("a.csv", csv), "y"));
        assertThat(result.path("quarantined").asLong()).isZero();
        assertThat(Files.readString(Path.of(result.path("report").asText()))).contains("NaN");
    }

    @Test
    void integersBeyondSixtyFourBits() throws Exception {
        String csv = csv(
                "n,", row -> (row % 200 == 11 ? "92233720368547758080" : "" + (row * 31L % 997)) + "," + features(row));
        JsonNode result = used(run(file("a.csv", csv), "y"));
        assertThat(result.path("quarantined").asLong()).isEqualTo(2);
        assertThat(quarantine(result).getFirst().path("column").asText()).isEqualTo("n");
        assertThat(quarantine(result).getFirst().path("reason").asText())
                .contains("92233720368547758080")
                .contains("64 bits");
    }

    @Test
    void aBinaryFile() throws Exception {
        Path file = directory.resolve("a.csv");
        byte[] bytes = new byte[5_000];
        new SplittableRandom(3).nextBytes(bytes);
        Files.write(file, bytes);
        refused("a.csv", "not text", run(file.toString(), "y"));
    }

    @Test
    void aDirectoryWithoutData() throws Exception {
        Files.createDirectory(directory.resolve("data"));
        refused("data", "No file", run(directory.resolve("data").toString(), "y"));
    }

    @Test
    void threeThousandColumns() throws Exception {
        RandomGenerator random = new SplittableRandom(4);
        String header = IntStream.range(0, 3_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String csv = header + ",y\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(row -> IntStream.range(0, 3_000)
                                        .mapToObj(i -> i == 1_234 ? "" + x(row) : "" + random.nextInt(1_000))
                                        .collect(Collectors.joining(","))
                                + "," + y(row))
                        .collect(Collectors.joining("\n"));
        Headrace.Outcome outcome = run(file("a.csv", csv), "y");
        noStackTrace(outcome);
        JsonNode result = used(outcome);
        assertThat(result.path("rows").asLong()).isEqualTo(ROWS);
    }

    @Test
    void twoColumnsOfOneName() throws Exception {
        refused("'a'", "", run(file("a.csv", csv("a,a,y", row -> row + "," + row + "," + row % 2)), "y"));
    }

    @Test
    void noPermissionToRead() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("the superuser may read everything")
                .isNotEqualTo("root");
        Path file = Path.of(file("a.csv", csv("", BadInputTest::features)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        refused("a.csv", "", run(file.toString(), "y"));
    }

    @Test
    void noPermissionToWrite() throws Exception {
        String data = file("a.csv", csv("", BadInputTest::features));
        // A file where a directory should be: not even the superuser can write beneath it.
        Files.writeString(directory.resolve("store"), "not a directory");
        Headrace.Outcome outcome =
                new Headrace(directory).run("quickstart", "--input", data, "--label", "y", "--store", "store");
        assertThat(outcome.exitCode()).as("another store may do").isEqualTo(1);
        noStackTrace(outcome);
        assertThat(outcome.err()).contains("store is a file and not a directory");
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        String data = file("a.csv", csv("", BadInputTest::features));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(socket.getLocalPort());
            Headrace.Outcome outcome =
                    new Headrace(directory).run("quickstart", "--input", data, "--label", "y", "--port", port);
            refused("Port " + port, "taken", outcome);
        }
    }

    @Test
    void debugShowsWhere() throws Exception {
        Headrace.Outcome outcome = run(file("empty.csv", ""), "y", "--debug");
        assertThat(outcome.err()).contains("\tat ");
    }

    /// One sentence that holds both parts, exit code 2, and no stack trace.
    private static void refused(String one, String other, Headrace.Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        noStackTrace(outcome);
        String sentences = outcome.err()
                .lines()
                .filter(line -> line.startsWith("headrace: ") || line.startsWith("Name "))
                .collect(Collectors.joining("\n"));
        assertThat(sentences).contains(one).contains(other);
    }

    private static JsonNode used(Headrace.Outcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        noStackTrace(outcome);
        return JSON.readTree(outcome.out());
    }

    private static void noStackTrace(Headrace.Outcome outcome) {
        assertThat(outcome.err()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(outcome.out()).doesNotContain("\tat ");
    }

    private List<JsonNode> quarantine(JsonNode result) throws Exception {
        String run = result.path("runs").get(0).asText();
        JsonNode inspected = JSON.readTree(
                new Headrace(directory).run("inspect", "run", run, "--json").out());
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode execution : inspected.findParents("outputs")) {
            if (execution.path("node").asText().equals("example-gen")) {
                Path examples = directory
                        .resolve(".headrace")
                        .resolve(execution
                                .path("outputs")
                                .path("examples")
                                .path("uri")
                                .asText());
                for (String line : Files.readAllLines(examples.resolve("quarantine.jsonl"))) {
                    rows.add(JSON.readTree(line));
                }
            }
        }
        return rows;
    }

    private Headrace.Outcome run(String file, String label, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("quickstart", "--input", file, "--label", label, "--json", "--serve-for", "0s"));
        arguments.addAll(List.of(more));
        return new Headrace(directory).run(arguments.toArray(String[]::new));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    /// A file of [#ROWS] rows; the columns `x,c,y` follow those given, unless `y` is among them.
    private static String csv(String columns, IntFunction<String> row) {
        String header = columns.endsWith("y") || columns.endsWith("outcome") ? columns : columns + "x,c,y";
        return header + "\n" + IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    private static String features(int row) {
        return x(row) + "," + "abc".charAt(row % 3) + "," + y(row);
    }

    private static double x(int row) {
        return row * 7 % 101 / 10.0;
    }

    private static boolean y(int row) {
        return x(row) > 5 || row % 17 == 0;
    }
}

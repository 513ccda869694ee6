package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stranger's file, in each form and for each kind of label.
class OwnDataTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 1_500;
    private static final String[] TOWNS = {"Bern", "Graz", "Köln", "Łódź"};

    @TempDir
    Path directory;

    @Test
    void semicolonsATextLabelAndBrokenRows() throws Exception {
        Path file = directory.resolve("people.csv");
        RandomGenerator random = new SplittableRandom(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id;born;town;member;hours;remark;income\n");
            for (int i = 0; i < ROWS; i++) {
                int hours = random.nextInt(10, 60);
                int town = random.nextInt(TOWNS.length);
                boolean member = random.nextBoolean();
                boolean high = hours + (member ? 10 : 0) + 5 * town + 6 * random.nextGaussian() > 45;
                out.write("P" + (1000 + i) + ";" + LocalDate.of(1960, 1, 1).plusDays(random.nextInt(15_000)) + ";"
                        + TOWNS[town] + ";" + member + ";" + (i % 50 == 0 ? "" : hours) + ";\"a note; of "
                        + (i % 7) + " words here\";" + (high ? "high" : "low") + "\n");
                if (i % 300 == 7) {
                    out.write("P" + i + ";1970-01-01;Bern;true;many;\"none at all here\";low\n");
                }
            }
        }
        JsonNode result = quickstart("--input", file.toString(), "--label", "income");
        assertThat(result.path("model").asText()).isEqualTo("people-income");
        assertThat(result.path("rows").asLong()).isEqualTo(ROWS);
        assertThat(result.path("quarantined").asLong()).isEqualTo(5);
        assertPushedAndStable(result);
        assertThat(result.path("metric").asText()).isEqualTo("log-loss");
    }

    @Test
    void jsonLinesAndSeveralClasses() throws Exception {
        Path file = directory.resolve("flowers.jsonl");
        RandomGenerator random = new SplittableRandom(2);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < ROWS; i++) {
                int kind = random.nextInt(3);
                out.write(String.format(
                        Locale.ROOT,
                        "{\"petal\": %.3f, \"sepal\": %.3f, \"wild\": %b, \"kind\": \"%s\"}%n",
                        kind + 0.4 * random.nextGaussian(),
                        2 * (kind % 2) + 0.7 * random.nextGaussian(),
                        random.nextBoolean(),
                        new String[] {"iris", "poppy", "rose"}[kind]));
            }
        }
        assertPushedAndStable(quickstart("--input", file.toString(), "--label", "kind"));
    }

    @Test
    void parquetAndANumber() throws Exception {
        Path file = directory.resolve("rides.parquet");
        writeParquet(file);
        JsonNode result = quickstart("--input", file.toString(), "--label", "fare");
        assertPushedAndStable(result);
        assertThat(result.path("metric").asText()).isEqualTo("rmse");
    }

    @Test
    void withoutSmileOurOwnTrainerServes() throws Exception {
        Path home = Files.createDirectories(directory.resolve("headrace"));
        Path bin = Files.createDirectory(home.resolve("bin"));
        for (String script : List.of("headrace", "find-jdk")) {
            Files.copy(
                    Headrace.DISTRIBUTION.resolve("bin").resolve(script),
                    bin.resolve(script),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createSymbolicLink(home.resolve("lib"), Headrace.DISTRIBUTION.resolve("lib"));
        Path file = directory.resolve("rides.parquet");
        writeParquet(file);
        Headrace headrace = new Headrace(directory, home);
        Headrace.Outcome outcome = headrace.run(
                "quickstart", "--input", file.toString(), "--label", "fare", "--json", "--serve-for", "0s");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode result = JSON.readTree(outcome.out());
        assertThat(result.path("trainer").asText()).isEqualTo("linear");
        assertPushedAndStable(result);
        assertThat(headrace.run("--version").out())
                .contains("Licence: Apache-2.0")
                .doesNotContain("GPL");
    }

    private static void writeParquet(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT setseed(0.25)");
            statement.execute(
                    "COPY (SELECT km, night, 3.5 + 1.8 * km + CASE WHEN night THEN 4 ELSE 0 END + random() AS fare"
                            + " FROM (SELECT 20 * random() AS km, random() < 0.3 AS night FROM range(" + ROWS + ")))"
                            + " TO '" + file + "' (FORMAT PARQUET)");
        }
    }

    private static void assertPushedAndStable(JsonNode result) {
        assertThat(result.path("blessed").asBoolean()).isTrue();
        assertThat(result.path("version").asLong()).isEqualTo(1);
        assertThat(result.path("drift").asText())
                .as("rows that were held back by chance have not drifted")
                .isNotEqualTo("drifted");
        assertThat(Path.of(result.path("report").asText())).isNotEmptyFile();
    }

    private JsonNode quickstart(String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 4];
        all[0] = "quickstart";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--json";
        all[arguments.length + 2] = "--serve-for";
        all[arguments.length + 3] = "0s";
        Headrace.Outcome outcome = new Headrace(directory).run(all);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return JSON.readTree(outcome.out());
    }
}

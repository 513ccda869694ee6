package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headrace.cli.endtoend.Headrace.Outcome;
import dev.headrace.cli.stats.StatisticsFile;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.tfmetadata.TfStatistics;
import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `headrace stats` on files of a stranger.
class StatsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    @BeforeEach
    void writeDays() throws IOException {
        write("monday.csv", 0, 400);
        write("tuesday.csv", 400, 1_000);
    }

    @Test
    void savedDaysMergedAreTheDaysReadAtOnceWithAnyNumberOfThreads() throws Exception {
        ok("stats", "monday.csv", "--slice-by", "town", "--label", "open", "--out", "monday.hrst", "--threads", "1");
        ok("stats", "tuesday.csv", "--slice-by", "town", "--label", "open", "--out", "tuesday.hrst");
        ok("stats", "monday.hrst", "tuesday.hrst", "--out", "merged.hrst");
        ok("stats", "monday.csv", "tuesday.csv", "--slice-by", "town", "--label", "open", "--out", "read.hrst");
        assertThat(directory.resolve("merged.hrst")).hasSameBinaryContentAs(directory.resolve("read.hrst"));
    }

    @Test
    void theTableAndThePageAndTheRecordsSayTheSame() throws Exception {
        Outcome outcome = ok("stats", "*.csv", "--weight", "stock", "--correlations", "--out", "all.json");
        assertThat(outcome.out()).contains("1,000 rows", "price", "open", "boolean", "town", "Bern");
        JsonNode all = JSON.readTree(directory.resolve("all.json").toFile())
                .path("statistics")
                .path(0);
        assertThat(all.path("rows").asLong()).isEqualTo(1_000);
        assertThat(all.path("relations").path("correlations")).isNotEmpty();
        ok("stats", "*.csv", "--slice-by", "town", "--out", "all.html");
        assertThat(directory.resolve("all.html")).content().contains("<h2", "town_Bern", "price");
    }

    @Test
    void filesOfTfdvSayTheSameInEveryForm() throws Exception {
        for (String ending : List.of("pb", "pbtxt", "tfrecord")) {
            ok("stats", "*.csv", "--tfdv-compatible", "--slice-by", "town", "--out", "all." + ending);
        }
        ok("stats", "*.csv", "--tfdv-compatible", "--slice-by", "town", "--out", "all.json");
        String text = Files.readString(directory.resolve("all.pbtxt"));
        assertThat(text)
                .contains("name: \"All Examples\"", "name: \"town_Bern\"", "num_examples: 1000", "step: \"price\"");
        byte[] binary = Files.readAllBytes(directory.resolve("all.pb"));
        byte[] record = Files.readAllBytes(directory.resolve("all.tfrecord"));
        assertThat(Arrays.copyOfRange(record, 12, record.length - 4)).isEqualTo(binary);
        String records = Files.readString(directory.resolve("all.json"));
        for (String form : List.of("pb", "pbtxt", "tfrecord")) {
            List<DatasetStatistics> read =
                    TfStatistics.read(directory.resolve("all." + form)).statistics();
            assertThat(JsonRecords.text(new StatisticsFile.Results(read))).isEqualTo(records);
        }
    }

    @Test
    void whatIsDeclaredIsInTheTableAndThePageAndTheRecords() throws Exception {
        Files.writeString(directory.resolve("notes.csv"), """
                note,stock,weight
                the cat sat,-1,0.5
                the dog,3,0.5
                N/A,-1,
                ...,4,
                """);
        Files.writeString(directory.resolve("words.txt"), "The\ncat\nsat\n");
        Outcome outcome = ok(
                "stats",
                "notes.csv",
                "--language",
                "note",
                "--vocabulary",
                "words.txt",
                "--empty",
                "-1",
                "--empty",
                "N/A",
                "--weighted",
                "pair=stock:weight",
                "--out",
                "notes.json");
        assertThat(outcome.out())
                .contains(
                        "note: 4 sequences of 1.75 tokens on the average, 57.1 % of the tokens known, 1 without a token",
                        "note: 25.0 % stand for nothing: 'N/A' 1",
                        "stock: 50.0 % stand for nothing: '-1' 2",
                        "pair: weight is missing in 2 rows; weight has −1 to 0 values beside stock; of 4 rows");
        JsonNode all = JSON.readTree(directory.resolve("notes.json").toFile())
                .path("statistics")
                .path(0);
        JsonNode note = all.path("columns").path(0);
        assertThat(note.path("language").path("tokens").asLong()).isEqualTo(7);
        assertThat(note.path("language").path("coverage").asDouble()).isEqualTo(4 / 7.0);
        assertThat(note.path("emptyValues").path("found").path(0).path("value").asText())
                .isEqualTo("N/A");
        assertThat(all.path("paired")
                        .path(0)
                        .path("companions")
                        .path(0)
                        .path("missing")
                        .asLong())
                .isEqualTo(2);
        ok("stats", "notes.csv", "--language", "note", "--weighted", "pair=stock:weight", "--out", "notes.html");
        assertThat(directory.resolve("notes.html"))
                .content()
                .contains("4 sequences of 1.75 tokens", "pair: weight is missing in 2 rows");
    }

    @Test
    void wrongDeclarationsAreNamedAllAtOnce() throws Exception {
        Outcome outcome =
                run("stats", "monday.csv", "--language", "price", "--language", "twon", "--sparse", "s=stock:x");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("'price'", "texts", "'twon'", "'town'", "'x'");
        assertThat(run("stats", "monday.csv", "--weighted", "stock").err()).contains("NAME=VALUE:WEIGHT");
        assertThat(run("stats", "monday.csv", "--vocabulary", "words.txt").err())
                .contains("--language");
    }

    @Test
    void rowsThatCannotBeUsedAreLeftOutAndCounted() throws Exception {
        Files.writeString(directory.resolve("broken.csv"), "a,b\n1,x\n2,y,z\n3,w\n");
        Outcome outcome = ok("stats", "broken.csv");
        assertThat(outcome.err()).contains("Left out: 1 rows");
        assertThat(outcome.out()).contains("2 rows");
    }

    @Test
    void aTableOfADatabaseIsReadAndOnlyRead() throws Exception {
        fillDatabase();
        assertThat(ok("stats", "jdbc:sqlite:shop.db", "--table", "orders").out())
                .contains("orders: 1,000 rows", "price", "real", "Bern");
        ok("stats", "jdbc:sqlite:shop.db", "--query", "SELECT price FROM orders WHERE price < 5", "--out", "some.json");
        JsonNode some = JSON.readTree(directory.resolve("some.json").toFile())
                .path("statistics")
                .path(0);
        assertThat(some.path("rows").asLong()).isEqualTo(10 * 20);
        assertThat(some.path("columns").path(0).path("numeric").path("maximum").asDouble())
                .isEqualTo(4.5);
        assertThat(run("stats", "jdbc:sqlite:shop.db", "--query", "DELETE FROM orders")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("stats", "jdbc:sqlite:shap.db", "--table", "orders").exitCode())
                .isEqualTo(2);
        assertThat(directory.resolve("shap.db")).doesNotExist();
        assertThat(ok("stats", "jdbc:sqlite:shop.db", "--table", "orders").out())
                .contains("1,000 rows");
    }

    @Test
    void aPasswordIsInNoMessage() throws Exception {
        String url = "jdbc:postgresql://localhost:1/shop?user=ann&password=open%20sesame";
        for (String[] command : new String[][] {
            {"stats", url, "--table", "orders", "--debug"},
            {"stats", "jdbc:other://ann:open%20sesame@localhost/shop", "--table", "orders", "--debug"}
        }) {
            Outcome outcome = run(command);
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .contains("headrace: ", "***", "HEADRACE_JDBC_PASSWORD")
                    .doesNotContain("sesame");
        }
    }

    @Test
    void optionsOfDatabasesGoWithOneDatabase() throws Exception {
        assertThat(run("stats", "monday.csv", "--table", "orders").err()).contains("go with a jdbc: URL");
        assertThat(run("stats", "jdbc:sqlite:shop.db").err()).contains("either --table or --query");
        assertThat(run("stats", "jdbc:sqlite:shop.db", "monday.csv", "--table", "a")
                        .err())
                .contains("read on its own");
        fillDatabase();
        assertThat(run("stats", "shop.db").err()).contains("a SQLite database; give jdbc:sqlite:");
    }

    @Test
    void mistakesAreNamed() throws Exception {
        assertThat(run("stats", "monday.csv", "--weight", "stok").err()).contains("'stok'", "stock");
        assertThat(run("stats", "monday.csv", "--out", "x.bp").err()).contains(".json, .html, .hrst, .pb", "known: ");
        assertThat(run("stats", "sunday.csv").err()).contains("sunday.csv");
        for (String[] wrong : new String[][] {
            {"stats", "monday.csv", "--weight", "stok"},
            {"stats", "monday.csv", "--out", "x.bp"},
            {"stats", "sunday.csv"}
        }) {
            assertThat(run(wrong).exitCode()).isEqualTo(2);
        }
    }

    private void fillDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("shop.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (town TEXT, price REAL)");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)"
                    + " INSERT INTO orders SELECT 'Bern', i % 50 * 0.5 FROM n");
        }
    }

    private void write(String name, int from, int to) throws IOException {
        List<String> lines = new ArrayList<>(List.of("town,open,price,stock"));
        for (int row = from; row < to; row++) {
            String town = List.of("Bern", "Chur", "Genf").get(row % 3);
            lines.add(town + "," + (row % 4 == 0) + "," + (row % 50 * 0.5) + "," + row % 7);
        }
        Files.write(directory.resolve(name), lines);
    }

    private Outcome ok(String... arguments) throws Exception {
        Outcome outcome = run(arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private Outcome run(String... arguments) throws Exception {
        return new Headrace(directory).start(arguments).outcome();
    }
}

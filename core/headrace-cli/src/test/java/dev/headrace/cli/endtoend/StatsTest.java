package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.headrace.cli.endtoend.Headrace.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    void rowsThatCannotBeUsedAreLeftOutAndCounted() throws Exception {
        Files.writeString(directory.resolve("broken.csv"), "a,b\n1,x\n2,y,z\n3,w\n");
        Outcome outcome = ok("stats", "broken.csv");
        assertThat(outcome.err()).contains("Left out: 1 rows");
        assertThat(outcome.out()).contains("2 rows");
    }

    @Test
    void mistakesAreNamed() throws Exception {
        assertThat(run("stats", "monday.csv", "--weight", "stok").err()).contains("'stok'", "stock");
        assertThat(run("stats", "monday.csv", "--out", "x.pb").err()).contains(".json, .html and .hrst");
        assertThat(run("stats", "sunday.csv").err()).contains("sunday.csv");
        for (String[] wrong : new String[][] {
            {"stats", "monday.csv", "--weight", "stok"},
            {"stats", "monday.csv", "--out", "x.pb"},
            {"stats", "sunday.csv"}
        }) {
            assertThat(run(wrong).exitCode()).isEqualTo(2);
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

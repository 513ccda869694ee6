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
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `headrace drift`, as a process.
class DriftTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    @BeforeEach
    void writeDays() throws IOException {
        write("monday.csv", 1, 0, 0.05);
        write("tuesday.csv", 2, 0, 0.05);
        write("wednesday.csv", 3, 0.3, 0.15);
    }

    @Test
    void daysWithoutDriftGiveZero() throws Exception {
        Outcome outcome = run("drift", "monday.csv", "tuesday.csv");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("COLUMN", "price", "town", "stable", "None of 3 columns drifted");
    }

    @Test
    void driftGivesThreeAndTellsEachColumnsTest() throws Exception {
        Outcome outcome = run("drift", "monday.csv", "wednesday.csv", "--out", "drift.json");
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
        assertThat(outcome.out()).contains("2 of 3 columns drifted", "price: The mean of price is");
        JsonNode root = JSON.readTree(directory.resolve("drift.json").toFile());
        assertThat(root.path("verdict").asText()).isEqualTo("DRIFTED");
        JsonNode price = feature(root, "price");
        assertThat(price.path("type").asText()).isEqualTo("REAL");
        assertThat(price.path("verdict").asText()).isEqualTo("DRIFTED");
        assertThat(price.path("test").asText()).isEqualTo("rank-sum");
        assertThat(price.path("statistic").asDouble()).isBetween(5.0, 12.0);
        assertThat(price.path("effect").asDouble()).isBetween(0.08, 0.18);
        assertThat(price.path("pValue").asDouble()).isLessThan(1e-6);
        assertThat(price.path("adjustedPValue").asDouble())
                .isGreaterThanOrEqualTo(price.path("pValue").asDouble())
                .isLessThan(1e-5);
        assertThat(price.path("baselineSize").asLong()).isEqualTo(2_000);
        assertThat(price.path("currentSize").asLong()).isEqualTo(2_000);
        assertThat(price.path("threshold").asDouble()).isEqualTo(0.01);
        assertThat(feature(root, "town").path("test").asText()).isEqualTo("chi-square");
        assertThat(feature(root, "stock").path("verdict").asText()).isEqualTo("STABLE");
    }

    @Test
    void savedStatisticsGiveWhatTheirFilesGive() throws Exception {
        run("stats", "monday.csv", "--out", "monday.hrst");
        run("stats", "wednesday.csv", "--out", "wednesday.hrst");
        Outcome saved = run("drift", "monday.hrst", "wednesday.hrst", "--json");
        assertThat(saved.exitCode()).as(saved.err()).isEqualTo(3);
        assertThat(saved.out())
                .isEqualTo(run("drift", "monday.csv", "wednesday.csv", "--json").out());
    }

    @Test
    void thePageHasTheColumnsByTheirEffect() throws Exception {
        run("drift", "monday.csv", "wednesday.csv", "--out", "drift.html");
        String page = Files.readString(directory.resolve("drift.html"));
        assertThat(page)
                .contains("monday.csv", "wednesday.csv", "2 of 3 columns drifted")
                .doesNotContain("http://");
        assertThat(page.indexOf(">price<")).isBetween(0, page.indexOf(">stock<"));
    }

    @Test
    void columnsOfOneSideOnlyAreTold() throws Exception {
        Files.writeString(directory.resolve("short.csv"), "price\n1.5\n2.5\n");
        Outcome outcome = run("drift", "monday.csv", "short.csv");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("Column 'town' is in the baseline only.", "inconclusive", "2 current rows")
                .doesNotContain("NaN");
    }

    @Test
    void compatibleModeGivesTheDistancesOfTfdv() throws Exception {
        Outcome outcome =
                run("drift", "monday.csv", "wednesday.csv", "--tfdv-compatible", "--threshold", "0.05", "--json");
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
        JsonNode root = JSON.readTree(outcome.out());
        JsonNode town = feature(root, "town");
        assertThat(town.path("test").asText()).isEqualTo("l-infinity");
        assertThat(town.path("effect").asDouble()).isBetween(0.08, 0.12);
        assertThat(town.hasNonNull("pValue")).isFalse();
        assertThat(feature(root, "price").path("test").asText()).isEqualTo("jensen-shannon-divergence");
    }

    @Test
    void wrongUseGivesTwo() throws Exception {
        Outcome column = run("drift", "monday.csv", "tuesday.csv", "--columns", "prise");
        assertThat(column.exitCode()).isEqualTo(2);
        assertThat(column.err()).contains("'prise'", "'price'");
        assertThat(run("drift", "monday.csv", "sunday.csv").exitCode()).isEqualTo(2);
        assertThat(run("drift", "monday.csv").exitCode()).isEqualTo(2);
        assertThat(run("drift", "monday.csv", "tuesday.csv", "--out", "drift.txt")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("drift", "monday.csv", "tuesday.csv", "--threshold", "2").err())
                .contains("--threshold must be between 0 and 1");
    }

    private static JsonNode feature(JsonNode root, String name) {
        return StreamSupport.stream(root.path("features").spliterator(), false)
                .filter(feature -> feature.path("feature").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void write(String name, long seed, double shift, double share) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>(List.of("town,price,stock"));
        for (int row = 0; row < 2_000; row++) {
            String town = random.nextDouble() < share ? "Chur" : "Bern";
            lines.add(town + "," + (random.nextGaussian() + shift) + "," + random.nextInt(1_000));
        }
        Files.write(directory.resolve(name), lines);
    }

    private Outcome run(String... arguments) throws Exception {
        return new Headrace(directory).start(arguments).outcome();
    }
}

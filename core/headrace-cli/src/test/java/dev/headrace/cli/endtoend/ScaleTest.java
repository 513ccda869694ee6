package dev.headrace.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A million rows of thirty columns pass through a heap of 2 GiB.
@Tag("thorough")
class ScaleTest {
    private static final int ROWS = 1_000_000;
    private static final int NUMBERS = 20;
    private static final int CATEGORIES = 9;

    @TempDir
    Path directory;

    @Test
    void aMillionRowsOfThirtyColumnsFitTwoGibibytes() throws Exception {
        Path file = directory.resolve("large.csv");
        write(file);
        Headrace.Outcome outcome = new Headrace(directory)
                .with("HEADRACE_OPTS", "-Xmx2g")
                .run("quickstart", "--input", file.toString(), "--label", "y", "--json", "--serve-for", "0s");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode result = JsonMapper.builder().build().readTree(outcome.out());
        assertThat(result.path("rows").asLong()).isEqualTo(ROWS);
        assertThat(result.path("blessed").asBoolean()).isTrue();
    }

    private static void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < NUMBERS; i++) {
                line.append("n").append(i).append(',');
            }
            for (int i = 0; i < CATEGORIES; i++) {
                line.append("c").append(i).append(',');
            }
            out.write(line.append("y\n").toString());
            for (int row = 0; row < ROWS; row++) {
                line.setLength(0);
                double sum = 0;
                for (int i = 0; i < NUMBERS; i++) {
                    long value = random.nextInt(1_000_000);
                    sum += i < 5 ? value : 0;
                    line.append(value / 100).append('.').append(value % 100).append(',');
                }
                for (int i = 0; i < CATEGORIES; i++) {
                    line.append("value-").append(random.nextInt(5 + i * 5)).append(',');
                }
                line.append(sum + 1_000_000 * random.nextDouble() > 3_000_000 ? "yes" : "no")
                        .append('\n');
                out.write(line.toString());
            }
        }
    }
}

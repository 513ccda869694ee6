package dev.headrace.data.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.QuarantinedRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of random CSV with random damage is either read or in quarantine, by its own number.
final class AccountingTest {
    private static final String[] BROKEN = {
        "1,2", "1,2,3,4,5", "\"open,2,3,4", "1,\"x\"y,3,4", "abc,2,3,4", "1,2,zz,4", "1,2,3.3.3,4"
    };

    @TempDir
    Path directory = Path.of("");

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRowIsAccountedFor(int seed) throws IOException {
        Case random = new Case(new Random(seed));
        Tables table = Tables.read(Files.writeString(directory.resolve("data.csv"), random.text()));
        assertThat(table.total()).isEqualTo(random.rows);
        assertThat(table.rows()).isEqualTo(random.good);
        assertThat(table.quarantined()).extracting(QuarantinedRow::row).isEqualTo(random.broken);
        assertThat(table.quarantined()).extracting(QuarantinedRow::text).isEqualTo(random.brokenTexts);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSizeOfTheWindowDoesNotMatter(int seed) throws IOException {
        Random chance = new Random(seed);
        byte[] bytes = new Case(chance).text().getBytes(UTF_8);
        List<String> expected = scan(bytes, 1 << 16);
        assertThat(scan(bytes, 8 + chance.nextInt(100))).isEqualTo(expected);
        assertThat(scan(bytes, 1)).isEqualTo(expected);
    }

    private List<String> scan(byte[] bytes, int initial) throws IOException {
        ByteWindow window = ByteWindow.of(directory, new ByteArrayInputStream(bytes), initial, ByteWindow.LARGEST);
        List<String> rows = new ArrayList<>();
        try (CsvScanner scanner = new CsvScanner(window, new CsvTokenizer((byte) ',', (byte) '\n'), 4)) {
            while (scanner.next()) {
                rows.add(scanner.row() + "|" + scanner.problem() + "|" + scanner.text() + "|"
                        + (scanner.problem() == null ? scanner.fields().text(3) : ""));
            }
        }
        return rows;
    }

    /// A random file of four columns, and what must be read of it.
    private static final class Case {
        private final Random random;
        private final List<List<String>> good = new ArrayList<>();
        private final List<Long> broken = new ArrayList<>();
        private final List<String> brokenTexts = new ArrayList<>();
        private final StringBuilder csv;
        private final String end;
        private long rows;

        Case(Random random) {
            this.random = random;
            this.end = random.nextBoolean() ? "\n" : "\r\n";
            this.csv = new StringBuilder(random.nextBoolean() ? "\ufeff" : "")
                    .append("n,m,r,t")
                    .append(end);
            int size = 20 + random.nextInt(400);
            // Few enough per column that its type stays, and so that it is clear which rows are to fail.
            int damages = Math.min(8, size / 20);
            for (int i = 0; i < size; i++) {
                addGood();
                if (random.nextInt(size) < damages && broken.size() < damages) {
                    addBroken();
                }
                if (random.nextInt(10) == 0) {
                    csv.append(end);
                }
            }
        }

        String text() {
            return csv.toString();
        }

        private void addGood() {
            rows++;
            String n = Integer.toString(random.nextInt(1000));
            String m = Long.toString(random.nextLong());
            String r = Double.toString(random.nextDouble());
            String t = text(random.nextInt(6));
            good.add(List.of(n, m, r, t));
            String quoted = "\"" + t.replace("\"", "\"\"") + "\"";
            csv.append(n)
                    .append(',')
                    .append(quote(m))
                    .append(',')
                    .append(r)
                    .append(',')
                    .append(quoted)
                    .append(end);
        }

        private void addBroken() {
            String text = BROKEN[random.nextInt(BROKEN.length)];
            rows++;
            broken.add(rows);
            brokenTexts.add(text);
            csv.append(text).append(end);
            // A quote that stays open ends at the next one, and so a row with a quote must follow.
            addGood();
        }

        private String quote(String text) {
            return random.nextBoolean() ? text : "\"" + text + "\"";
        }

        private String text(int kind) {
            return switch (kind) {
                case 0 -> "a, b";
                case 1 -> "two\nlines, \"quoted\"";
                case 2 -> "\u00e9\u6570\ud83d\ude00";
                case 3 -> "\"";
                case 4 -> " x ";
                default -> "plain " + random.nextInt(9);
            };
        }
    }
}

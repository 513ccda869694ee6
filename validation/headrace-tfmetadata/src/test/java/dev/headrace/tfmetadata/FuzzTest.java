package dev.headrace.tfmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.HeadraceException;
import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import dev.headrace.validation.DatasetStatistics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Damaged files are refused with a clear error, or are read; and then what is written is read back.
final class FuzzTest {
    private static final List<TfFormat> FORMATS = List.of(TfFormat.values());
    private static final long SEED = 20_260_101;
    private static final List<String> SPLICES = List.of(
            "{", "}", "<", ">", "[", "]", ":", "\"", "'", "\\", "#", "nan", "-", "0x", "99999999999", "name", "\0");

    @Test
    void tenThousandDamagedFilesGiveClearErrorsOnly() {
        damage(10_000);
    }

    @Test
    @Tag("thorough")
    void aMillionDamagedFilesGiveClearErrorsOnly() {
        damage(1_000_000);
    }

    private static void damage(int files) {
        Random random = new Random(SEED);
        byte[][] statistics = forms(TfStatistics.of(small())::bytes);
        byte[][] schemas = forms(TfSchema.ofBytes(schema(), TfFormat.TEXT)::bytes);
        byte[][] anomalies = forms(TfAnomalies.of(
                new Anomalies(List.of(new Anomaly("a", "b", Kind.COLUMN_NEW, Severity.ERROR, "c"))))::bytes);
        int refused = 0;
        for (int i = 0; i < files; i++) {
            TfFormat format = FORMATS.get(i % 3);
            byte[] bytes = switch (i / 3 % 3) {
                case 0 -> statistics[i % 3];
                case 1 -> schemas[i % 3];
                default -> anomalies[i % 3];
            };
            byte[] damaged = damaged(bytes, random);
            try {
                read(i / 3 % 3, damaged, format);
            } catch (HeadraceException e) {
                refused++;
                assertThat(e.getMessage()).as("file %d", i).hasSizeGreaterThan(20);
            }
        }
        assertThat(refused).isBetween(files / 3, files - files / 50);
    }

    /// Text has one NaN only, so what was read is compared as text.
    private static void read(int what, byte[] damaged, TfFormat format) {
        switch (what) {
            case 0 -> {
                TfStatistics read = TfStatistics.ofBytes(damaged, format);
                byte[] text = read.bytes(TfFormat.TEXT);
                TfStatistics again = TfStatistics.ofBytes(text, TfFormat.TEXT);
                assertThat(again.bytes(TfFormat.TEXT)).isEqualTo(text);
                assertThat(again.bytes(TfFormat.BINARY)).hasSameSizeAs(read.bytes(TfFormat.BINARY));
                read.statistics();
            }
            case 1 -> {
                TfSchema read = TfSchema.ofBytes(damaged, format);
                byte[] text = read.bytes(TfFormat.TEXT);
                TfSchema again = TfSchema.ofBytes(text, TfFormat.TEXT);
                assertThat(again.bytes(TfFormat.TEXT)).isEqualTo(text);
                assertThat(again.bytes(TfFormat.BINARY)).hasSameSizeAs(read.bytes(TfFormat.BINARY));
                read.schema();
            }
            default -> {
                TfAnomalies read = TfAnomalies.ofBytes(damaged, format);
                byte[] text = read.bytes(TfFormat.TEXT);
                assertThat(TfAnomalies.ofBytes(text, TfFormat.TEXT).bytes(TfFormat.BINARY))
                        .isEqualTo(read.bytes(TfFormat.BINARY));
                read.anomalies();
            }
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(damaged.length + 1);
            damaged = switch (random.nextInt(5)) {
                case 0 -> flipped(damaged, at, random);
                case 1 -> Arrays.copyOf(damaged, at);
                case 2 -> joined(damaged, at, Math.min(damaged.length, at + random.nextInt(9)), new byte[0]);
                case 3 ->
                    joined(
                            damaged,
                            at,
                            at,
                            SPLICES.get(random.nextInt(SPLICES.size())).getBytes(StandardCharsets.UTF_8));
                default -> {
                    int from = random.nextInt(damaged.length + 1);
                    int to = Math.min(damaged.length, from + random.nextInt(60));
                    yield joined(damaged, at, at, Arrays.copyOfRange(damaged, from, to));
                }
            };
        }
        return damaged;
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int to, int from, byte[] between) {
        byte[] joined = Arrays.copyOf(bytes, to + between.length + bytes.length - from);
        System.arraycopy(between, 0, joined, to, between.length);
        System.arraycopy(bytes, from, joined, to + between.length, bytes.length - from);
        return joined;
    }

    private static byte[][] forms(Function<TfFormat, byte[]> file) {
        return FORMATS.stream().map(file).toArray(byte[][]::new);
    }

    private static List<DatasetStatistics> small() {
        DatasetStatistics table = Tables.wide(3, 1).getFirst();
        return List.of(new DatasetStatistics(
                table.split(),
                table.rows(),
                table.columns().stream()
                        .filter(column ->
                                List.of("unlimited", "town", "lists", "flag").contains(column.name()))
                        .toList(),
                "",
                table.weight(),
                null));
    }

    private static byte[] schema() {
        return """
                feature { name: "a" type: BYTES domain: "d" presence { min_fraction: 0.5 min_count: 1 } new: 1 77: "x" 5 < 6: 7 > }
                feature { name: "b" type: INT int_domain { min: -1 max: 3 } annotation {
                  extra_metadata { [type.googleapis.com/tensorflow.metadata.v0.Path] { step: "s" } } tag: "headrace/feature {}" } }
                string_domain { name: "d" value: "x" value: "\\377" }
                """.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.headrace.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.CoreErrorCode;
import dev.headrace.core.HeadraceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonRecordsTest {
    @Test
    void aRecordComesBackEqual(@TempDir Path directory) throws Exception {
        Sample sample = new Sample("é\"", List.of(1.5, Double.NaN, Double.NEGATIVE_INFINITY), Map.of("b", 2L), null);
        Path file = directory.resolve("sample.json");
        JsonRecords.write(file, sample);
        assertThat(JsonRecords.read(file, Sample.class)).isEqualTo(sample);
        assertThat(Files.readString(file)).endsWith("}\n").doesNotContain("note");
    }

    @Test
    void aLineHoldsTheWholeRecord() {
        Sample sample = new Sample("two\nlines", List.of(1.5), Map.of("b", 2L), "x");
        String line = JsonRecords.line(sample);
        assertThat(line).doesNotContain("\n");
        assertThat(JsonRecords.parse(line, Sample.class, "a line")).isEqualTo(sample);
    }

    @Test
    void mapsAreSortedByKeys() {
        Sample sample = new Sample("", List.of(), Map.of("z", 1L, "a", 2L, "m", 3L), "x");
        assertThat(JsonRecords.text(sample)).containsSubsequence("\"a\"", "\"m\"", "\"z\"");
    }

    @Test
    void wrongTextNamesTheFileAndTheType() {
        assertThatThrownBy(() -> JsonRecords.parse(
                        "{\"name\":\"\",\"values\":[],\"counts\":{},\"nmae\":1}", Sample.class, "stats.json"))
                .isInstanceOfSatisfying(
                        HeadraceException.class, e -> assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_JSON))
                .hasMessageContaining("stats.json is not the JSON of a Sample")
                .hasMessageContaining("nmae");
        assertThatThrownBy(() -> JsonRecords.parse("{} {}", Sample.class, "x")).isInstanceOf(HeadraceException.class);
        assertThatThrownBy(() -> JsonRecords.parse("{\"name\":\"\"}", Sample.class, "x"))
                .as("the record's own checks")
                .isInstanceOf(HeadraceException.class);
    }

    record Sample(
            String name,
            List<Double> values,
            Map<String, Long> counts,
            @Nullable String note) {
        Sample {
            values = List.copyOf(values);
            counts = Map.copyOf(counts);
        }
    }
}

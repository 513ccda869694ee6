package dev.headrace.tfmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.validation.Anomalies;
import dev.headrace.validation.Anomalies.Anomaly;
import dev.headrace.validation.Anomalies.Kind;
import dev.headrace.validation.Anomalies.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TfAnomaliesTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(TfFormat.class)
    void anomaliesOfEveryKindAreReadBackEqual(TfFormat format) throws IOException {
        List<Anomaly> all = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            all.add(new Anomaly(null, "train", Kind.ROWS_DUPLICATED, severity, "10 rows occur twice."));
            for (String column : List.of("a", "b.c", "it's")) {
                for (Kind kind : Kind.values()) {
                    all.add(new Anomaly(column, "it's 'eval'\n", kind, severity, kind + " at 5 %."));
                }
            }
        }
        Anomalies written = new Anomalies(all);
        Path file = directory.resolve("anomalies." + format.ending());
        TfAnomalies.of(written).write(file);

        assertThat(TfAnomalies.read(file).anomalies()).isEqualTo(written);
    }

    @Test
    void anIndependentDecoderFindsTheAnomaliesInTheirFields() {
        Wire file = Wire.decode(TfAnomalies.of(new Anomalies(List.of(
                        new Anomaly("a.b", "eval", Kind.COLUMN_NEW, Severity.WARNING, "New."),
                        new Anomaly("a.b", "eval", Kind.NOT_FINITE, Severity.ERROR, "NaN."),
                        new Anomaly(null, "eval", Kind.ROWS_QUARANTINED, Severity.INFO, "3 rows."))))
                .bytes(TfFormat.BINARY));

        assertThat(file.integer(7)).isEqualTo(1);
        Wire entry = file.at(2).getFirst();
        assertThat(entry.text(1)).isEqualTo("'a.b'");
        Wire info = entry.at(2).getFirst();
        assertThat(info.at(8).getFirst().text(1)).isEqualTo("a.b");
        assertThat(info.integer(5)).isEqualTo(2);
        assertThat(info.text(2)).isEqualTo("New. NaN.");
        assertThat(info.text(6)).isEqualTo("Multiple errors");
        assertThat(info.at(7)).extracting(reason -> reason.integer(1)).containsExactly(36L, 53L);
        assertThat(info.at(7)).extracting(reason -> reason.text(3)).containsExactly("New.", "NaN.");
        assertThat(file.at(8).getFirst().at(7).getFirst().integer(1)).isEqualTo(86);
        assertThat(file.at(8).getFirst().integer(5)).isZero();
    }

    @Test
    void aFileOfTfdvIsUnderstoodAndKept() {
        String text = """
                baseline {
                  feature {
                    name: "tips"
                    type: FLOAT
                  }
                }
                anomaly_info {
                  key: "tips"
                  value {
                    description: "Unexpectedly high value: 5>1(upto six significant digits)"
                    severity: ERROR
                    short_description: "Out-of-range values"
                    reason {
                      type: FLOAT_TYPE_BIG_FLOAT
                      short_description: "Out-of-range values"
                      description: "Unexpectedly high value: 5>1(upto six significant digits)"
                    }
                    path {
                      step: "tips"
                    }
                  }
                }
                anomaly_name_format: SERIALIZED_PATH
                drift_skew_info {
                  path {
                    step: "tips"
                  }
                  drift_measurements {
                    type: JENSEN_SHANNON_DIVERGENCE
                    value: 0.25
                    threshold: 0.1
                  }
                }
                """;
        TfAnomalies file = TfAnomalies.ofBytes(text.getBytes(StandardCharsets.UTF_8), TfFormat.TEXT);

        assertThat(file.anomalies().anomalies())
                .containsExactly(new Anomaly(
                        "tips",
                        "",
                        Kind.VALUES_UNEXPECTED,
                        Severity.ERROR,
                        "Unexpectedly high value: 5>1(upto six significant digits)"));
        byte[] binary = file.bytes(TfFormat.BINARY);
        assertThat(TfAnomalies.ofBytes(binary, TfFormat.BINARY).bytes(TfFormat.TEXT))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(text);
        TfAnomalies none = TfAnomalies.ofBytes("data_missing: true".getBytes(StandardCharsets.UTF_8), TfFormat.TEXT);
        assertThat(none.anomalies().anomalies()).extracting(Anomaly::message).containsExactly("There are no examples.");
    }
}

package dev.headrace.tfmetadata;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.ListLevel;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written is what the tables of TensorFlow Metadata say, by a decoder that shares nothing with the
/// code; and files that TFDV writes are understood.
final class TfStatisticsTest {
    private static final int ROWS = 400;

    @TempDir
    private Path directory;

    @Test
    void anIndependentDecoderFindsTheStatisticsInTheirFields() {
        List<DatasetStatistics> statistics = Tables.plain(ROWS, 3);
        Wire file = Wire.decode(TfStatistics.of(statistics).bytes(TfFormat.BINARY));
        Wire dataset = file.at(1).getFirst();
        Map<String, Wire> features = dataset.at(3).stream()
                .collect(Collectors.toMap(
                        feature -> feature.at(8).getFirst().text(1)
                                + feature.at(8).getFirst().values(1).size(),
                        feature -> feature,
                        (first, second) -> first));

        assertThat(dataset.text(1)).isEmpty();
        assertThat(dataset.integer(2)).isEqualTo(ROWS);
        assertThat(dataset.fields()).doesNotContainKey(4);
        number(requireNonNull(features.get("count1")), statistics.getFirst().column("count"));
        town(requireNonNull(features.get("town1")), statistics.getFirst().column("town"));
        unlimited(
                requireNonNull(features.get("unlimited1")),
                statistics.getFirst().column("unlimited"));
        lists(requireNonNull(features.get("lists1")), statistics.getFirst().column("lists"));
        assertThat(requireNonNull(features.get("bytes1")).integer(2)).isEqualTo(3);
        assertThat(requireNonNull(features.get("bytes1")).at(5).getFirst().integer(6))
                .isEqualTo(4);
        assertThat(requireNonNull(features.get("person1")).integer(2)).isEqualTo(4);
        assertThat(requireNonNull(features.get("person1")).at(7, 1).getFirst().integer(1))
                .isEqualTo(ROWS - missing());
        assertThat(features).containsKeys("a.b2", "name2", "it's 'odd'.name1", "nothing1");
        flag(requireNonNull(features.get("flag1")));
    }

    private static long missing() {
        return IntStream.range(0, ROWS).filter(row -> row % 7 == 3).count();
    }

    private static void number(Wire feature, ColumnStatistics column) {
        NumericStatistics numbers = requireNonNull(column.numeric());
        Wire numeric = feature.at(3).getFirst();
        Wire common = numeric.at(1).getFirst();
        assertThat(feature.integer(2)).isZero();
        assertThat(common.integer(1)).isEqualTo(ROWS - missing());
        assertThat(common.integer(2)).isEqualTo(missing());
        assertThat(common.integer(3)).isEqualTo(1);
        assertThat(common.integer(4)).isEqualTo(1);
        assertThat(common.real(5)).isEqualTo(1);
        assertThat(common.integer(8)).isEqualTo(ROWS - missing());
        assertThat(common.at(6, 3))
                .hasSize(10)
                .allSatisfy(bucket -> assertThat(bucket.real(4)).isEqualTo((ROWS - missing()) / 10.0));
        assertThat(numeric.real(2)).isEqualTo(numbers.mean());
        assertThat(numeric.real(3)).isEqualTo(numbers.standardDeviation());
        assertThat(numeric.integer(4)).isEqualTo(numbers.zeros());
        assertThat(numeric.real(5)).isEqualTo(numbers.minimum());
        assertThat(numeric.real(6)).isEqualTo(numbers.median());
        assertThat(numeric.real(7)).isEqualTo(numbers.maximum());
        assertThat(numeric.at(8)).extracting(histogram -> histogram.integer(4)).containsExactly(0L, 1L);
        for (Wire histogram : numeric.at(8)) {
            assertThat(histogram.at(3)).hasSize(10);
            assertThat(histogram.at(3).getFirst().real(1)).isEqualTo(numbers.minimum());
            assertThat(histogram.at(3).getLast().real(2)).isEqualTo(numbers.maximum());
            assertThat(histogram.at(3).stream()
                            .mapToDouble(bucket -> bucket.real(4))
                            .sum())
                    .isCloseTo((double) (ROWS - missing()), within(1e-6));
        }
    }

    private static void town(Wire feature, ColumnStatistics column) {
        Wire text = feature.at(4).getFirst();
        assertThat(feature.integer(2)).isEqualTo(2);
        assertThat(text.integer(2)).isEqualTo(4);
        assertThat(text.at(3))
                .extracting(top -> top.text(2), top -> top.real(3))
                .containsExactlyElementsOf(column.top().stream()
                        .map(top -> tuple(top.value(), (double) top.count()))
                        .toList());
        assertThat(text.at(5, 1))
                .extracting(rank -> rank.integer(1), rank -> rank.integer(2), rank -> rank.text(4))
                .startsWith(tuple(0L, 0L, column.top().getFirst().value()));
        assertThat(text.real(4)).isCloseTo(text(column), within(1e-6));
    }

    private static double text(ColumnStatistics column) {
        return requireNonNull(column.text()).averageBytes();
    }

    /// Infinities count in the least and the greatest value and in buckets of their own, NaN in each
    /// histogram.
    private static void unlimited(Wire feature, ColumnStatistics column) {
        NumericStatistics numbers = requireNonNull(column.numeric());
        Wire numeric = feature.at(3).getFirst();
        assertThat(feature.integer(2)).isEqualTo(1);
        assertThat(numeric.real(2)).isNaN();
        assertThat(numeric.real(5)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(numeric.real(7)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(numeric.at(8))
                .allSatisfy(histogram -> assertThat(histogram.integer(1)).isEqualTo(numbers.nan()));
        List<Wire> buckets = numeric.at(8).getFirst().at(3);
        assertThat(buckets).hasSize(12);
        assertThat(buckets.getFirst().real(4)).isEqualTo((double) numbers.negativeInfinite());
        assertThat(buckets.getLast().real(4)).isEqualTo((double) numbers.positiveInfinite());
        assertThat(buckets.getLast().real(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static void lists(Wire feature, ColumnStatistics column) {
        Wire common = feature.at(3, 1).getFirst();
        ListLevel outer = column.levels().getFirst();
        assertThat(common.at(10)).hasSize(2);
        assertThat(common.at(10).getFirst().integer(1)).isEqualTo(outer.lists());
        assertThat(common.at(10).getFirst().integer(2)).isEqualTo(outer.missing());
        assertThat(common.at(10).getFirst().integer(5)).isEqualTo(outer.elements());
        assertThat(common.at(10).getLast().integer(4)).isEqualTo(2);
        assertThat(feature.at(6))
                .extracting(custom -> custom.text(1))
                .contains("level_2_value_list_length_quantiles", "level_2_value_list_length_standard");
    }

    /// 134 of 400 are true.
    private static void flag(Wire feature) {
        Wire numeric = feature.at(3).getFirst();
        assertThat(feature.integer(2)).isZero();
        assertThat(numeric.real(2)).isEqualTo(134 / 400.0);
        assertThat(numeric.integer(4)).isEqualTo(266);
        assertThat(numeric.real(5)).isZero();
        assertThat(numeric.real(6)).isZero();
        assertThat(numeric.real(7)).isEqualTo(1);
    }

    /// Made by hand from what the reference says of the file that ships with TFX: 10,036 rows, a constant
    /// count of values, ties of texts in descending order.
    @Test
    void aFileOfTfdvIsUnderstood() throws IOException {
        Path file = Files.createDirectory(directory.resolve("Split-train")).resolve("stats.pbtxt");
        Files.writeString(file, """
                # made by hand
                datasets {
                  num_examples: 10036
                  features: <
                    type: STRING
                    string_stats {
                      common_stats { num_non_missing: 10036 min_num_values: 1 max_num_values: 1
                        avg_num_values: 1 tot_num_values: 10036
                        num_values_histogram { buckets { low_value: 1 high_value: 1 sample_count: 1003.6 } type: QUANTILES } }
                      unique: 3
                      top_values { value: "Cash" frequency: 10030 }
                      top_values { value: "Pcard" frequency: 3 }
                      top_values { value: "Dispute" frequency: 3 }
                      avg_length: 4.25
                      rank_histogram {
                        buckets { label: "Cash" sample_count: 10030 }
                        buckets { low_rank: 1 high_rank: 1 label: "Pcard" sample_count: 3 }
                        buckets { low_rank: 2, high_rank: 2, label: "Dis" 'pute', sample_count: 3 }
                      }
                    }
                    path { step: "payment_type" }
                  >
                  features {
                    type: FLOAT
                    num_stats {
                      common_stats { num_non_missing: 9 num_missing: 10027 max_num_values: 2 tot_num_values: 10 }
                      mean: 2.5 std_dev: 0.5 num_zeros: 0 min: -1 median: 2 max: inf
                      histograms {
                        num_nan: 2
                        buckets { low_value: -1 high_value: 1 sample_count: 4 }
                        buckets { low_value: 1 high_value: 3 sample_count: 3 }
                        buckets { low_value: inf high_value: inf sample_count: 1 }
                      }
                    }
                    path { step: "a" step: "b.c" }
                  }
                  features { name: "sparse" custom_stats { name: "missing_value" num: 1 } }
                  features {
                    path { step: "when" }
                    num_stats { common_stats { } }
                    custom_stats { name: "domain_info" str: "time_domain { integer_format: UNIX_SECONDS }" }
                  }
                }
                """);

        DatasetStatistics table = TfStatistics.read(file).statistics().getFirst();

        assertThat(table.split()).isEqualTo("train");
        assertThat(table.rows()).isEqualTo(10_036);
        assertThat(table.weight()).isEqualTo(10_036);
        assertThat(table.columns())
                .extracting(ColumnStatistics::name)
                .containsExactly("payment_type", "a.'b.c'", "when");
        ColumnStatistics payment = table.column("payment_type");
        assertThat(payment.valueType()).isEqualTo(ValueType.TEXT);
        assertThat(payment.levels()).isEmpty();
        assertThat(payment.distinct()).isEqualTo(3);
        assertThat(payment.distinctError()).isZero();
        assertThat(payment.top())
                .extracting(ColumnStatistics.ValueCount::value)
                .containsExactly("Cash", "Pcard", "Dispute");
        assertThat(text(payment)).isEqualTo(4.25);
        ColumnStatistics nested = table.column("a.'b.c'");
        assertThat(nested.missing()).isEqualTo(10_027);
        assertThat(nested.distinctError()).isInfinite();
        assertThat(nested.levels()).hasSize(1);
        NumericStatistics numbers = requireNonNull(nested.numeric());
        assertThat(numbers.finite()).isEqualTo(7);
        assertThat(numbers.nan()).isEqualTo(2);
        assertThat(numbers.positiveInfinite()).isEqualTo(1);
        assertThat(numbers.maximum()).isEqualTo(3);
        assertThat(numbers.negative()).isEqualTo(2);
        assertThat(requireNonNull(table.column("when").semantic()).format()).isEqualTo("s");
    }

    @Test
    void fieldsThatAreNotKnownSurviveEveryForm() {
        String text = """
                datasets {
                  num_examples: 3
                  features {
                    type: STRING
                    new_field: [1, { a: "x" }]
                    other < b: -inf [x.y/z.W] { c: 1 } >
                    string_stats {
                      unique: 2
                      kind_of_text: PROSE
                    }
                    77: 5
                    77: 0x00000007
                    78: 0x0000000000000008
                    79: "\\001\\377"
                    80 <
                      1: 2
                    >
                  }
                }
                """;
        byte[] once = TfStatistics.ofBytes(text.getBytes(StandardCharsets.UTF_8), TfFormat.TEXT)
                .bytes(TfFormat.BINARY);
        byte[] record = TfStatistics.ofBytes(once, TfFormat.BINARY).bytes(TfFormat.TF_RECORD);
        byte[] back = TfStatistics.ofBytes(record, TfFormat.TF_RECORD).bytes(TfFormat.TEXT);

        String written = new String(back, StandardCharsets.UTF_8);
        assertThat(written)
                .contains("new_field: [1, { a: \"x\" }]", "other < b: -inf [x.y/z.W] { c: 1 } >", "kind_of_text: PROSE")
                .contains("77: 5\n", "77: 0x00000007", "78: 0x0000000000000008", "79: \"\\001\\377\"", "80 <");
        assertThat(TfStatistics.ofBytes(back, TfFormat.TEXT).bytes(TfFormat.BINARY))
                .isEqualTo(once);
    }
}

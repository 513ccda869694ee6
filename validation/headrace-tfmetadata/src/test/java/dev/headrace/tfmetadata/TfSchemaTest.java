package dev.headrace.tfmetadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.tfmetadata.format.TfFormat;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TfSchemaTest {
    private static final String FOREIGN = """
            feature {
              name: "payment_type"
              type: BYTES
              presence { min_fraction: 1.0 min_count: 1 }
              shape { dim { size: 1 } }
              domain: "payments"
              not_in_environment: "SERVING"
              drift_comparator { infinity_norm { threshold: 0.01 } }
            }
            feature {
              name: "method"
              type: BYTES
              domain: "payments"
              presence { min_count: 3 }
            }
            feature { name: "person" type: STRUCT struct_domain { feature { name: "age" type: INT } } }
            feature { name: "fare" type: FLOAT float_domain { min: 0 } value_count { min: 1 max: 1 } quantum: 3 }
            feature { name: "zone" type: INT int_domain { is_categorical: true } lifecycle_stage: ALPHA }
            feature { name: "paid" type: INT bool_domain { } }
            feature { name: "day" type: INT time_domain { integer_format: UNIX_DAYS } }
            string_domain { name: "payments" value: "Cash" value: "Card" is_categorical: CATEGORICAL_YES }
            default_environment: "TRAINING"
            default_environment: "SERVING"
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(TfFormat.class)
    void aSchemaOfOursIsReadBackEqual(TfFormat format) throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            DataSchema schema = random(new Random(seed), 1 + seed % 9);
            Path file = directory.resolve("schema." + format.ending());
            TfSchema.of(schema).write(file);

            assertThat(TfSchema.read(file).schema()).isEqualTo(schema);
        }
    }

    @Test
    void anIndependentDecoderFindsTheSchemaInItsFields() {
        DataSchema schema = new DataSchema(
                List.of(
                        new FeatureSchema(
                                "town",
                                ColumnType.TEXT,
                                FeatureKind.CATEGORICAL,
                                "few values",
                                0.75,
                                List.of("Bern", "Zürich")),
                        new FeatureSchema("price", ColumnType.REAL, FeatureKind.NUMERIC, "", 1, null),
                        new FeatureSchema("open", ColumnType.BOOLEAN, FeatureKind.LABEL, "the label", 1, null)),
                new LabelSchema("open", Task.BINARY, List.of("false", "true")));

        Wire file = Wire.decode(TfSchema.of(schema).bytes(TfFormat.BINARY));

        List<Wire> features = file.at(1);
        assertThat(features).extracting(feature -> feature.text(1)).containsExactly("town", "price", "open");
        assertThat(features).extracting(feature -> feature.integer(6)).containsExactly(1L, 3L, 2L);
        assertThat(features)
                .extracting(feature -> feature.at(14).getFirst().real(1))
                .containsExactly(0.75, 1.0, 1.0);
        assertThat(features.getFirst().text(7)).isEqualTo("town");
        assertThat(features.getFirst().at(16).getFirst().text(2)).isEqualTo("few values");
        assertThat(features.get(1).fields()).doesNotContainKey(16);
        assertThat(features.get(2).at(13)).hasSize(1);
        assertThat(file.at(4).getFirst().text(1)).isEqualTo("town");
        assertThat(file.at(4).getFirst().values(2)).hasSize(2);
    }

    @Test
    void aSchemaOfTfdvIsUnderstood() {
        DataSchema schema = foreign().schema();

        assertThat(schema.label()).isNull();
        assertThat(schema.features())
                .containsExactly(
                        new FeatureSchema(
                                "payment_type",
                                ColumnType.TEXT,
                                FeatureKind.CATEGORICAL,
                                "",
                                1,
                                List.of("Cash", "Card")),
                        new FeatureSchema(
                                "method", ColumnType.TEXT, FeatureKind.CATEGORICAL, "", 0, List.of("Cash", "Card")),
                        new FeatureSchema("fare", ColumnType.REAL, FeatureKind.NUMERIC, "", 0, null),
                        new FeatureSchema("zone", ColumnType.INTEGER, FeatureKind.EXCLUDED, "", 0, null),
                        new FeatureSchema("paid", ColumnType.BOOLEAN, FeatureKind.BOOLEAN, "", 0, null),
                        new FeatureSchema("day", ColumnType.DATE, FeatureKind.DATE, "", 0, null));
        byte[] before = foreign().bytes(TfFormat.TEXT);
        assertThat(foreign().with(schema).bytes(TfFormat.TEXT)).isEqualTo(before);
    }

    @Test
    void whatHeadraceHasNoComponentForSurvivesAChange() {
        DataSchema schema = foreign().schema();
        List<FeatureSchema> features = new ArrayList<>(schema.features());
        features.set(
                0,
                new FeatureSchema("payment_type", ColumnType.TEXT, FeatureKind.CATEGORICAL, "", 0.5, List.of("Card")));
        features.set(2, new FeatureSchema("fare", ColumnType.REAL, FeatureKind.NUMERIC, "money", 0.25, null));
        features.removeLast();
        DataSchema changed = new DataSchema(features, null);

        TfSchema file = foreign().with(changed);

        assertThat(file.schema()).isEqualTo(changed);
        assertThat(new String(file.bytes(TfFormat.TEXT), StandardCharsets.UTF_8))
                .contains(
                        "not_in_environment: \"SERVING\"", "threshold: 0.01", "min_count: 1", "quantum: 3", "min: 0.0")
                .contains("name: \"person\"", "name: \"age\"", "default_environment: \"SERVING\"", "CATEGORICAL_YES")
                .doesNotContain("\"day\"");
    }

    /// Any schema can be put in place of any other.
    @Test
    void afterAChangeTheFileSaysWhatItWasToldTo() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            TfSchema file = seed % 2 == 0 ? foreign() : TfSchema.of(random(random, 5));
            DataSchema wanted = random(random, 6);

            TfSchema changed = file.with(wanted);

            assertThat(changed.schema()).as("seed %d", seed).isEqualTo(wanted);
            assertThat(TfSchema.ofBytes(changed.bytes(TfFormat.TEXT), TfFormat.TEXT)
                            .schema())
                    .isEqualTo(wanted);
        }
    }

    @Test
    void aShareAboveOneIsSaid() {
        TfSchema file = TfSchema.ofBytes(
                "feature { name: 'a' presence { min_fraction: 1.5 } }".getBytes(StandardCharsets.UTF_8), TfFormat.TEXT);

        assertThatThrownBy(file::schema)
                .isInstanceOf(HeadraceException.class)
                .hasMessage("presence.min_fraction of feature 'a' is 1.5, and 0 to 1 was expected");
    }

    @Test
    void theFormIsFoundByTheContentWhereTheNameDoesNotSayIt() throws IOException {
        for (TfFormat format : TfFormat.values()) {
            Path file = directory.resolve("schema");
            Files.write(file, foreign().bytes(format));
            assertThat(TfSchema.read(file).schema()).isEqualTo(foreign().schema());
        }
    }

    private static TfSchema foreign() {
        return TfSchema.ofBytes(FOREIGN.getBytes(StandardCharsets.UTF_8), TfFormat.TEXT);
    }

    private static DataSchema random(Random random, int size) {
        List<String> names =
                List.of("payment_type", "method", "payments", "fare", "zone", "paid", "day", "it's", "x.y", "method2");
        List<FeatureSchema> features = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ColumnType type = any(List.of(ColumnType.values()), random);
            features.add(new FeatureSchema(
                    names.get((i * 3 + size) % names.size()),
                    type,
                    any(List.of(FeatureKind.values()), random),
                    random.nextBoolean() ? "" : "because of " + random.nextInt(9),
                    random.nextInt(5) / 4.0,
                    random.nextBoolean() ? null : List.of("a", "b", "Zürich\n").subList(0, random.nextInt(4))));
        }
        LabelSchema label = random.nextBoolean() ? null : new LabelSchema("paid", Task.REGRESSION, List.of());
        return new DataSchema(features, label);
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}

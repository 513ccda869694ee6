package dev.headrace.validation.schema;

import static dev.headrace.validation.internal.TestColumn.integers;
import static dev.headrace.validation.internal.TestColumn.reals;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.config.Configuration;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.DataErrorCode;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.FeatureSchema;
import dev.headrace.validation.Task;
import dev.headrace.validation.internal.TestTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaGenTest extends ComponentConformanceTest {
    @TempDir
    Path directory = Path.of("");

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new SchemaGen(config(Map.of("label", "y")));
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        Path statistics = TestTable.dealt(reals("x", 500, row -> row * 0.5), integers("y", 500, row -> row % 2L))
                .writeStatistics(prepared.resolve("statistics"));
        return Map.of(
                "statistics",
                List.of(FakeComponentContext.artifact(ArtifactType.EXAMPLE_STATISTICS, statistics, Map.of())));
    }

    @Test
    void itWritesTheSchemaOfTheSplitToLearnFrom() throws Exception {
        FakeComponentContext context = context();
        new SchemaGen(config(Map.of("label", "y", "task", "regression"))).run(context);
        DataSchema schema = JsonRecords.read(
                requireNonNull(context.outputs().get("schema")).directory().resolve(DataSchema.FILE), DataSchema.class);
        assertThat(schema.requireLabel().task()).isEqualTo(Task.REGRESSION);
        assertThat(schema.learnable()).extracting(FeatureSchema::name).containsExactly("x");
        assertThat(schema.features().getFirst().reason()).contains("400 rows");
    }

    @Test
    void aSplitWithoutStatisticsIsNamed() throws Exception {
        FakeComponentContext context = context();
        assertThatExceptionOfType(HeadraceException.class)
                .isThrownBy(() -> new SchemaGen(config(Map.of("split", "trains"))).run(context))
                .withMessage("There are no statistics of a split 'trains'; did you mean 'train'?")
                .satisfies(e -> assertThat(e.code()).isEqualTo(DataErrorCode.DATA_SPLIT_UNKNOWN));
    }

    @Test
    void aTaskWithoutALabelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SchemaGenConfig("", TaskChoice.BINARY, List.of(), "train"))
                .withMessage("task is set, and label is not: name the column to be predicted");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SchemaGenConfig("y", TaskChoice.AUTO, List.of(), " "))
                .withMessage("split is blank, and the name of a split was expected");
    }

    private FakeComponentContext context() throws IOException {
        return FakeComponentContext.of(SchemaGen.class, directory.resolve("outputs"))
                .withInput(
                        "statistics",
                        requireNonNull(prepare(directory).get("statistics")).getFirst());
    }

    private static SchemaGenConfig config(Map<String, String> values) {
        return Configuration.ofProcess().bind("schema-gen", SchemaGenConfig.class, values);
    }
}

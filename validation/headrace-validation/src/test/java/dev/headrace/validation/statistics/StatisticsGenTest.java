package dev.headrace.validation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.statistics.DatasetAccumulator;
import dev.headrace.testkit.ComponentConformanceTest;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.validation.DatasetStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatisticsGenTest extends ComponentConformanceTest {
    private static final Column PRICE = new Column("price", ColumnType.REAL);
    /// More than a batch.
    private static final int ROWS = 20_000;

    private final BufferAllocator allocator = new RootAllocator();

    @TempDir
    Path directory = Path.of("");

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Override
    protected Component newComponent(Path prepared, ComponentContext context) {
        return new StatisticsGen(allocator, new StatisticsGenConfig(2));
    }

    @Override
    protected Map<String, List<Artifact>> prepare(Path prepared) throws IOException {
        return Map.of("examples", List.of(examples(prepared)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void everySplitHasItsStatisticsWhateverTheThreads(int threads) throws Exception {
        FakeComponentContext context = FakeComponentContext.of(StatisticsGen.class, directory.resolve("outputs"))
                .withInput("examples", examples(directory.resolve("examples")));
        new StatisticsGen(allocator, new StatisticsGenConfig(threads)).run(context);
        DatasetStatistics train = read(context, "train");
        assertThat(train.split()).isEqualTo("train");
        assertThat(train.rows()).isEqualTo(ROWS - 1);
        assertThat(train.column("price").missing()).isEqualTo(ROWS / 10);
        assertThat(train.column("price").distinct()).isEqualTo(100);
        assertThat(read(context, "eval").rows()).isEqualTo(1);
        assertThat(read(context, "empty").rows()).isZero();
        assertThat(read(context, "empty").columns()).hasSize(1);
        DatasetAccumulator alone = new DatasetAccumulator(List.of(PRICE));
        try (ExamplesReader reader =
                Examples.open(context.input("examples").directory()).read("train", allocator)) {
            while (reader.next()) {
                alone.fold(reader.batch());
            }
        }
        assertThat(train).isEqualTo(alone.statistics("train"));
        assertThat(context.progress().getLast()).isEqualTo(new FakeComponentContext.Progress(ROWS, ROWS, "rows"));
    }

    private static DatasetStatistics read(FakeComponentContext context, String split) throws IOException {
        return JsonRecords.read(
                context.output("statistics").directory().resolve(split + ".json"), DatasetStatistics.class);
    }

    private Artifact examples(Path place) throws IOException {
        Files.createDirectories(place);
        Schema schema = new Schema(List.of(PRICE.type().field(PRICE.name())));
        try (ExamplesWriter writer =
                        new ExamplesWriter(place, List.of(PRICE), List.of("train", "eval", "empty"), allocator);
                VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator)) {
            Float8Vector prices = (Float8Vector) batch.getVector(0);
            prices.allocateNew(ROWS);
            for (int row = 0; row < ROWS; row++) {
                if (row % 10 == 1) {
                    prices.setNull(row);
                } else {
                    prices.set(row, row / 10 % 100);
                }
            }
            batch.setRowCount(ROWS);
            for (int row = 0; row < ROWS; row++) {
                writer.add(row == 0 ? "eval" : "train", batch, row);
            }
            writer.finish("the test");
        }
        return FakeComponentContext.artifact(ArtifactType.EXAMPLES, place, Map.of());
    }
}

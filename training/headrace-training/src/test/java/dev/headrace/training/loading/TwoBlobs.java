package dev.headrace.training.loading;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/// Examples that can be learned: two numbers, a class that they tell apart but for some noise, and a number
/// that is nearly their sum. Every tenth row has neither class nor number.
public final class TwoBlobs {
    private static final List<Column> COLUMNS = List.of(
            new Column("x", ColumnType.REAL),
            new Column("y", ColumnType.REAL),
            new Column("class", ColumnType.TEXT),
            new Column("number", ColumnType.REAL));
    /// The class to be learned.
    public static final LabelSchema CLASS = new LabelSchema("class", Task.BINARY, List.of("blue", "red"));
    /// The number to be learned.
    public static final LabelSchema NUMBER = new LabelSchema("number", Task.REGRESSION, List.of());

    private TwoBlobs() {}

    /// Writes the inputs `examples` and `transform`.
    public static Map<String, List<Artifact>> write(Path directory, int rows, LabelSchema label) throws IOException {
        return write(directory, rows, 2, label);
    }

    /// The same where only the first rows are of both classes; all others are blue.
    public static Map<String, List<Artifact>> writeMostlyBlue(Path directory, int rows, int red) throws IOException {
        return write(directory, rows, -red, CLASS);
    }

    private static Map<String, List<Artifact>> write(Path directory, int rows, int reds, LabelSchema label)
            throws IOException {
        Path examples = Files.createDirectories(directory.resolve("examples"));
        Path transform = Files.createDirectories(directory.resolve("transform"));
        List<Field> fields = COLUMNS.stream()
                .map(column -> column.type().field(column.name()))
                .toList();
        try (BufferAllocator allocator = new RootAllocator();
                ExamplesWriter writer = new ExamplesWriter(examples, COLUMNS, List.of(Examples.TRAIN), allocator);
                VectorSchemaRoot batch = VectorSchemaRoot.create(new Schema(fields), allocator)) {
            batch.allocateNew();
            fill(batch, rows, reds);
            for (int row = 0; row < rows; row++) {
                writer.add(Examples.TRAIN, batch, row);
            }
            writer.finish("rows of a test");
        }
        TransformGraph graph = new TransformGraph(
                TransformGraph.FORMAT,
                COLUMNS.subList(0, 2),
                List.of(
                        new Operation.Number("x", 0, 1, -10, 10, false),
                        new Operation.Number("y", 0, 1, -10, 10, false)),
                label,
                List.of());
        JsonRecords.write(transform.resolve(TransformGraph.FILE), graph);
        return Map.of(
                "examples", List.of(FakeComponentContext.artifact(ArtifactType.EXAMPLES, examples, Map.of())),
                "transform", List.of(FakeComponentContext.artifact(ArtifactType.TRANSFORM_GRAPH, transform, Map.of())));
    }

    private static void fill(VectorSchemaRoot batch, int rows, int reds) {
        SplittableRandom random = new SplittableRandom(4711);
        for (int row = 0; row < rows; row++) {
            boolean red = reds > 0 ? row % reds == 1 : row < -reds;
            double x = random.nextGaussian() + (red ? 1 : -1);
            double y = random.nextGaussian();
            ((Float8Vector) batch.getVector("x")).setSafe(row, x);
            ((Float8Vector) batch.getVector("y")).setSafe(row, y);
            if (row % 10 != 9) {
                byte[] name = (red ? "red" : "blue").getBytes(StandardCharsets.UTF_8);
                ((VarCharVector) batch.getVector("class")).setSafe(row, name);
                ((Float8Vector) batch.getVector("number")).setSafe(row, x + y + 0.1 * random.nextGaussian());
            }
        }
        batch.setRowCount(rows);
    }
}

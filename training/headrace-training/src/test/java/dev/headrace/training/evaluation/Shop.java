package dev.headrace.training.evaluation;

import dev.headrace.core.artifact.Artifact;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.testkit.FakeComponentContext;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Model;
import dev.headrace.training.ModelCard;
import dev.headrace.training.Operation;
import dev.headrace.training.Predictor;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
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
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/// Examples of which the truth is known: the odds of `bought` are `exp(2 size)`, and `price` is `10 + 3 size`
/// with noise of deviation 1. `colour` and `old` say nothing; every seventh row has no colour, and every
/// tenth neither label.
final class Shop {
    static final LabelSchema BOUGHT = new LabelSchema("bought", Task.BINARY, List.of("no", "yes"));
    static final LabelSchema PRICE = new LabelSchema("price", Task.REGRESSION, List.of());
    static final LabelSchema COLOUR = new LabelSchema("colour", Task.MULTICLASS, List.of("blue", "green", "red"));

    private static final List<Column> COLUMNS = List.of(
            new Column("size", ColumnType.REAL),
            new Column("colour", ColumnType.TEXT),
            new Column("old", ColumnType.BOOLEAN),
            new Column("bought", ColumnType.TEXT),
            new Column("price", ColumnType.REAL));
    private static final List<String> COLOURS = List.of("blue", "green", "red");

    private Shop() {}

    /// Writes 400 rows to learn from, and some to judge by.
    static Artifact examples(Path directory, int rows) throws IOException {
        Files.createDirectories(directory);
        try (BufferAllocator allocator = new RootAllocator();
                ExamplesWriter writer =
                        new ExamplesWriter(directory, COLUMNS, List.of(Examples.TRAIN, Examples.EVAL), allocator)) {
            write(writer, Examples.TRAIN, 400, 1, allocator);
            write(writer, Examples.EVAL, rows, 2, allocator);
            writer.finish("rows of a test");
        }
        return FakeComponentContext.artifact(ArtifactType.EXAMPLES, directory, Map.of());
    }

    private static void write(ExamplesWriter writer, String split, int rows, long seed, BufferAllocator allocator)
            throws IOException {
        Schema schema = new Schema(COLUMNS.stream()
                .map(column -> column.type().field(column.name()))
                .toList());
        SplittableRandom random = new SplittableRandom(seed);
        try (VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator)) {
            batch.allocateNew();
            for (int row = 0; row < rows; row++) {
                double size = random.nextGaussian();
                ((Float8Vector) batch.getVector("size")).setSafe(row, size);
                ((BitVector) batch.getVector("old")).setSafe(row, random.nextInt(4) == 0 ? 1 : 0);
                if (row % 7 != 6) {
                    text(batch, "colour", row, COLOURS.get(random.nextInt(3)));
                }
                boolean bought = random.nextDouble() < 1 / (1 + Math.exp(-2 * size));
                double price = 10 + 3 * size + random.nextGaussian();
                if (row % 10 != 9) {
                    text(batch, "bought", row, bought ? "yes" : "no");
                    ((Float8Vector) batch.getVector("price")).setSafe(row, price);
                }
            }
            batch.setRowCount(rows);
            for (int row = 0; row < rows; row++) {
                writer.add(split, batch, row);
            }
        }
    }

    private static void text(VectorSchemaRoot batch, String column, int row, String value) {
        ((VarCharVector) batch.getVector(column)).setSafe(row, value.getBytes(StandardCharsets.UTF_8));
    }

    /// A transform that reads `size` as it is, and `old` and `colour`.
    static TransformGraph transform(LabelSchema label) {
        return new TransformGraph(
                TransformGraph.FORMAT,
                COLUMNS.subList(0, 3),
                List.of(
                        new Operation.Number("size", 0, 1, -100, 100, false),
                        new Operation.OneHot("colour", COLOURS),
                        new Operation.Flag("old", 0.25)),
                label,
                List.of());
    }

    /// A model of two classes whose log-odds are `slope * size`.
    static Artifact buying(Path directory, String trainer, LabelSchema label, double slope) throws IOException {
        double[] weights = {slope, 0, 0, 0, 0, 0};
        return model(
                directory, trainer, transform(label), new LinearPredictor(6, 2, Link.LOGISTIC, weights, new double[1]));
    }

    /// A model of the price: `10 + slope * size`.
    static Artifact pricing(Path directory, double slope) throws IOException {
        double[] weights = {slope, 0, 0, 0, 0, 0};
        return model(
                directory, "forest", transform(PRICE), new LinearPredictor(6, 1, Link.IDENTITY, weights, new double[] {
                    10
                }));
    }

    static Artifact model(Path directory, String trainer, TransformGraph graph, Predictor predictor)
            throws IOException {
        Files.createDirectories(directory);
        new Model(new ModelCard(ModelCard.FORMAT, trainer, Hyperparameters.NONE, 360, 360), graph, predictor)
                .write(directory);
        return FakeComponentContext.artifact(ArtifactType.MODEL, directory, Map.of());
    }

    static Artifact schema(Path directory) throws IOException {
        Files.createDirectories(directory);
        JsonRecords.write(
                directory.resolve(DataSchema.FILE),
                new DataSchema(
                        List.of(
                                feature("size", ColumnType.REAL, FeatureKind.NUMERIC),
                                feature("colour", ColumnType.TEXT, FeatureKind.CATEGORICAL),
                                feature("old", ColumnType.BOOLEAN, FeatureKind.BOOLEAN),
                                feature("bought", ColumnType.TEXT, FeatureKind.LABEL),
                                feature("price", ColumnType.REAL, FeatureKind.EXCLUDED)),
                        BOUGHT));
        return FakeComponentContext.artifact(ArtifactType.SCHEMA, directory, Map.of());
    }

    private static FeatureSchema feature(String name, ColumnType type, FeatureKind kind) {
        return new FeatureSchema(name, type, kind, "for a test", 0, null);
    }
}

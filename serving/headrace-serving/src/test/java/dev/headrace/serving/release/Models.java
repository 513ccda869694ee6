package dev.headrace.serving.release;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.training.Hyperparameters;
import dev.headrace.training.LinearPredictor;
import dev.headrace.training.Link;
import dev.headrace.training.Model;
import dev.headrace.training.ModelCard;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.LabelSchema;
import dev.headrace.validation.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/// A model with a column of every type, and examples for it.
final class Models {
    static final List<Column> COLUMNS = List.of(
            new Column("active", ColumnType.BOOLEAN),
            new Column("age", ColumnType.INTEGER),
            new Column("balance", ColumnType.REAL),
            new Column("city", ColumnType.TEXT),
            new Column("born", ColumnType.DATE),
            new Column("seen", ColumnType.TIMESTAMP));

    private Models() {}

    static Model model() {
        TransformGraph graph = new TransformGraph(
                TransformGraph.FORMAT,
                COLUMNS,
                List.of(
                        new Operation.Flag("active", 0.25),
                        new Operation.Number("age", 39.7, 10, 0, 120, true),
                        new Operation.Number("balance", 1234.567, 500, -1e6, 1e6, false),
                        new Operation.OneHot("city", List.of("oslo", "rome")),
                        new Operation.DateParts("born", 10_000, 1000, 0, 20_000),
                        new Operation.DateParts("seen", 20_000, 100, 0, 30_000)),
                new LabelSchema("income", Task.BINARY, List.of("low", "high")),
                List.of(new TransformGraph.LeftOut("row-id", "It names the row.")));
        double[] weights = new double[graph.width()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.sin(i + 1.0);
        }
        return new Model(
                new ModelCard(ModelCard.FORMAT, "test", Hyperparameters.NONE, 10, 10),
                graph,
                new LinearPredictor(graph.width(), 2, Link.LOGISTIC, weights, new double[] {0.1}));
    }

    static Path write(Path directory) throws IOException {
        model().write(Files.createDirectories(directory));
        return directory;
    }

    /// Examples of which every value is missing now and then, and NaN and infinities are among the rest.
    static Path examples(Path directory, int rows) throws IOException {
        Files.createDirectories(directory);
        Schema schema = new Schema(COLUMNS.stream()
                .map(column -> column.type().field(column.name()))
                .toList());
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot batch = VectorSchemaRoot.create(schema, allocator);
                ExamplesWriter writer =
                        new ExamplesWriter(directory, COLUMNS, List.of(Examples.EVAL, Examples.TRAIN), allocator)) {
            batch.allocateNew();
            for (int row = 0; row < rows; row++) {
                fill(batch, row);
            }
            batch.setRowCount(rows);
            for (int row = 0; row < rows; row++) {
                writer.add(Examples.EVAL, batch, row);
            }
            writer.finish("test");
        }
        return directory;
    }

    private static void fill(VectorSchemaRoot batch, int row) {
        if (row % 7 != 0) {
            ((BitVector) batch.getVector("active")).setSafe(row, row % 2);
        }
        if (row % 5 != 0) {
            ((BigIntVector) batch.getVector("age")).setSafe(row, 18 + row);
        }
        if (row % 3 != 0) {
            double balance = row % 11 == 1 ? Double.NaN : row % 11 == 2 ? Double.NEGATIVE_INFINITY : row / 3.0 * 1e-5;
            ((Float8Vector) batch.getVector("balance")).setSafe(row, balance);
        }
        if (row % 4 != 0) {
            byte[] city = List.of("oslo", "rome", "\"Å\\\n").get(row % 3).getBytes(StandardCharsets.UTF_8);
            ((VarCharVector) batch.getVector("city")).setSafe(row, city);
        }
        if (row % 6 != 0) {
            ((DateDayVector) batch.getVector("born")).setSafe(row, row * 100 - 1000);
        }
        if (row % 8 != 0) {
            ((TimeStampMicroVector) batch.getVector("seen")).setSafe(row, row * 1_234_567_890_123L - 1);
        }
    }
}

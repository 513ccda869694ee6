package dev.headrace.serving.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.serving.rows.RowJson;
import dev.headrace.serving.scoring.Scorer;
import dev.headrace.training.Model;
import dev.headrace.transform.RowTransform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A row that goes through JSON text comes out as the values of its vectors do, bit for bit.
final class RowParityTest {
    private static final int ROWS = 500;

    @TempDir
    Path directory = Path.of("");

    @Test
    void rowsSurviveJson() throws Exception {
        Model model = Models.model();
        Scorer scorer = Scorer.of(model);
        RowTransform transform = new RowTransform(model.transform());
        ObjectMapper mapper = new ObjectMapper();
        Examples examples = Examples.open(Models.examples(directory.resolve("examples"), ROWS));
        int compared = 0;
        try (BufferAllocator allocator = new RootAllocator();
                ExamplesReader reader = examples.read(Examples.EVAL, allocator)) {
            while (reader.next()) {
                for (int row = 0; row < reader.batch().getRowCount(); row++) {
                    ObjectNode json = RowJson.object(reader.batch(), Models.COLUMNS, row);
                    ObjectNode again = (ObjectNode) mapper.readTree(mapper.writeValueAsString(json));
                    double[] features = new double[transform.width()];
                    transform.apply(values(reader.batch().getFieldVectors(), row), features);
                    double[] output = new double[2];
                    model.predictor().predict(features, output);
                    assertThat(scorer.score(again).scores())
                            .as("row %s: %s", row, json)
                            .isEqualTo(Arrays.stream(output).boxed().toList());
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(ROWS);
    }

    private static @Nullable Object[] values(Iterable<FieldVector> vectors, int row) {
        @Nullable Object[] values = new @Nullable Object[Models.COLUMNS.size()];
        int at = 0;
        for (FieldVector vector : vectors) {
            values[at++] = vector.isNull(row) ? null : value(vector, row);
        }
        return values;
    }

    private static @Nullable Object value(FieldVector vector, int row) {
        return switch (vector) {
            case BitVector flags -> flags.get(row) != 0;
            case VarCharVector texts -> new String(texts.get(row), StandardCharsets.UTF_8);
            case org.apache.arrow.vector.DateDayVector days -> (long) days.get(row);
            case org.apache.arrow.vector.TimeStampMicroVector times -> times.get(row);
            default -> vector.getObject(row);
        };
    }
}

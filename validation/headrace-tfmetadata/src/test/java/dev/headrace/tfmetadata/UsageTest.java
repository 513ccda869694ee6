package dev.headrace.tfmetadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.FeatureSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README shows.
final class UsageTest {
    @Test
    void filesAreWrittenAndRead(@TempDir Path directory) throws IOException {
        List<DatasetStatistics> statistics = Tables.plain(20, 1);
        FeatureSchema feature = new FeatureSchema("a", ColumnType.REAL, FeatureKind.NUMERIC, "", 1, null);
        TfSchema.of(new DataSchema(List.of(feature), null)).write(directory.resolve("schema.pbtxt"));

        TfStatistics.of(statistics).write(directory.resolve("FeatureStats.pb"));
        List<DatasetStatistics> read =
                TfStatistics.read(directory.resolve("FeatureStats.pb")).statistics();

        TfSchema file = TfSchema.read(directory.resolve("schema.pbtxt"));
        DataSchema schema = file.schema();
        file.with(schema).write(directory.resolve("schema.pbtxt"));

        assertThat(read).isEqualTo(statistics);
        assertThat(schema.features()).containsExactly(feature);
    }
}

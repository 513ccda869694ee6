package dev.headrace.validation.schema;

import dev.headrace.core.HeadraceException;
import dev.headrace.core.Names;
import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.DataErrorCode;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Infers the schema of examples from the statistics of one split: the file [DataSchema#FILE] of its output.
@Input(name = "statistics", type = ArtifactType.EXAMPLE_STATISTICS)
@Output(name = "schema", type = ArtifactType.SCHEMA)
public final class SchemaGen implements Component {
    private final SchemaGenConfig config;

    /// Makes the component.
    ///
    /// @param config label, task and exclusions
    @Inject
    public SchemaGen(SchemaGenConfig config) {
        this.config = config;
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        context.checkCancelled();
        DatasetStatistics statistics = read(context.input("statistics").directory());
        DataSchema schema = SchemaInference.infer(statistics, config.options());
        JsonRecords.write(context.output("schema").directory().resolve(DataSchema.FILE), schema);
    }

    private DatasetStatistics read(Path directory) throws IOException {
        Path file = directory.resolve(config.split() + DatasetStatistics.SUFFIX);
        if (!Files.exists(file)) {
            throw new HeadraceException(
                    DataErrorCode.DATA_SPLIT_UNKNOWN,
                    "There are no statistics of a split '" + config.split() + "'"
                            + Names.suggestion(config.split(), splits(directory)));
        }
        return JsonRecords.read(file, DatasetStatistics.class);
    }

    private static List<String> splits(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(DatasetStatistics.SUFFIX))
                    .map(name -> name.substring(0, name.length() - DatasetStatistics.SUFFIX.length()))
                    .toList();
        }
    }
}

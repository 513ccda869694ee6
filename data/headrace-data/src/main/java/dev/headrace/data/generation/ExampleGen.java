package dev.headrace.data.generation;

import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.ArtifactDraft;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Output;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.data.Splits;
import dev.headrace.data.spi.DataReader;
import dev.headrace.data.spi.DataSource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Reads data files into examples. Every row of the files is in a split or, with the reason, in quarantine; the
/// split is chosen by the row's content alone, see [Splits].
///
/// The artifact's properties `rows` and `quarantined` are the numbers of both. Rows in quarantine are a
/// report and no failure, unless they are all, or more than the setting `maximum-quarantined` allows.
@Output(name = "examples", type = ArtifactType.EXAMPLES)
public final class ExampleGen implements Component {
    private static final String ROWS = "rows";
    private static final int NAMED_FILES = 10;

    private final ExampleGenConfig config;
    private final DataSource source;
    private final BufferAllocator allocator;

    /// For the engine.
    ///
    /// @param config what to read
    /// @param source how to read it
    /// @param allocator what batches are allocated from
    @Inject
    public ExampleGen(ExampleGenConfig config, DataSource source, BufferAllocator allocator) {
        this.config = config;
        this.source = source;
        this.allocator = allocator;
    }

    /// Reads the files and writes the examples.
    ///
    /// @throws dev.headrace.core.HeadraceException with `DATA_EMPTY` if no row can be used, with
    ///     `DATA_UNREADABLE` if too many cannot, or as the data source says
    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        context.checkCancelled();
        Splits splits = Splits.parse(config.splits());
        List<Path> files = config.input().files();
        ArtifactDraft draft = context.output("examples");
        try (DataReader reader = source.open(files, config.readOptions(), allocator);
                ExamplesWriter writer =
                        new ExamplesWriter(draft.directory(), reader.columns(), splits.names(), allocator)) {
            long good = copy(reader, writer, splits, context);
            Quarantine quarantine = Quarantine.copy(reader, writer);
            requireAll(reader.totalRows(), good, quarantine.rows());
            quarantine.requireAtMost(config.maximumQuarantined(), good, names(files));
            writer.finish(names(files));
            draft.property(ROWS, Long.toString(good));
            draft.property("quarantined", Long.toString(quarantine.rows()));
            context.progress(reader.totalRows(), reader.totalRows(), ROWS);
        }
    }

    private static long copy(DataReader reader, ExamplesWriter writer, Splits splits, ComponentContext context)
            throws IOException, InterruptedException {
        long good = 0;
        while (reader.next()) {
            context.checkCancelled();
            VectorSchemaRoot batch = reader.batch();
            for (int row = 0; row < batch.getRowCount(); row++) {
                writer.add(splits.assign(batch, row), batch, row);
            }
            good += batch.getRowCount();
            context.progress(Math.min(good, reader.totalRows()), reader.totalRows(), ROWS);
        }
        return good;
    }

    private static void requireAll(long total, long good, long quarantined) {
        if (good + quarantined != total) {
            throw new IllegalStateException("the data source announced " + total + " rows, and gave " + good + " and "
                    + quarantined + " in quarantine");
        }
    }

    private static String names(List<Path> files) {
        List<String> names = files.stream()
                .map(file -> String.valueOf(file.getFileName()))
                .limit(NAMED_FILES)
                .toList();
        String listed = String.join(", ", names);
        return files.size() > NAMED_FILES ? listed + " and " + (files.size() - NAMED_FILES) + " more" : listed;
    }
}

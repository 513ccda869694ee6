package dev.headrace.validation.statistics;

import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.statistics.DatasetAccumulator;
import dev.headrace.validation.DatasetStatistics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;

/// Writes the statistics of each split of examples as `SPLIT.json`, the JSON of a [DatasetStatistics].
@Input(name = StatisticsGen.EXAMPLES, type = ArtifactType.EXAMPLES)
@Output(name = StatisticsGen.STATISTICS, type = ArtifactType.EXAMPLE_STATISTICS)
public final class StatisticsGen implements Component {
    static final String EXAMPLES = "examples";
    static final String STATISTICS = "statistics";

    private final BufferAllocator allocator;

    /// Takes what it works with.
    ///
    /// @param allocator what batches are allocated from
    @Inject
    public StatisticsGen(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        Examples examples = Examples.open(context.input(EXAMPLES).directory());
        Path directory = context.output(STATISTICS).directory();
        long total = examples.index().totalRows();
        long done = 0;
        for (String split : examples.splits()) {
            DatasetAccumulator accumulator = new DatasetAccumulator(examples.columns());
            context.checkCancelled();
            try (ExamplesReader reader = examples.read(split, allocator)) {
                while (reader.next()) {
                    context.checkCancelled();
                    accumulator.fold(reader.batch());
                    context.progress(done + accumulator.rows(), total, "rows");
                }
            }
            done += accumulator.rows();
            JsonRecords.write(directory.resolve(split + DatasetStatistics.SUFFIX), accumulator.statistics(split));
        }
    }
}

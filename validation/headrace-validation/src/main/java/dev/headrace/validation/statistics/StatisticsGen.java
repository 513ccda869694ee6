package dev.headrace.validation.statistics;

import dev.headrace.core.artifact.ArtifactType;
import dev.headrace.core.component.Component;
import dev.headrace.core.component.ComponentContext;
import dev.headrace.core.component.Input;
import dev.headrace.core.component.Output;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.Examples;
import dev.headrace.statistics.ScanProgress;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsScan;
import dev.headrace.validation.DatasetStatistics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import org.apache.arrow.memory.BufferAllocator;

/// Writes the statistics of each split of examples as `SPLIT.json`, the JSON of a [DatasetStatistics]. Several
/// threads share the columns; the result does not depend on how many.
@Input(name = StatisticsGen.EXAMPLES, type = ArtifactType.EXAMPLES)
@Output(name = StatisticsGen.STATISTICS, type = ArtifactType.EXAMPLE_STATISTICS)
public final class StatisticsGen implements Component {
    static final String EXAMPLES = "examples";
    static final String STATISTICS = "statistics";

    private final BufferAllocator allocator;
    private final StatisticsGenConfig config;

    /// Takes what it works with.
    ///
    /// @param allocator what batches are allocated from
    /// @param config how many threads
    @Inject
    public StatisticsGen(BufferAllocator allocator, StatisticsGenConfig config) {
        this.allocator = allocator;
        this.config = config;
    }

    @Override
    public void run(ComponentContext context) throws IOException, InterruptedException {
        Examples examples = Examples.open(context.input(EXAMPLES).directory());
        Path directory = context.output(STATISTICS).directory();
        long total = examples.index().totalRows();
        int columns = examples.columns().size();
        long done = 0;
        for (String split : examples.splits()) {
            context.checkCancelled();
            long before = done;
            DatasetStatistics statistics = statistics(
                    examples,
                    split,
                    context,
                    (values, _) -> context.progress(before + values / columns, total, "rows"));
            done += statistics.rows();
            JsonRecords.write(directory.resolve(split + DatasetStatistics.SUFFIX), statistics);
        }
    }

    private DatasetStatistics statistics(
            Examples examples, String split, ComponentContext context, ScanProgress progress)
            throws IOException, InterruptedException {
        try (SplitTable table = new SplitTable(examples, split, context)) {
            return StatisticsScan.of(table, StatisticsOptions.DEFAULT, config.parallelism(), allocator, progress)
                    .results(split)
                    .getFirst();
        } catch (InterruptedIOException e) {
            throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
        }
    }
}

package dev.headrace.cli;

import dev.headrace.cli.stats.TableStatistics;
import dev.headrace.core.config.InputFiles;
import dev.headrace.data.ReadOptions;
import dev.headrace.data.spi.DataSource;
import dev.headrace.data.spi.TableSource;
import dev.headrace.runtime.engine.Backend;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Makes the statistics of a command's inputs, with a progress bar for each.
///
/// @param options of the engine that reads
/// @param reading how files are read
/// @param wanted what is made
/// @param threads how many threads
/// @param notes is told what a reader of the statistics must know
record InputStatistics(
        EngineOptions options, ReadOptions reading, StatisticsOptions wanted, int threads, Consumer<String> notes) {
    /// An input.
    ///
    /// @param name of its rows
    /// @param statistics of them
    record Read(String name, Statistics statistics) {}

    /// Reads inputs one after the other.
    ///
    /// @param inputs each of them files, directories, globs
    /// @return in the order given
    List<Read> read(List<List<String>> inputs) throws IOException {
        List<List<Path>> found = new ArrayList<>();
        for (List<String> input : inputs) {
            found.add(new InputFiles(input).files());
        }
        List<Read> read = new ArrayList<>();
        try (TemporaryDirectory store = TemporaryDirectory.create();
                Engine engine = options.openAt(store.path());
                Backend<Map<String, TableSource>> sources = engine.backends(TableSource.class);
                Backend<DataSource> rowByRow = engine.backend(DataSource.class)) {
            TableStatistics tables = new TableStatistics(sources.get(), rowByRow.get(), reading, wanted, threads);
            for (List<Path> files : found) {
                try (ScanBar bar = ScanBar.create()) {
                    read.add(new Read(name(files), tables.of(files, bar, notes)));
                }
            }
        }
        return read;
    }

    private static String name(List<Path> files) {
        String first = String.valueOf(files.getFirst().getFileName());
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }
}

package dev.headrace.cli;

import dev.headrace.cli.drift.DriftFile;
import dev.headrace.core.Names;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.ReadOptions;
import dev.headrace.statistics.DriftAnalysis;
import dev.headrace.statistics.DriftSettings;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Compatibility;
import dev.headrace.statistics.TfdvAnalysis;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.DriftReport;
import dev.headrace.validation.DriftVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headrace drift`.
@Command(
        name = "drift",
        description = {
            "Whether columns are distributed otherwise than they were: compares two sets of rows column by column.",
            "Each is a file (Parquet, CSV, JSON lines, Arrow), a directory, a glob, or saved statistics (.hrst)."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:No column drifted.", "2:Wrong use, or the input cannot be read.", "3:A column drifted."},
        footer = {
            "",
            "Examples:",
            "  headrace drift train.parquet serving.parquet",
            "  headrace drift monday.hrst tuesday.hrst --out drift.html",
            "  headrace drift 'may/*.csv' 'june/*.csv' --columns price,town --out drift.json"
        })
final class DriftCommand implements Callable<Integer> {
    private static final int FOUND = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Parameters(index = "0", paramLabel = "BASELINE", description = "The rows to compare with, such as training data.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String baseline;

    @Parameters(index = "1", paramLabel = "CURRENT", description = "The rows to judge, such as those of today.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String current;

    @Option(names = "--columns", paramLabel = "COLUMN", split = ",", description = "Only these columns.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write the comparisons: .json (each column's test) or .html (a page).")
    private @Nullable Path out;

    @Option(
            names = "--significance",
            paramLabel = "P",
            defaultValue = "0.05",
            description = "The accepted chance of a false alarm where nothing drifted; among the columns called"
                    + " drifted, their expected share (default: ${DEFAULT-VALUE}).")
    private double significance;

    @Option(
            names = "--threshold",
            paramLabel = "EFFECT",
            defaultValue = "0.01",
            description = "The effect, from 0 (equal) to 1 (nothing in common), below which no difference counts,"
                    + " however sure (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(
            names = "--tfdv-compatible",
            description = "Compare as TensorFlow Data Validation does: L-infinity of values and Jensen-Shannon"
                    + " divergence of numbers against --threshold, without regard to chance.")
    private boolean compatible;

    @Override
    public Integer call() throws IOException {
        DriftFile file = out == null ? null : file(out);
        Analysis analysis = analysis();
        List<InputStatistics.Read> read = new InputStatistics(
                        options,
                        ReadOptions.SNIFF,
                        StatisticsOptions.DEFAULT.withCompatibility(
                                compatible ? Compatibility.TFDV : Compatibility.HEADRACE),
                        Runtime.getRuntime().availableProcessors(),
                        spec.commandLine().getErr()::println)
                .read(List.of(List.of(baseline), List.of(current)));
        DatasetStatistics before = rows(read.get(0));
        DatasetStatistics now = rows(read.get(1));
        DriftReport report = analysis.compare(before, now, names(before, now));
        if (options.isJson()) {
            spec.commandLine().getOut().println(JsonRecords.text(DriftFile.Results.of(report, before)));
        } else {
            DriftText.print(report, before, spec.commandLine().getOut());
        }
        if (file != null) {
            file.write(report, before, now);
            spec.commandLine().getErr().println("Written to " + out);
        }
        return report.verdict() == DriftVerdict.DRIFTED ? FOUND : 0;
    }

    private static DatasetStatistics rows(InputStatistics.Read read) {
        return read.statistics().results(read.name()).getFirst();
    }

    private DriftFile file(Path path) {
        try {
            return DriftFile.of(path);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private Analysis analysis() {
        try {
            if (compatible) {
                return new TfdvAnalysis(threshold)::compare;
            }
            return new DriftAnalysis(new DriftSettings(
                    significance,
                    threshold,
                    Math.max(threshold, DriftSettings.DEFAULT.relevant()),
                    DriftSettings.DEFAULT.minimumRows()))::compare;
        } catch (IllegalArgumentException e) {
            throw usage("--" + e.getMessage());
        }
    }

    /// What compares.
    private interface Analysis {
        DriftReport compare(DatasetStatistics baseline, DatasetStatistics current, List<String> columns);
    }

    /// The columns to compare: those that are wanted, or all of both.
    private List<String> names(DatasetStatistics before, DatasetStatistics now) {
        Set<String> known = new LinkedHashSet<>();
        before.columns().stream().map(ColumnStatistics::name).forEach(known::add);
        now.columns().stream().map(ColumnStatistics::name).forEach(known::add);
        for (String column : columns) {
            if (!known.contains(column)) {
                throw usage("--columns names '" + column + "', and neither input has such a column"
                        + Names.suggestion(column, List.copyOf(known)));
            }
        }
        return columns.isEmpty() ? List.copyOf(known) : columns;
    }

    private CommandLine.ParameterException usage(@Nullable String message) {
        return new CommandLine.ParameterException(spec.commandLine(), String.valueOf(message));
    }
}

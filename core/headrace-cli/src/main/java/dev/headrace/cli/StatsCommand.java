package dev.headrace.cli;

import dev.headrace.cli.stats.DatabaseStatistics;
import dev.headrace.cli.stats.DatabaseUrl;
import dev.headrace.cli.stats.StatisticsFile;
import dev.headrace.cli.stats.StatisticsText;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.data.ColumnType;
import dev.headrace.data.ReadOptions;
import dev.headrace.statistics.Declarations;
import dev.headrace.statistics.Statistics;
import dev.headrace.statistics.StatisticsOptions;
import dev.headrace.statistics.StatisticsOptions.Compatibility;
import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.statistics.StatisticsOptions.Slicing;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.FeatureSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `headrace stats`.
@Command(
        name = "stats",
        description = {
            "Statistics of the columns of files: Parquet, CSV, JSON lines, Arrow; gzip where the format has it.",
            "A directory stands for all files beneath it, and a glob for those that match. Saved statistics (.hrst)",
            "are merged without reading any rows. A jdbc: URL with --table or --query reads a database."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  headrace stats data.parquet",
            "  headrace stats 'data/*.csv.gz' --slice-by country --out statistics.html",
            "  headrace stats monday.parquet --out monday.hrst",
            "  headrace stats monday.hrst tuesday.hrst --out week.json",
            "  headrace stats jdbc:sqlite:shop.db --table orders",
            "  headrace stats jdbc:postgresql://localhost/shop --user ann --query 'SELECT price, town FROM orders'"
        })
final class StatsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DatabaseOptions database;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DeclaredOptions declared;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, directories or globs, or the jdbc: URL of one database.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write them: .json (the records), .html (a page), .hrst (to be merged later), or"
                    + " .pb, .pbtxt, .tfrecord (files of TensorFlow Data Validation).")
    private @Nullable Path out;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "A schema.json: columns of text files are read as the types that it says.")
    private @Nullable Path schema;

    @Option(names = "--columns", paramLabel = "COLUMN", split = ",", description = "Only these columns.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--slice-by",
            paramLabel = "COLUMN",
            description = "Also for each value of a column; A,B for each combination. May be repeated.")
    private List<String> sliceBy = new ArrayList<>();

    @Option(names = "--weight", paramLabel = "COLUMN", description = "The column with the weights of rows.")
    private @Nullable String weight;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "The column with the label: lift of values and mutual information with it.")
    private @Nullable String label;

    @Option(names = "--correlations", description = "Covariance and correlation of every pair of numbers.")
    private boolean correlations;

    @Option(names = "--duplicates", description = "Count rows that are equal to an earlier one.")
    private boolean duplicates;

    @Option(
            names = "--tfdv-compatible",
            description = "Follow TensorFlow Data Validation where its conventions differ: medians, infinities, ties.")
    private boolean compatible;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads (default: as many as there are processors). Results do not depend on it.")
    private int threads;

    @Override
    public Integer call() throws IOException {
        StatisticsFile file = out == null ? null : file(out);
        StatisticsOptions wanted = wanted();
        if (threads < 0) {
            throw usage("--threads is " + threads + ", and at least 1 was expected");
        }
        int workers = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        DatabaseStatistics rows = database();
        if (rows != null) {
            try (ScanBar bar = ScanBar.create()) {
                Statistics statistics = rows.of(wanted, workers, bar);
                bar.close();
                finish(statistics, rows.name(), file);
            }
            return 0;
        }
        InputStatistics.Read read = new InputStatistics(
                        options, reading(), wanted, workers, spec.commandLine().getErr()::println)
                .read(List.of(files))
                .getFirst();
        finish(read.statistics(), read.name(), file);
        return 0;
    }

    private void finish(Statistics statistics, String name, @Nullable StatisticsFile file) throws IOException {
        print(statistics.results(name));
        if (file != null) {
            file.write(statistics, name);
            spec.commandLine().getErr().println("Written to " + out);
        }
    }

    /// The database that is to be read, or null if it is files.
    private @Nullable DatabaseStatistics database() {
        if (files.stream().noneMatch(DatabaseUrl::is)) {
            if (database.areGiven()) {
                throw usage("--query, --table and --user go with a jdbc: URL, and there is none");
            }
            return null;
        }
        String query = database.query();
        String table = database.table();
        if (files.size() > 1) {
            throw usage("a jdbc: URL is read on its own, and there are " + files.size() + " inputs");
        } else if ((query == null) == (table == null)) {
            throw usage("a jdbc: URL needs either --table or --query, and there "
                    + (query == null ? "is neither" : "are both"));
        } else if (schema != null) {
            throw usage("--schema is for text files; a query can CAST what it reads");
        }
        DatabaseUrl url = database.database(files.getFirst());
        if (url.hasSecret()) {
            spec.commandLine()
                    .getErr()
                    .println("Others on this machine may see the password in the URL; --user and the variable "
                            + DatabaseOptions.PASSWORD + " keep it hidden.");
        }
        return new DatabaseStatistics(url, query, table == null ? "" : table);
    }

    private StatisticsFile file(Path path) {
        try {
            return StatisticsFile.of(path);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private CommandLine.ParameterException usage(@Nullable String message) {
        return new CommandLine.ParameterException(spec.commandLine(), String.valueOf(message));
    }

    private StatisticsOptions wanted() throws IOException {
        Set<Extra> extras = EnumSet.of(Extra.SEMANTICS);
        if (correlations) {
            extras.add(Extra.CORRELATION);
        }
        if (duplicates) {
            extras.add(Extra.DUPLICATES);
        }
        List<Slicing> slices =
                sliceBy.stream().map(text -> Slicing.by(text.split(","))).toList();
        StatisticsOptions wanted = StatisticsOptions.DEFAULT
                .withColumns(columns)
                .withSlices(slices)
                .withWeight(weight)
                .withExtras(extras)
                .withDeclared(declarations())
                .withCompatibility(compatible ? Compatibility.TFDV : Compatibility.HEADRACE);
        return label == null ? wanted : wanted.withLabel(label);
    }

    private Declarations declarations() throws IOException {
        try {
            return declared.declarations();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private ReadOptions reading() throws IOException {
        if (schema == null) {
            return ReadOptions.SNIFF;
        }
        Map<String, ColumnType> types = new TreeMap<>();
        for (FeatureSchema feature : JsonRecords.read(schema, DataSchema.class).features()) {
            types.put(feature.name(), feature.type());
        }
        return new ReadOptions(ReadOptions.Format.AUTO, null, types);
    }

    private void print(List<DatasetStatistics> results) {
        if (options.isJson()) {
            results.forEach(result -> spec.commandLine().getOut().println(JsonRecords.text(result)));
        } else {
            StatisticsText.print(results, spec.commandLine().getOut());
        }
    }
}

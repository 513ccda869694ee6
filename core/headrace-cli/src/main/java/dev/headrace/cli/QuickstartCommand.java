package dev.headrace.cli;

import dev.headrace.cli.quickstart.Findings;
import dev.headrace.cli.quickstart.Quickstart;
import dev.headrace.cli.quickstart.QuickstartInput;
import dev.headrace.cli.quickstart.QuickstartOptions;
import dev.headrace.cli.quickstart.Story;
import dev.headrace.cli.quickstart.Summary;
import dev.headrace.core.Seed;
import dev.headrace.core.config.InputFiles;
import dev.headrace.core.json.JsonRecords;
import dev.headrace.runtime.engine.CacheMode;
import dev.headrace.runtime.engine.Engine;
import dev.headrace.runtime.engine.NodeResult;
import dev.headrace.runtime.engine.NodeState;
import dev.headrace.runtime.engine.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `headrace quickstart`.
@Command(
        name = "quickstart",
        description = {
            "From a file to a served, watched model, in one command.",
            "Reads CSV, JSON lines or Parquet, finds out what the columns are good for, trains, compares with"
                    + " baselines, tests the server, pushes, serves, and compares what was asked with what was learned"
                    + " from. Without --input it simulates an application that suggests runs, whose users change."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  headrace quickstart",
            "  headrace quickstart --input people.csv --label income",
            "  headrace quickstart --input 'rides/*.parquet' --label tip --task regression --exclude fare,total"
        })
final class QuickstartCommand implements Callable<Integer> {
    private static final String SIMULATION = "suggesting-runs";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EngineOptions options;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            split = ",",
            description = "The data: files, directories or globs (default: a simulated application).")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = {"-l", "--label"},
            paramLabel = "COLUMN",
            description = "The column to predict.")
    private @Nullable String label;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "binary, multiclass or regression (default: what the label looks like).")
    private String task = "auto";

    @Option(
            names = "--exclude",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns not to learn from, such as those known only afterwards.")
    private List<String> exclude = new ArrayList<>();

    @Option(
            names = "--human-level",
            paramLabel = "NUMBER",
            description = "How well people do it, to compare with: accuracy, or mean absolute error of a number.")
    private @Nullable Double humanLevel;

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv, json-lines or parquet (default: sniffed).")
    private String format = "auto";

    @Option(names = "--delimiter", paramLabel = "CHARACTER", description = "What separates fields (default: sniffed).")
    private String delimiter = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The model's name (default: of file and label).")
    private @Nullable String name;

    @Option(names = "--port", paramLabel = "NUMBER", description = "Where to serve (default: any that is free).")
    private int port;

    @Option(
            names = "--serve-for",
            paramLabel = "DURATION",
            description = "How long the server stays, such as 30m; 0s for not at all (default: 1h).")
    private String serveFor = "1h";

    @Option(
            names = "--requests",
            paramLabel = "NUMBER",
            description = "How many requests to replay at most (default: 3000).")
    private int requests = 3_000;

    @Option(names = "--threads", paramLabel = "NUMBER", description = "How many nodes may run at once.")
    private int threads;

    @Option(names = "--no-cache", description = "Execute everything, whatever is known from before.")
    private boolean noCache;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Where all chance comes from (default: 0).")
    private @Nullable Long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Duration lifetime = duration();
        check();
        if (!inputs.isEmpty()) {
            // Before anything is made: a file that is not there should leave no store behind.
            new InputFiles(inputs).files();
        }
        try (Engine engine = options.open()) {
            Path directory = options.storeDirectory().resolve("quickstart").resolve(modelName());
            QuickstartOptions how = new QuickstartOptions(
                    directory,
                    port,
                    lifetime,
                    requests,
                    noCache ? CacheMode.IGNORE : CacheMode.USE,
                    seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                    threads);
            Story story = story(directory);
            RunOutput output = new RunOutput(spec.commandLine(), options);
            Quickstart quickstart = new Quickstart(engine, story.input(), how, output.listener(), output.phases());
            quickstart.requirePort();
            return run(quickstart, story, how);
        }
    }

    private int run(Quickstart quickstart, Story story, QuickstartOptions how)
            throws IOException, InterruptedException {
        Findings findings = quickstart.train();
        List<RunResult> runs = new ArrayList<>(List.of(findings.run()));
        if (findings.run().exitCode() != RunResult.DONE) {
            return failed(findings);
        }
        Optional<Quickstart.Served> served = Optional.empty();
        OptionalLong version = findings.pushedVersion();
        if (version.isPresent()) {
            var traffic = story.traffic(findings, how);
            quickstart.replay(version.getAsLong(), traffic);
            findings = quickstart.closeLoop(traffic);
            runs.add(findings.run());
            if (findings.run().exitCode() != RunResult.DONE) {
                return failed(findings);
            }
            served = quickstart.serve(traffic.requests().getFirst());
        }
        Summary summary = new Summary(
                story, findings, runs, served, how, quickstart.live(), EngineOptions.command(), options.retyped());
        summary.writeReport();
        if (options.isJson()) {
            spec.commandLine().getOut().print(JsonRecords.text(summary.result()));
            spec.commandLine().getOut().flush();
        } else {
            summary.print(spec.commandLine().getOut());
        }
        return version.isPresent() ? RunResult.DONE : RunResult.PERMANENT;
    }

    /// The failure of the first node, in the form of all errors.
    private int failed(Findings findings) {
        if (options.isDebug()) {
            findings.failures()
                    .values()
                    .forEach(failure ->
                            failure.printStackTrace(spec.commandLine().getErr()));
        }
        for (NodeResult node : findings.run().nodes()) {
            if (node.state() == NodeState.FAILED) {
                spec.commandLine()
                        .getErr()
                        .println("headrace: " + node.message()
                                + (node.code() == null ? "" : " [" + node.code().name() + "]"));
            }
        }
        spec.commandLine().getErr().flush();
        return findings.run().exitCode();
    }

    private Story story(Path directory) throws IOException {
        if (inputs.isEmpty()) {
            return Story.simulated(modelName(), directory, new Seed(seed == null ? 0 : seed), exclude);
        }
        return Story.of(new QuickstartInput(
                modelName(),
                inputs.stream().map(QuickstartCommand::absolute).toList(),
                format,
                delimiter,
                String.valueOf(label),
                task,
                exclude,
                humanLevel));
    }

    private static String absolute(String pattern) {
        return Path.of(pattern).toAbsolutePath().normalize().toString();
    }

    private String modelName() {
        if (name != null) {
            return name;
        }
        return inputs.isEmpty() || label == null
                ? SIMULATION
                : QuickstartInput.modelName(
                        String.valueOf(Path.of(inputs.getFirst()).getFileName()), label);
    }

    private void check() {
        if (!inputs.isEmpty() && label == null) {
            throw wrong("Name the column to predict with --label.");
        }
        if (inputs.isEmpty() && label != null) {
            throw wrong("--label names a column of your own data: name the file with --input.");
        }
        if (delimiter.length() > 1) {
            throw wrong("--delimiter is one character, and '" + delimiter + "' was given.");
        }
        if (port < 0 || port > 65_535) {
            throw wrong("--port is between 0 and 65535, and " + port + " was given.");
        }
        if (requests < 1 || threads < 0) {
            throw wrong("--requests is at least 1, and --threads is not negative.");
        }
    }

    private Duration duration() {
        String text = serveFor.strip().toLowerCase(Locale.ROOT);
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        if (!text.matches("[0-9]{1,6}(s|m|h)")) {
            throw wrong(
                    "--serve-for is a number with s, m or h behind, such as 30m, and '" + serveFor + "' was given.");
        }
        return Duration.parse("PT" + text);
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}

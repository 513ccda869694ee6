package dev.headrace.benchmarks.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.benchmarks.statistics.Arguments.What;
import dev.headrace.benchmarks.statistics.Budget.Direction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The statistics engine against DuckDB, from a file to the figures: contenders in turns in one JVM, behind a
/// gate, by time of the processor. Data are generated into a directory, and used again. Run it, after `mvn
/// -Dquick -DskipTests install`, with `mvn -Dquick process-classes exec:exec@comparison -pl
/// benchmarks/headrace-benchmarks -Dcomparison="all DIRECTORY"`.
///
/// In place of `all` stands a part: `generate`, `compare`, `memory`, `wide` or `scaling`; after the directory
/// come `rows=`, `columns=`, `format=parquet` or `csv`, `warm-ups=` and `rounds=`. With the default of 10
/// million rows the files take 7 GB, and all parts a quarter of an hour on two quiet cores. The report is
/// written to the standard output and to `report-PART.md` in the directory.
public final class StatisticsComparison {
    private static final StatisticsData WIDE = new StatisticsData(200_000, 2_000);
    private static final List<Long> SCALED_ROWS = List.of(5_000L, 50_000L, 500_000L, 5_000_000L);
    /// Below this a measurement is too short for the clock of the processor's time.
    private static final long VALUES_OF_A_MEASUREMENT = 10_000_000;

    private static final double GIBIBYTE = 1024;
    private static final double NONE = Double.NaN;

    private final Arguments arguments;
    private final Consumer<String> progress;
    private final Alternation alternation;
    private final Report report = new Report();

    StatisticsComparison(Arguments arguments, Consumer<String> progress) {
        this.arguments = arguments;
        this.progress = progress;
        this.alternation = new Alternation(arguments.warmUps(), arguments.rounds(), progress);
    }

    /// Compares, and writes the report.
    ///
    /// @param arguments see the class
    /// @throws IOException if a file cannot be read or written
    /// @throws SQLException if DuckDB fails
    public static void main(String[] arguments) throws IOException, SQLException {
        Arguments parsed = Arguments.parse(arguments);
        StatisticsComparison comparison = new StatisticsComparison(parsed, IO::println);
        try {
            comparison.run();
        } finally {
            // What was measured before a failure stays.
            String report = comparison.report.text();
            IO.println(report);
            String part = parsed.what().name().toLowerCase(Locale.ROOT);
            Files.writeString(parsed.directory().resolve("report-" + part + ".md"), report);
        }
    }

    /// Compares.
    ///
    /// @return the report
    String run() throws IOException, SQLException {
        What what = arguments.what();
        if (what == What.GENERATE) {
            generate();
            return report.text();
        }
        double before = Machine.spin();
        for (Format format : arguments.formats()) {
            if (what.includes(What.COMPARE)) {
                compare(format);
            }
            if (what.includes(What.MEMORY)) {
                memory(format);
            }
        }
        if (what.includes(What.SCALING)) {
            scale();
        }
        if (what.includes(What.WIDE)) {
            wide();
        }
        report.paragraph(Machine.description()
                + String.format(
                        Locale.ROOT,
                        " Two spinning threads got %.2f cores before and %.2f after.",
                        before,
                        Machine.spin()));
        return report.text();
    }

    private void generate() throws IOException, SQLException {
        for (Format format : arguments.formats()) {
            progress.accept("data: " + format.file(arguments.data(), arguments.directory()));
        }
        ExactFigures.of(arguments.data(), arguments.directory());
    }

    private void compare(Format format) throws IOException, SQLException {
        StatisticsData data = arguments.data();
        Path file = format.file(data, arguments.directory());
        gate(data, file);
        Map<Contender, Timing> timings = new LinkedHashMap<>();
        List<Task> tasks = new ArrayList<>();
        List<Contender> contenders = Contenders.of(format);
        contenders.forEach(contender -> tasks.add(task(contender.name(), contender, file, data)));
        List<Timing> measured = alternation.measure(tasks);
        for (int i = 0; i < contenders.size(); i++) {
            timings.put(contenders.get(i), measured.get(i));
        }
        report.heading(title(data) + ", " + format + " (" + (Files.size(file) >> 20) + " MiB)");
        report.paragraph("Warm, in turns in one JVM, " + arguments.rounds() + " rounds after " + arguments.warmUps()
                + ". Gate: counts, minima, maxima, means and deviations (1e-9), distinct values and ranks of deciles.");
        report.timings(measured);
        report.budgets(budgets(format, timings));
    }

    private static List<Budget> budgets(Format format, Map<Contender, Timing> timings) {
        Timing ours = timing(timings, Contenders.HEADRACE);
        Timing scan = Contenders.of(format).stream()
                .filter(ScanContender.class::isInstance)
                .map(contender -> timing(timings, contender))
                .min(Comparator.comparingDouble(Timing::cpu))
                .orElseThrow();
        boolean parquet = format == Format.PARQUET;
        Ratio toScan = Ratio.of(ours, scan);
        Ratio summarize = Ratio.of(timing(timings, Contenders.SUMMARIZE), ours);
        Ratio sql = Ratio.of(timing(timings, Contenders.SQL), ours);
        return List.of(
                new Budget(
                        "headrace / cheapest scan into Arrow",
                        toScan,
                        Direction.AT_MOST,
                        parquet ? 1.6 : NONE,
                        parquet ? 1.3 : NONE),
                new Budget(
                        "SUMMARIZE / headrace", summarize, Direction.AT_LEAST, parquet ? 5 : 2.5, parquet ? 7 : NONE),
                new Budget(
                        "equivalent SQL / headrace",
                        sql,
                        Direction.AT_LEAST,
                        parquet ? 2.5 : NONE,
                        parquet ? 3.5 : NONE));
    }

    private static Timing timing(Map<Contender, Timing> timings, Contender contender) {
        return requireNonNull(timings.get(contender), contender.name());
    }

    private void memory(Format format) throws IOException, SQLException {
        Path file = format.file(arguments.data(), arguments.directory());
        List<List<String>> rows = new ArrayList<>();
        List<Budget> budgets = new ArrayList<>();
        for (Contender contender : Contenders.of(format)) {
            FreshJvm found = fresh(contender, file, rows);
            if (contender.equals(Contenders.HEADRACE)) {
                budgets.add(resident(found, GIBIBYTE));
            }
        }
        report.heading(title(arguments.data()) + ", " + format + ", each in a JVM of its own");
        report.table(List.of("contender", "most resident MiB", "CPU s, cold", "wall s, cold"), rows);
        report.budgets(budgets);
    }

    private void wide() throws IOException, SQLException {
        StatisticsData usual = arguments.data();
        Path usualFile = usual.parquet(arguments.directory());
        Path wideFile = WIDE.parquet(arguments.directory());
        gate(WIDE, wideFile);
        List<Timing> timings = alternation.measure(List.of(
                task("headrace, " + title(usual), Contenders.HEADRACE, usualFile, usual),
                task("headrace, " + title(WIDE), Contenders.HEADRACE, wideFile, WIDE),
                task("scan into Arrow, " + title(WIDE), Contenders.SCAN, wideFile, WIDE)));
        List<List<String>> rows = new ArrayList<>();
        FreshJvm found = fresh(Contenders.HEADRACE, wideFile, rows);
        fresh(Contenders.SCAN, wideFile, rows);
        report.heading(title(WIDE) + ", PARQUET (" + (Files.size(wideFile) >> 20) + " MiB)");
        report.timings(timings);
        report.table(List.of("contender", "most resident MiB", "CPU s, cold", "wall s, cold"), rows);
        Ratio ratio = Ratio.of(timings.get(1), timings.get(0)).dividedBy(WIDE.values() / (double) usual.values());
        report.budgets(List.of(
                new Budget(
                        "CPU per value / that of " + usual.columns() + " columns", ratio, Direction.AT_MOST, 2, NONE),
                resident(found, 2 * GIBIBYTE)));
    }

    private void scale() throws IOException, SQLException {
        List<Task> tasks = new ArrayList<>();
        for (long rows : SCALED_ROWS) {
            StatisticsData data = new StatisticsData(rows, Pattern.TWENTY.size());
            Path file = data.parquet(arguments.directory());
            gate(data, file);
            int repetitions = (int) Math.max(1, VALUES_OF_A_MEASUREMENT / data.values());
            for (Contender contender : List.of(Contenders.HEADRACE, Contenders.SCAN)) {
                tasks.add(new Task(contender.name(), contender, file, data.values(), repetitions));
            }
        }
        Map<String, List<Plot.Point>> series = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (Timing timing : alternation.measure(tasks)) {
            Task task = timing.task();
            series.computeIfAbsent(task.label(), _ -> new ArrayList<>())
                    .add(new Plot.Point(task.values(), timing.cpu()));
            rows.add(List.of(
                    String.format(Locale.ROOT, "%,d", task.values()),
                    task.label(),
                    Report.decimal(timing.cpu()),
                    Report.decimal(timing.nanosPerValue())));
        }
        String plot = Plot.svg("Cost by size, PARQUET of 20 columns", "values", "CPU seconds", series);
        Files.writeString(arguments.directory().resolve("scaling.svg"), plot);
        report.heading("From 10^5 to 10^8 values");
        report.table(List.of("values", "contender", "CPU s, median", "CPU ns per value"), rows);
        report.paragraph("What a further value costs, in CPU ns:");
        report.table(
                List.of("from", "to", "headrace"),
                marginal(series.getOrDefault(Contenders.HEADRACE.name(), List.of())));
    }

    private static List<List<String>> marginal(List<Plot.Point> points) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Plot.Point from = points.get(i - 1);
            Plot.Point to = points.get(i);
            rows.add(List.of(
                    String.format(Locale.ROOT, "%,.0f", from.x()),
                    String.format(Locale.ROOT, "%,.0f", to.x()),
                    Report.decimal((to.y() - from.y()) * 1e9 / (to.x() - from.x()))));
        }
        return rows;
    }

    private void gate(StatisticsData data, Path file) throws IOException, SQLException {
        Path parquet = data.parquet(arguments.directory());
        List<ExactColumn> exact = ExactFigures.of(data, arguments.directory());
        Gate.check(Contenders.HEADRACE.statistics(file), exact, parquet);
        progress.accept("gate passed: " + file);
    }

    private FreshJvm fresh(Contender contender, Path file, List<List<String>> rows) throws IOException {
        FreshJvm found = FreshJvm.run(contender, file);
        progress.accept(contender.name() + ": " + found);
        rows.add(List.of(
                contender.name(),
                Report.decimal(found.residentMebibytes()),
                Report.decimal(found.cpuSeconds()),
                Report.decimal(found.wallSeconds())));
        return found;
    }

    private static Budget resident(FreshJvm found, double limit) {
        return new Budget(
                "headrace: most resident MiB", Ratio.of(found.residentMebibytes()), Direction.AT_MOST, limit, NONE);
    }

    private static Task task(String label, Contender contender, Path file, StatisticsData data) {
        return new Task(label, contender, file, data.values(), 1);
    }

    private static String title(StatisticsData data) {
        return String.format(Locale.ROOT, "%,d rows of %,d columns", data.rows(), data.columns());
    }
}

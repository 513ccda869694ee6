package dev.headrace.benchmarks.statistics;

import dev.headrace.data.Column;
import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.DatasetStatistics;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.TextStatistics;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Proves figures right before their cost is measured. Confined to one thread.
final class Gate {
    private static final double RELATIVE = 1e-9;
    private static final double RANK = 0.005;
    private static final int QUANTILES = 21;
    /// The bound that statistics state is of two standard errors, which one estimate in twenty is outside of;
    /// at four it is one in 16,000.
    private static final double STANDARD_ERRORS = 2;

    private final List<String> problems = new ArrayList<>();
    private final Map<Column, List<Double>> deciles = new LinkedHashMap<>();

    private Gate() {}

    /// Compares statistics with exact figures.
    ///
    /// @param found what is to be measured
    /// @param exact what is true, all columns
    /// @param file the table as Parquet, which the ranks of quantiles are looked up in
    /// @throws IllegalStateException naming every figure that is wrong
    static void check(DatasetStatistics found, List<ExactColumn> exact, Path file) throws SQLException {
        Gate gate = new Gate();
        gate.same("dataset", "columns", found.columns().size(), exact.size());
        for (ExactColumn column : exact) {
            found.find(column.name())
                    .ifPresentOrElse(
                            statistics -> gate.column(statistics, column),
                            () -> gate.problems.add(column.name() + " is missing"));
        }
        gate.ranks(file);
        if (!gate.problems.isEmpty()) {
            throw new IllegalStateException(
                    "not measured, because figures are wrong: " + String.join("; ", gate.problems));
        }
    }

    private void column(ColumnStatistics found, ExactColumn exact) {
        String name = exact.name();
        same(name, "type", found.type(), exact.type());
        same(name, "rows", found.rows(), exact.rows());
        same(name, "missing", found.missing(), exact.rows() - exact.present());
        close(
                name,
                "distinct",
                (double) found.distinct(),
                (double) exact.distinct(),
                STANDARD_ERRORS * found.distinctError() * exact.distinct());
        switch (exact.type()) {
            case TEXT -> {
                text(name, found.text(), exact);
                top(name, found, exact.top());
            }
            case BOOLEAN -> same(name, "false", falses(found.top()), exact.zeros());
            case INTEGER, REAL, DATE, TIMESTAMP -> numeric(name, found.numeric(), exact);
        }
    }

    private void text(String name, @Nullable TextStatistics found, ExactColumn exact) {
        if (found == null) {
            problems.add(name + " has no statistics of texts");
            return;
        }
        same(name, "empty", found.empty(), exact.zeros());
        same(name, "minimum length", found.minimumLength(), Long.parseLong(exact.minimum()));
        same(name, "maximum length", found.maximumLength(), Long.parseLong(exact.maximum()));
        close(name, "average length", found.averageLength(), exact.mean(), RELATIVE * exact.mean());
    }

    /// Counts are exact while the dictionary is; beyond that they are not given.
    private void top(String name, ColumnStatistics found, List<Long> exact) {
        if (found.distinctError() == 0) {
            List<Long> counts = found.top().stream()
                    .map(ValueCount::count)
                    .limit(exact.size())
                    .toList();
            same(name, "counts of the most frequent", counts, exact);
        }
    }

    private void numeric(String name, @Nullable NumericStatistics found, ExactColumn exact) {
        if (found == null) {
            problems.add(name + " has no statistics of numbers");
            return;
        }
        same(name, "finite", found.finite(), exact.present());
        same(name, "zeros", found.zeros(), exact.zeros());
        if (exact.type() == ColumnType.INTEGER) {
            same(name, "minimum", found.minimumInteger(), Long.valueOf(exact.minimum()));
            same(name, "maximum", found.maximumInteger(), Long.valueOf(exact.maximum()));
        }
        same(name, "minimum", found.minimum(), Double.parseDouble(exact.minimum()));
        same(name, "maximum", found.maximum(), Double.parseDouble(exact.maximum()));
        // A mean near zero is a difference of great sums: what it is exact to is measured by the deviation.
        double scale = Math.max(Math.abs(exact.mean()), exact.deviation());
        close(name, "mean", found.mean(), exact.mean(), RELATIVE * scale);
        close(name, "standard deviation", found.standardDeviation(), exact.deviation(), RELATIVE * exact.deviation());
        List<Double> quantiles = found.quantiles();
        same(name, "number of quantiles", quantiles.size(), QUANTILES);
        if (quantiles.size() == QUANTILES) {
            deciles.put(
                    new Column(name, exact.type()),
                    IntStream.range(1, 10).mapToObj(i -> quantiles.get(2 * i)).toList());
        }
    }

    private void ranks(Path file) throws SQLException {
        if (deciles.isEmpty()) {
            return;
        }
        List<Double> errors = ExactFigures.rankErrors(file, deciles);
        int at = 0;
        for (Column column : deciles.keySet()) {
            close(column.name(), "rank error of deciles", errors.get(at++), 0, RANK);
        }
    }

    private static long falses(List<ValueCount> top) {
        return top.stream()
                .filter(value -> value.value().equals("false"))
                .mapToLong(ValueCount::count)
                .sum();
    }

    private void same(String column, String figure, @Nullable Object found, Object expected) {
        if (!Objects.equals(found, expected)) {
            problems.add(column + ": " + figure + " is " + found + " instead of " + expected);
        }
    }

    private void close(String column, String figure, double found, double expected, double tolerance) {
        if (!(Math.abs(found - expected) <= tolerance)) {
            problems.add(column + ": " + figure + " is " + found + " instead of " + expected + " within " + tolerance);
        }
    }
}

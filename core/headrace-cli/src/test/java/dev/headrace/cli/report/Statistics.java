package dev.headrace.cli.report;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Bucket;
import dev.headrace.validation.TextStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Statistics for tests, of made-up columns.
final class Statistics {
    private static final int ROWS = 26_048;
    private static final double CELLS_PER_OCTAVE = 16;

    private Statistics() {}

    static List<ColumnStatistics> columns(boolean later) {
        return later ? Columns.LATER : Columns.EARLIER;
    }

    private static List<ColumnStatistics> made(boolean later) {
        double shift = later ? 8 : 0;
        List<ColumnStatistics> columns = new ArrayList<>();
        columns.add(column("row_id", ColumnType.INTEGER, 0, 1, random -> Math.floor(random.nextDouble() * 1e6)));
        columns.add(column(
                "age",
                ColumnType.INTEGER,
                0,
                2,
                random -> Math.floor(17 + shift + Math.abs(random.nextGaussian()) * 20)));
        columns.add(categories("workclass", later, "Private", "Self-emp-not-inc", "Local-gov", "State-gov", "Never"));
        columns.add(column("fnlwgt", ColumnType.REAL, 12, 3, random -> Math.exp(12 + random.nextGaussian() / 2)));
        columns.add(column(
                "capital_gain",
                ColumnType.INTEGER,
                0,
                4,
                random -> random.nextDouble() < 0.92 ? 0 : Math.floor(random.nextDouble() * 15_000)));
        columns.add(column(
                "hours_per_week", ColumnType.INTEGER, 400, 5, random -> Math.floor(40 + random.nextGaussian() * 9)));
        columns.add(column("balance", ColumnType.REAL, 7_301, 6, random -> random.nextGaussian() * 1_250.5 - 300));
        columns.add(column("born", ColumnType.DATE, 3, 7, random -> Math.floor(random.nextDouble() * 12_000)));
        columns.add(
                column("seen_at", ColumnType.TIMESTAMP, 0, 8, random -> 1.7e15 + random.nextDouble() * 86_400e6 * 300));
        columns.add(categories("member", later, "true", "false"));
        columns.add(text("notes"));
        columns.add(new ColumnStatistics("empty", ColumnType.TEXT, ROWS, ROWS, 0, 0, List.of(), null, text(0)));
        for (String hostile : ReportContents.HOSTILE) {
            columns.add(categories(
                    hostile, later, ReportContents.HOSTILE.get(0), hostile, "", "  ", ReportContents.HOSTILE.get(5)));
        }
        columns.add(categories("income", later, "<=50K", ">50K"));
        return columns;
    }

    /// Counts as a log-linear grid does: sixteen cells per power of two, and one for zero.
    static NumericStatistics numeric(double... values) {
        Arrays.sort(values);
        TreeMap<Double, double[]> cells = new TreeMap<>();
        for (double value : values) {
            double[] cell = cell(value);
            cells.computeIfAbsent(cell[0], low -> new double[] {cell[0], cell[1], 0})[2]++;
        }
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(Double.NaN);
        List<Double> quantiles = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            quantiles.add(values[(int) Math.round(i / 20.0 * (values.length - 1))]);
        }
        return new NumericStatistics(
                values.length,
                0,
                0,
                0,
                Arrays.stream(values).filter(value -> value == 0).count(),
                Arrays.stream(values).filter(value -> value < 0).count(),
                values[0],
                values[values.length - 1],
                null,
                null,
                mean,
                Math.sqrt(variance),
                quantiles,
                0,
                cells.values().stream()
                        .map(cell -> new Bucket(cell[0], cell[1], (long) cell[2]))
                        .toList());
    }

    static ColumnStatistics numeric(String name, ColumnType type, long missing, NumericStatistics numeric) {
        return new ColumnStatistics(
                name,
                type,
                numeric.finite() + missing,
                missing,
                numeric.finite() / 7 + 1,
                0.01,
                List.of(),
                numeric,
                null);
    }

    private static double[] cell(double value) {
        if (value == 0) {
            return new double[] {0, 0};
        }
        double size = Math.abs(value);
        double octave = Math.pow(2, Math.getExponent(size));
        double width = octave / CELLS_PER_OCTAVE;
        double low = octave + Math.floor((size - octave) / width) * width;
        return value > 0 ? new double[] {low, low + width} : new double[] {-low - width, -low};
    }

    private static ColumnStatistics column(
            String name, ColumnType type, long missing, int seed, ToDoubleFunction<Random> value) {
        Random random = new Random(seed);
        double[] values = new double[(int) (ROWS - missing)];
        Arrays.setAll(values, row -> value.applyAsDouble(random));
        return numeric(name, type, missing, numeric(values));
    }

    private static ColumnStatistics categories(String name, boolean later, String... values) {
        List<ValueCount> top = new ArrayList<>();
        long left = ROWS;
        for (int i = 0; i < values.length; i++) {
            long count = i == values.length - 1 ? left / 2 : (long) (left * (later ? 0.5 : 0.7));
            top.add(new ValueCount(values[i], count));
            left -= count;
        }
        boolean isBoolean = Map.of("true", 0).containsKey(values[0]);
        return new ColumnStatistics(
                name,
                isBoolean ? ColumnType.BOOLEAN : ColumnType.TEXT,
                ROWS,
                0,
                values.length + 4L,
                0,
                top,
                null,
                isBoolean ? null : text(3));
    }

    private static ColumnStatistics text(String name) {
        return new ColumnStatistics(
                name,
                ColumnType.TEXT,
                ROWS,
                812,
                24_310,
                0.02,
                List.of(new ValueCount("called back", 1)),
                null,
                text(40));
    }

    private static @Nullable TextStatistics text(long blank) {
        return new TextStatistics(blank / 2, blank, 0, 812, 48.25, 9.1, 4.4);
    }

    private static final class Columns {
        static final List<ColumnStatistics> EARLIER = List.copyOf(made(false));
        static final List<ColumnStatistics> LATER = List.copyOf(made(true));
    }
}

package dev.headrace.training.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.apache.arrow.vector.FieldVector;

/// Gathers the losses of rows by the values of one column, or by its quarters. Confined to one thread.
final class SliceColumn {
    /// With more values, a column is no column to slice by.
    private static final int MOST_VALUES = 1_000;
    private static final int SHOWN_VALUES = 10;

    private final String name;
    private final int vector;
    private final List<Double> cuts;
    private final Map<String, Sums> sums = new HashMap<>();
    private final List<Sums> quarters = new ArrayList<>();
    private boolean tooMany;

    /// A part of the rows.
    ///
    /// @param value what its rows have in common
    /// @param rows how many there are
    /// @param mean the mean of their losses
    /// @param standardError its standard error, NaN for one row
    record Part(String value, long rows, double mean, double standardError) {}

    /// A column of values.
    SliceColumn(String name, int vector) {
        this(name, vector, List.of());
    }

    /// A column of numbers.
    ///
    /// @param cuts where one part ends and the next begins, ascending
    SliceColumn(String name, int vector, List<Double> cuts) {
        this.name = name;
        this.vector = vector;
        this.cuts = cuts;
        for (int i = 0; i <= cuts.size() && !cuts.isEmpty(); i++) {
            quarters.add(new Sums());
        }
    }

    String name() {
        return name;
    }

    int vector() {
        return vector;
    }

    /// Whether it holds numbers that are cut into ranges.
    boolean isCut() {
        return !quarters.isEmpty();
    }

    /// How many parts there are.
    int size() {
        return quarters.isEmpty() ? sums.size() : quarters.size();
    }

    /// Whether it tells parts of the rows apart, and not nearly each row from the others.
    boolean isUseful() {
        return !tooMany && size() > 1;
    }

    void add(FieldVector values, int row, double loss) {
        if (!quarters.isEmpty()) {
            double value = Cells.number(values, row);
            if (!Double.isNaN(value)) {
                quarters.get(quarter(value)).add(loss);
                return;
            }
        } else if (tooMany) {
            return;
        }
        sums.computeIfAbsent(Cells.text(values, row), any -> new Sums()).add(loss);
        if (sums.size() > MOST_VALUES) {
            tooMany = true;
            sums.clear();
        }
    }

    private int quarter(double value) {
        int quarter = 0;
        while (quarter < cuts.size() && value > cuts.get(quarter)) {
            quarter++;
        }
        return quarter;
    }

    /// The parts: quarters in order and then what is missing, or the most frequent values.
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int quarter = 0; quarter < quarters.size(); quarter++) {
            if (quarters.get(quarter).rows > 0) {
                parts.add(quarters.get(quarter).part(range(quarter)));
            }
        }
        sums.entrySet().stream()
                .sorted(Comparator.<Entry<String, Sums>>comparingLong(entry -> -entry.getValue().rows)
                        .thenComparing(Entry.comparingByKey()))
                .limit(SHOWN_VALUES)
                .forEach(entry -> parts.add(entry.getValue().part(entry.getKey())));
        return parts;
    }

    private String range(int quarter) {
        if (quarter == 0) {
            return "up to " + Numbers.text(cuts.getFirst());
        }
        return quarter == cuts.size()
                ? "above " + Numbers.text(cuts.getLast())
                : Numbers.text(cuts.get(quarter - 1)) + " to " + Numbers.text(cuts.get(quarter));
    }

    /// Mean and variance in one pass.
    ///
    /// Source: B. P. Welford, Note on a method for calculating corrected sums of squares and products,
    /// Technometrics 4 (1962).
    private static final class Sums {
        private long rows;
        private double mean;
        private double squares;

        void add(double loss) {
            rows++;
            double before = loss - mean;
            mean += before / rows;
            squares += before * (loss - mean);
        }

        Part part(String value) {
            return new Part(value, rows, mean, rows < 2 ? Double.NaN : Math.sqrt(squares / (rows - 1) / rows));
        }
    }
}

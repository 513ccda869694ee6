package dev.headrace.training.evaluation;

import dev.headrace.data.Column;
import dev.headrace.data.Examples;
import dev.headrace.data.ExamplesReader;
import dev.headrace.training.Operation;
import dev.headrace.training.TransformGraph;
import dev.headrace.validation.DataSchema;
import dev.headrace.validation.FeatureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// Chooses the columns to slice by: those that are named, or else categories and flags, and some numbers by
/// quarters.
final class SliceChoice {
    /// Values are counted for this many columns; the ones with the fewest are shown.
    private static final int COUNTED = 32;
    private static final int QUARTERED = 4;
    private static final int SAMPLE = 100_000;

    private final Examples examples;
    private final String split;
    private final BufferAllocator allocator;

    SliceChoice(Examples examples, String split, BufferAllocator allocator) {
        this.examples = examples;
        this.split = split;
        this.allocator = allocator;
    }

    /// The columns, of which some may prove useless once the rows are seen.
    ///
    /// @param named the columns that were asked for; unknown ones are left out
    /// @param schema what the columns are, or null where that must be told from the transform
    List<SliceColumn> choose(List<String> named, @Nullable DataSchema schema, TransformGraph graph) throws IOException {
        List<String> values = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (Column column : examples.columns()) {
            boolean wanted = named.contains(column.name());
            FeatureKind kind = kind(column.name(), schema, graph);
            boolean number = kind == FeatureKind.NUMERIC && Cells.isNumber(column.type());
            boolean value = kind == FeatureKind.CATEGORICAL || kind == FeatureKind.BOOLEAN || (wanted && !number);
            if (column.name().equals(graph.label().column()) || !(named.isEmpty() || wanted)) {
                continue;
            }
            if (number) {
                numbers.add(column.name());
            } else if (value && Cells.isText(column.type())) {
                values.add(column.name());
            }
        }
        List<SliceColumn> columns = new ArrayList<>();
        int most = named.isEmpty() ? COUNTED : values.size();
        values.stream().limit(most).forEach(name -> columns.add(new SliceColumn(name, index(name))));
        columns.addAll(quarters(named.isEmpty() ? numbers.subList(0, Math.min(QUARTERED, numbers.size())) : numbers));
        return columns;
    }

    private int index(String name) {
        return examples.columns().stream().map(Column::name).toList().indexOf(name);
    }

    private static @Nullable FeatureKind kind(String column, @Nullable DataSchema schema, TransformGraph graph) {
        if (schema != null) {
            return schema.feature(column).map(feature -> feature.kind()).orElse(null);
        }
        for (Operation operation : graph.operations()) {
            if (operation.column().equals(column)) {
                return switch (operation) {
                    case Operation.Number any -> FeatureKind.NUMERIC;
                    case Operation.Flag any -> FeatureKind.BOOLEAN;
                    case Operation.OneHot any -> FeatureKind.CATEGORICAL;
                    case Operation.DateParts any -> FeatureKind.DATE;
                    case Operation.HashedWords any -> FeatureKind.TEXT;
                };
            }
        }
        return null;
    }

    /// Cuts columns of numbers into quarters of about equal size, by the values of a sample of the rows.
    private List<SliceColumn> quarters(List<String> names) throws IOException {
        if (names.isEmpty()) {
            return List.of();
        }
        long rows = examples.rows(split);
        long stride = Math.max(1, rows / SAMPLE);
        double[][] sample = new double[names.size()][(int) (rows / stride + 1)];
        int[] filled = new int[names.size()];
        long row = 0;
        try (ExamplesReader reader = examples.read(split, allocator)) {
            while (reader.next()) {
                for (int at = 0; at < reader.batch().getRowCount(); at++, row++) {
                    for (int i = 0; i < filled.length && row % stride == 0; i++) {
                        FieldVector vector = reader.batch().getVector(index(names.get(i)));
                        double value = Cells.number(vector, at);
                        if (!Double.isNaN(value)) {
                            sample[i][filled[i]++] = value;
                        }
                    }
                }
            }
        }
        List<SliceColumn> columns = new ArrayList<>();
        for (int i = 0; i < filled.length; i++) {
            List<Double> cuts = cuts(Arrays.copyOf(sample[i], filled[i]));
            if (!cuts.isEmpty()) {
                columns.add(new SliceColumn(names.get(i), index(names.get(i)), cuts));
            }
        }
        return columns;
    }

    private static List<Double> cuts(double[] values) {
        Arrays.sort(values);
        List<Double> cuts = new ArrayList<>();
        for (int quarter = 1; quarter < 4 && values.length > 3; quarter++) {
            double cut = values[(int) ((long) values.length * quarter / 4)];
            // A cut at the greatest value would leave nothing above it.
            if ((cuts.isEmpty() || cut > cuts.getLast()) && cut < values[values.length - 1]) {
                cuts.add(cut);
            }
        }
        return cuts;
    }
}

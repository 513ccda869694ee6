package dev.headrace.validation.anomaly;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/// A column that may know the label. Its values are sorted into bins: ranges of numbers, each value of text
/// whose values repeat, and of other text only whether there is any. Confined to one thread.
final class LeakageSuspect {
    private static final int MOST_VALUES = 1_000;
    private static final int ROWS_PER_VALUE = 5;
    private static final int ROWS_SAMPLED_PER_RANGE = 8;
    private static final int LEAST_ROWS_SAMPLED = 8_192;

    private final String name;
    private final int index;
    private final LabelTargets targets;
    private final int columns;
    private final @Nullable NumberSample sample;
    private @Nullable Bins bins;
    private @Nullable Association association;
    private int[] bin = new int[0];
    private double[] position = new double[0];

    /// @param index where the column is among the vectors of a batch
    /// @param statistics of the split to learn from
    /// @param columns how many columns share the memory
    LeakageSuspect(String name, int index, ColumnStatistics statistics, LabelTargets targets, int columns) {
        this.name = name;
        this.index = index;
        this.targets = targets;
        this.columns = columns;
        if (statistics.type() == ColumnType.TEXT) {
            boolean repeated = statistics.distinct() <= MOST_VALUES
                    && statistics.distinct() * ROWS_PER_VALUE <= statistics.present();
            this.sample = null;
            this.bins = repeated ? new Bins.OfTexts(MOST_VALUES) : new Bins.OfPresence();
        } else {
            int sampled = Math.max(LEAST_ROWS_SAMPLED, ROWS_SAMPLED_PER_RANGE * targets.ranges(columns));
            this.sample = new NumberSample(sampled, statistics.rows());
        }
    }

    String name() {
        return name;
    }

    /// Where the column is among the vectors of a batch.
    int index() {
        return index;
    }

    /// Takes the rows of a batch into account that are still to be added.
    void sample(FieldVector vector, int rows, long firstRow) {
        if (sample != null) {
            sample.add(vector, rows, firstRow);
        }
    }

    /// Takes the selected rows of a batch into account.
    void add(FieldVector vector, Selection rows) {
        Bins sorter = bins();
        if (association == null) {
            association = targets.association(sorter.count(), columns);
        }
        if (bin.length < rows.size()) {
            bin = new int[rows.size()];
            position = new double[rows.size()];
        }
        sorter.sort(vector, rows, bin, position);
        for (int index = 0; index < rows.size(); index++) {
            association.add(bin[index], position[index], rows.target(index), rows.fold(index));
        }
    }

    private Bins bins() {
        if (bins == null) {
            bins = new Bins.OfRanges(
                    sample == null ? new double[0] : sample.edges(targets.ranges(columns), targets.rowsPerRange()));
        }
        return bins;
    }

    /// What the rows come to; empty if there are too few.
    Optional<Association.Evidence> evidence() {
        return association == null ? Optional.empty() : association.evidence();
    }
}

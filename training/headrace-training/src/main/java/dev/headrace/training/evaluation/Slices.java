package dev.headrace.training.evaluation;

import dev.headrace.training.Evaluation.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/// The primary metric in parts of the rows. Confined to one thread.
final class Slices {
    private static final int SHOWN_COLUMNS = 8;

    private final List<SliceColumn> columns;
    private final boolean named;

    /// Takes the columns.
    ///
    /// @param named whether they were asked for, and so all are shown
    Slices(List<SliceColumn> columns, boolean named) {
        this.columns = columns;
        this.named = named;
    }

    /// Adds a row's loss.
    void add(VectorSchemaRoot batch, int row, double loss) {
        for (SliceColumn column : columns) {
            column.add(batch.getVector(column.vector()), row, loss);
        }
    }

    /// The slices, columns of the fewest values first, numbers behind.
    ///
    /// @param minimumRows slices of fewer rows get a note
    List<Slice> slices(Judgement judgement, int minimumRows) {
        List<SliceColumn> values = new ArrayList<>();
        List<SliceColumn> numbers = new ArrayList<>();
        for (SliceColumn column : columns) {
            if (column.isUseful()) {
                (column.isCut() ? numbers : values).add(column);
            }
        }
        values.sort(Comparator.comparingInt(SliceColumn::size));
        List<SliceColumn> shown =
                new ArrayList<>(named ? values : values.subList(0, Math.min(SHOWN_COLUMNS, values.size())));
        shown.addAll(numbers);
        List<Slice> slices = new ArrayList<>();
        for (SliceColumn column : shown) {
            for (SliceColumn.Part part : column.parts()) {
                String note = part.rows() < minimumRows
                        ? "too few rows: " + part.rows() + ", and at least " + minimumRows + " are needed"
                        : null;
                slices.add(new Slice(
                        column.name(),
                        part.value(),
                        part.rows(),
                        judgement.primaryOf(part.mean(), part.standardError()),
                        note));
            }
        }
        return slices;
    }
}

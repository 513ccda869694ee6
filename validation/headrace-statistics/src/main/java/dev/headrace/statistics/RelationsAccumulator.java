package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.statistics.StatisticsOptions.Extra;
import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.column.Weights;
import dev.headrace.statistics.internal.cross.Covariances;
import dev.headrace.statistics.internal.cross.DuplicateRows;
import dev.headrace.statistics.internal.cross.LabelOptions;
import dev.headrace.statistics.internal.cross.LabelRelations;
import dev.headrace.validation.Relations;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseLargeVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Statistics across columns, of those that options ask for. Confined to one thread.
final class RelationsAccumulator {
    private final Schema schema;
    private final StatisticsOptions options;
    private final List<String> columns;
    private @Nullable Covariances covariances;
    private @Nullable LabelRelations labels;
    private @Nullable DuplicateRows duplicates;

    RelationsAccumulator(Schema schema, StatisticsOptions options) {
        this.schema = schema;
        this.options = options;
        String label = options.label();
        boolean labelled =
                options.extras().contains(Extra.LIFT) || options.extras().contains(Extra.MUTUAL_INFORMATION);
        TreeSet<String> needed = new TreeSet<>();
        if (options.extras().contains(Extra.CORRELATION)) {
            List<String> numbers = wanted(Covariances.numbers(schema));
            covariances = new Covariances(schema, numbers);
            needed.addAll(numbers);
        }
        if (labelled && label != null) {
            LabelOptions labelOptions = labelOptions(label);
            labels = options.weight() == null
                    ? LabelRelations.ofRows(schema, labelOptions)
                    : LabelRelations.ofWeightedRows(schema, labelOptions);
            needed.addAll(labelOptions.columns());
            needed.add(label);
        }
        if (options.extras().contains(Extra.DUPLICATES)) {
            duplicates = new DuplicateRows(schema, all());
            needed.addAll(all());
        }
        columns = List.copyOf(needed);
    }

    private LabelOptions labelOptions(String label) {
        return LabelOptions.of(label, wanted(LabelRelations.columns(schema, label)));
    }

    private List<String> wanted(List<String> names) {
        return options.columns().isEmpty()
                ? names
                : names.stream().filter(options.columns()::contains).toList();
    }

    private List<String> all() {
        return wanted(schema.getFields().stream().map(Field::getName).toList());
    }

    /// Whether nothing is asked for.
    boolean isEmpty() {
        return covariances == null && labels == null && duplicates == null;
    }

    /// The columns that are needed.
    List<String> columns() {
        return columns;
    }

    void fold(VectorSchemaRoot batch, Weights weights, DictionaryProvider dictionaries) {
        if (isEmpty()) {
            return;
        }
        List<FieldVector> decoded = new ArrayList<>();
        try {
            List<FieldVector> vectors = new ArrayList<>();
            for (String column : columns) {
                FieldVector vector = DatasetAccumulator.vector(batch, column);
                Plain plain = Plain.of(vector, Rows.range(0, batch.getRowCount()), dictionaries);
                FieldVector values = plain.vector();
                if (!plain.rows().isRange()) {
                    values = values.getField().createVector(values.getAllocator());
                    decoded.add(values);
                    copy(plain, batch.getRowCount(), values);
                }
                vectors.add(values);
            }
            fold(named(vectors, batch.getRowCount()), weights);
        } finally {
            decoded.forEach(FieldVector::close);
        }
    }

    private static void copy(Plain plain, int rows, FieldVector into) {
        FieldVector from = plain.vector();
        boolean hasValidity = from instanceof BaseFixedWidthVector
                || from instanceof BaseVariableWidthVector
                || from instanceof BaseLargeVariableWidthVector
                || from instanceof BaseVariableWidthViewVector;
        if (hasValidity) {
            ArrowBytes.require(from.getValidityBuffer(), 0, (from.getValueCount() + 7L) / Byte.SIZE);
        }
        into.setInitialCapacity(rows);
        into.allocateNew();
        int[] places = plain.places();
        for (int i = 0; i < plain.rows().size() && !(into instanceof NullVector); i++) {
            into.copyFromSafe(plain.rows().row(i), places == null ? i : places[i], from);
        }
        into.setValueCount(rows);
    }

    private VectorSchemaRoot named(List<FieldVector> vectors, int rows) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            Field field = vectors.get(i).getField();
            fields.add(new Field(columns.get(i), field.getFieldType(), field.getChildren()));
        }
        return new VectorSchemaRoot(fields, vectors, rows);
    }

    private void fold(VectorSchemaRoot batch, Weights weights) {
        if (covariances != null) {
            covariances.fold(batch);
        }
        if (labels != null && weights.arePresent()) {
            double[] rowWeights = new double[batch.getRowCount()];
            for (int i = 0; i < rowWeights.length; i++) {
                rowWeights[i] = weights.get(i);
            }
            labels.fold(batch, rowWeights);
        } else if (labels != null) {
            labels.fold(batch);
        }
        if (duplicates != null) {
            duplicates.fold(batch);
        }
    }

    void merge(RelationsAccumulator other) {
        if (covariances != null && other.covariances != null) {
            covariances.merge(other.covariances);
        }
        if (labels != null && other.labels != null) {
            labels.merge(other.labels);
        }
        if (duplicates != null && other.duplicates != null) {
            duplicates.merge(other.duplicates);
        }
    }

    /// What was found; null if nothing is asked for.
    @Nullable
    Relations result() {
        if (isEmpty()) {
            return null;
        }
        boolean lift = options.extras().contains(Extra.LIFT);
        boolean information = options.extras().contains(Extra.MUTUAL_INFORMATION);
        return new Relations(
                covariances == null ? List.of() : covariances.result(),
                labels == null || !lift ? List.of() : labels.lifts(),
                labels == null || !lift || options.weight() == null ? List.of() : labels.weightedLifts(),
                labels == null || !information ? List.of() : labels.mutualInformation(),
                duplicates == null ? null : duplicates.result());
    }

    void write(StateOutput output) {
        if (covariances != null) {
            covariances.write(output);
        }
        if (labels != null) {
            labels.write(output);
        }
        if (duplicates != null) {
            duplicates.write(output);
        }
    }

    void read(StateInput input) {
        if (covariances != null) {
            covariances = Covariances.read(input, schema, wanted(Covariances.numbers(schema)));
        }
        if (labels != null) {
            labels = LabelRelations.read(input, schema, labelOptions(requireNonNull(options.label())));
        }
        if (duplicates != null) {
            duplicates = DuplicateRows.read(input, schema, all());
        }
    }
}

package dev.headrace.feedback;

import static java.util.Objects.requireNonNull;

import dev.headrace.data.Column;
import dev.headrace.data.ExamplesWriter;
import dev.headrace.data.Splits;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Makes rows of labelled predictions, one at a time. Confined to one thread; borrows all but its one row.
final class LabelledRows implements AutoCloseable {
    private final LabelColumn label;
    private final String outcomeField;
    private final @Nullable Object negative;
    private final Splits splits;
    private final List<Column> columns;
    private final Map<String, Integer> columnsButLabel = new HashMap<>();
    private final @Nullable Object[] values;
    private final int labelPlace;
    private final JsonLinesLog predictions;
    private final ExamplesWriter writer;
    private final VectorSchemaRoot row;
    private long matched;

    LabelledRows(
            LabelGenConfig config,
            LabelColumn label,
            List<Column> columns,
            JsonLinesLog predictions,
            ExamplesWriter writer,
            BufferAllocator allocator) {
        this.label = label;
        this.outcomeField = config.join(label.name()).label();
        this.negative = config.whenMissing() == WhenMissing.NEGATIVE ? label.negative(config.negativeValue()) : null;
        this.splits = Splits.parse(config.splits());
        this.columns = columns;
        for (int i = 0; i < columns.size(); i++) {
            columnsButLabel.put(columns.get(i).name(), i);
        }
        this.labelPlace = requireNonNull(columnsButLabel.remove(label.name()), "the label is not among the columns");
        this.values = new @Nullable Object[columns.size()];
        this.predictions = predictions;
        this.writer = writer;
        this.row = VectorSchemaRoot.create(
                new Schema(columns.stream()
                        .map(column -> column.type().field(column.name()))
                        .toList()),
                allocator);
        row.allocateNew();
        row.setRowCount(1);
    }

    /// Writes a row, or puts its prediction into quarantine.
    ///
    /// @param served the names of features, which outcomes do not fill
    void write(LabelledPrediction<LogPosition> labelled, Set<String> served) throws IOException {
        LogPosition position = labelled.prediction().payload();
        byte[] bytes = predictions.read(position);
        try {
            fill(labelled, bytes, served);
        } catch (UnusableException e) {
            writer.quarantine(predictions.quarantined(position, bytes, e));
            return;
        }
        for (int i = 0; i < values.length; i++) {
            ColumnValues.set(row.getVector(i), values[i]);
        }
        writer.add(splits.assign(labelled.prediction().id()), row, 0);
        label.count(requireNonNull(values[labelPlace], "a labelled prediction has no label"));
        if (labelled.reason() == LabelReason.MATCHED) {
            matched++;
        }
    }

    /// The rows written that an outcome labelled.
    long matched() {
        return matched;
    }

    @Override
    public void close() {
        row.close();
    }

    /// The label comes from the outcome alone, whatever was served in its column. A column that was served
    /// with any prediction comes from predictions alone, missing values included: what was measured later in
    /// place of a feature would tell the model the future.
    private void fill(LabelledPrediction<LogPosition> labelled, byte[] bytes, Set<String> served)
            throws UnusableException {
        Arrays.fill(values, null);
        Map<String, @Nullable Object> features = LogParser.features(bytes, columnsButLabel::containsKey);
        for (Map.Entry<String, @Nullable Object> feature : features.entrySet()) {
            put(feature.getKey(), feature.getValue());
        }
        for (Map.Entry<String, Object> outcome : labelled.values().entrySet()) {
            if (!served.contains(outcome.getKey())) {
                put(outcome.getKey(), outcome.getValue());
            }
        }
        Object value = labelled.values().get(outcomeField);
        values[labelPlace] = value == null ? negative : label.convert(value);
    }

    private void put(String name, @Nullable Object value) throws UnusableException {
        Integer place = columnsButLabel.get(name);
        if (place != null) {
            Column column = columns.get(place);
            values[place] = value == null ? null : ColumnValues.convert(name, column.type(), value);
        }
    }
}

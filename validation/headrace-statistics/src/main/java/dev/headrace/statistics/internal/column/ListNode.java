package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.ListRows;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.number.NumberForm;
import dev.headrace.statistics.internal.number.NumberSettings;
import dev.headrace.statistics.internal.number.NumberValues;
import dev.headrace.statistics.internal.number.WeightSum;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ListLevel;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;

/// Lists of any kind: how long they are, and what their elements are. Confined to one thread.
final class ListNode implements Node {
    private final NumberSettings settings;
    private final Node element;
    private NumberValues lengths;
    private long lists;
    private long missing;
    private long elements;
    private final WeightSum weight = new WeightSum();
    private final WeightSum missingWeight = new WeightSum();

    ListNode(Node element, NumberSettings settings) {
        this.element = element;
        this.settings = settings;
        this.lengths = new NumberValues(NumberForm.integer(), settings);
    }

    @Override
    public void fold(FieldVector vector, Rows rows, Weights weights) {
        ListRows found = ListRows.of(vector, rows);
        lists += found.lists();
        missing += rows.size() - found.lists();
        Rows all = found.elements();
        elements += all.size();
        if (weights.arePresent()) {
            addWeights(found, rows.size(), weights);
        }
        lengths.fold(found.lengths(), found.lists());
        if (all.size() > 0) {
            Plain plain = Plain.within(found.child(), all);
            Weights ofElements = weights.arePresent() ? weights.of(found.rowsOfElements()) : weights;
            element.fold(plain.vector(), plain.rows(), ofElements);
        }
    }

    private void addWeights(ListRows found, int rows, Weights weights) {
        boolean[] there = new boolean[rows];
        for (int i = 0; i < found.lists(); i++) {
            there[found.place(i)] = true;
        }
        weight.add(rows, i -> there[i] ? weights.get(i) : 0);
        missingWeight.add(rows, i -> there[i] ? 0 : weights.get(i));
    }

    @Override
    public void skip(int skipped, Weights weights) {
        missing += skipped;
        missingWeight.add(skipped, weights::get);
    }

    @Override
    public void merge(Node other) {
        if (!(other instanceof ListNode list)) {
            throw new IllegalArgumentException("columns of other types cannot be merged");
        }
        element.merge(list.element);
        lengths.merge(list.lengths);
        lists += list.lists;
        missing += list.missing;
        elements += list.elements;
        weight.merge(list.weight);
        missingWeight.merge(list.missingWeight);
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(lists);
        output.writeVarint(missing);
        output.writeVarint(elements);
        weight.write(output);
        missingWeight.write(output);
        lengths.write(output);
        element.write(output);
    }

    @Override
    public void read(StateInput input) {
        lists = input.readCount();
        missing = input.readCount();
        elements = input.readCount();
        weight.read(input);
        missingWeight.read(input);
        lengths = NumberValues.read(input, NumberForm.integer(), settings);
        element.read(input);
    }

    @Override
    public long describe(Path path, Levels above, List<ColumnStatistics> into) {
        LeafDescription found = lengths.describeLengths();
        ListLevel level = new ListLevel(lists, missing, elements, Objects.requireNonNull(found.numeric()));
        long hash = element.describe(
                path, above.with(level, found.contentHash(), weight.value(), missingWeight.value()), into);
        return missing + 31 * found.contentHash() + hash;
    }
}

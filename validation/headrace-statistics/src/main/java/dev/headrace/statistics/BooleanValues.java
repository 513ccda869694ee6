package dev.headrace.statistics;

import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// True and false. Confined to one thread.
final class BooleanValues implements ColumnValues {
    private long trues;
    private long falses;

    @Override
    public long fold(FieldVector column, int from, int to) {
        ValidValues block = new ValidValues();
        long present = 0;
        for (int start = from; start < to; start += ValidValues.BLOCK) {
            int length = block.readBits(column, start, Math.min(to, start + ValidValues.BLOCK));
            long set = 0;
            for (int i = 0; i < length; i++) {
                set += block.values()[i];
            }
            trues += set;
            falses += length - set;
            present += length;
        }
        return present;
    }

    @Override
    public void merge(ColumnValues other) {
        BooleanValues booleans = (BooleanValues) other;
        trues += booleans.trues;
        falses += booleans.falses;
    }

    @Override
    public long distinct() {
        return Math.min(trues, 1) + Math.min(falses, 1);
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public List<ValueCount> top() {
        List<ValueCount> top = new ArrayList<>();
        if (falses > 0) {
            top.add(new ValueCount("false", falses));
        }
        if (trues > 0) {
            top.add(trues > falses ? 0 : top.size(), new ValueCount("true", trues));
        }
        return top;
    }
}

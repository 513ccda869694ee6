package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.DistinctSketch;
import dev.headrace.statistics.internal.LeafDescription;
import dev.headrace.statistics.internal.LeafValues;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.statistics.internal.number.NumberSettings.Conventions;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/// True and false. Confined to one thread.
public final class BooleanValues implements LeafValues {
    private final Conventions conventions;
    private long trues;
    private long falses;

    /// Starts without values.
    ///
    /// @param conventions which decide which is first where both are equally frequent
    public BooleanValues(Conventions conventions) {
        this.conventions = conventions;
    }

    /// Reads what was written.
    ///
    /// @param input what to read from
    /// @param conventions as when it was written
    /// @return the values
    public static BooleanValues read(StateInput input, Conventions conventions) {
        BooleanValues values = new BooleanValues(conventions);
        values.trues = input.readCount();
        values.falses = input.readCount();
        return values;
    }

    @Override
    public long fold(FieldVector vector, Rows rows) {
        ArrowBuf data = vector.getDataBuffer();
        ArrowBuf validity = vector.getValidityBuffer();
        long present = 0;
        long set = 0;
        if (rows.isRange()) {
            NumberBlock block = NumberBlock.ofThread();
            for (int start = 0; start < rows.size(); start += NumberBlock.ROWS) {
                int length = Math.min(NumberBlock.ROWS, rows.size() - start);
                ArrowBytes.bits(validity, rows.row(start), length, block.validity);
                ArrowBytes.require(data, 0, (rows.row(start) + length + 7L) / Byte.SIZE);
                ArrowBytes.bits(data, rows.row(start), length, block.hashes);
                for (int word = 0; word < length; word += Long.SIZE) {
                    long there = block.validity[word / Long.SIZE]
                            & (length - word < Long.SIZE ? -1L >>> (word - length) : -1L);
                    present += Long.bitCount(there);
                    set += Long.bitCount(there & block.hashes[word / Long.SIZE]);
                }
            }
        } else {
            for (int i = 0; i < rows.size(); i++) {
                int row = rows.row(i);
                if (ArrowBytes.bit(validity, row)) {
                    ArrowBytes.require(data, row / Byte.SIZE, 1);
                    present++;
                    set += ArrowBytes.bit(data, row) ? 1 : 0;
                }
            }
        }
        trues += set;
        falses += present - set;
        return present;
    }

    @Override
    public void merge(LeafValues other) {
        if (!(other instanceof BooleanValues booleans)) {
            throw new IllegalArgumentException("values of other types cannot be merged");
        }
        trues += booleans.trues;
        falses += booleans.falses;
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(trues);
        output.writeVarint(falses);
    }

    @Override
    public LeafDescription describe() {
        List<ValueCount> top = new ArrayList<>();
        if (falses > 0) {
            top.add(new ValueCount("false", falses));
        }
        if (trues > 0) {
            boolean isFirst = trues > falses || (trues == falses && conventions == Conventions.TFDV);
            top.add(isFirst ? 0 : top.size(), new ValueCount("true", trues));
        }
        return new LeafDescription(
                Math.min(trues, 1) + Math.min(falses, 1),
                0,
                top,
                0,
                null,
                null,
                null,
                trues * DistinctSketch.mix(1) + falses * DistinctSketch.mix(0));
    }
}

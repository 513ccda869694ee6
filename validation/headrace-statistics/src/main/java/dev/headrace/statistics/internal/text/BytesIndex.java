package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/// Numbers different values of vectors of texts or bytes from 0 in the order in which they come. Confined to
/// one thread.
public final class BytesIndex {
    /// The count of a value is its number.
    private final TextDictionary numbers = new TextDictionary();

    /// Without values.
    public BytesIndex() {}

    /// Numbers the values of some rows.
    ///
    /// @param vector of texts, or of values of any fixed width in bytes; borrowed
    /// @param rows which of its rows
    /// @param into receives the number of each row's value; -1 where the row has no value
    public void number(FieldVector vector, Rows rows, int[] into) {
        ValueBlock block = ValueBlock.ofThread();
        int from = 0;
        while (from < rows.size()) {
            int to = block.read(vector, rows, from);
            int value = 0;
            for (int i = from; i < to; i++) {
                boolean there = ArrowBytes.bit(vector.getValidityBuffer(), rows.row(i));
                into[i] = there ? number(block, value++) : -1;
            }
            from = to;
        }
        block.clear();
    }

    private int number(ValueBlock block, int value) {
        byte[] bytes = block.bytes();
        int start = block.starts()[value];
        int length = block.lengths()[value];
        long hash = TextHash.of(bytes, start, length);
        int slot = numbers.find(bytes, start, length, hash);
        if (numbers.isUsed(slot)) {
            return (int) numbers.count(slot);
        }
        int number = numbers.size();
        numbers.add(bytes, start, length, hash, number);
        return number;
    }

    /// All values.
    ///
    /// @return copies, in the order of their numbers
    public List<byte[]> values() {
        List<byte[]> values = new ArrayList<>(Collections.nCopies(numbers.size(), new byte[0]));
        for (int slot : numbers.used()) {
            values.set((int) numbers.count(slot), numbers.copy(slot));
        }
        return values;
    }
}

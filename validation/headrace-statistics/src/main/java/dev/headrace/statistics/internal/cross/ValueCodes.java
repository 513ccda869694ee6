package dev.headrace.statistics.internal.cross;

import dev.headrace.data.ValueForm;
import dev.headrace.statistics.internal.LongIndex;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Numbers the different values of a column from 0 in the order in which they come: texts, numbers, the cells
/// between given boundaries, or, from level 1 on, the cells of a grid, in which numbers agree but for the
/// last bits of their keys. Confined to one thread.
final class ValueCodes {
    /// How many levels there may be.
    static final int MOST_LEVELS = Long.SIZE - 1;

    private static final long INFINITE = ColumnForm.rawOfReal(Double.POSITIVE_INFINITY);

    private final ColumnForm form;
    private final List<Double> boundaries;
    private final long[] thresholds;
    private final TextIndex texts = new TextIndex();
    private final LongIndex keys = new LongIndex();
    /// How many of the last bits of keys are dropped; at level 0 keys are raw values.
    private final int level;

    /// Without values.
    ///
    /// @param boundaries as of [LabelOptions]; empty for none
    ValueCodes(ColumnForm form, List<Double> boundaries) {
        this(form, boundaries, 0);
    }

    private ValueCodes(ColumnForm form, List<Double> boundaries, int level) {
        this.form = form;
        this.boundaries = boundaries;
        this.level = level;
        thresholds = form.thresholds(boundaries);
    }

    /// Without values, of the same column, at another level.
    ValueCodes empty(int otherLevel) {
        return new ValueCodes(form, boundaries, otherLevel);
    }

    ColumnForm form() {
        return form;
    }

    int level() {
        return level;
    }

    boolean isText() {
        return form.kind() == ValueKind.TEXT;
    }

    boolean isBinned() {
        return thresholds.length > 0;
    }

    int size() {
        return isText() ? texts.size() : keys.size();
    }

    /// How many bytes texts have together.
    int bytes() {
        return texts.totalBytes();
    }

    /// The number of the value of a row, which is added if it is new.
    int add(ColumnBlock block, int row) {
        return isText()
                ? texts.add(block.bytes(), block.start(row), block.length(row), block.raw(row))
                : keys.add(keyOfRaw(block.raw(row)));
    }

    /// The number of a value of another one of the same column at this level or a finer one; it is added if
    /// it is new.
    int add(ValueCodes other, int code) {
        if (isText()) {
            TextIndex source = other.texts;
            return texts.add(source.bytes(), source.start(code), source.length(code), source.hash(code));
        }
        long key = other.keys.key(code);
        if (level == other.level) {
            return keys.add(key);
        }
        return keys.add(other.gridKeyOf(code) >> (level - other.level));
    }

    /// What of the key of a number's value the coarser levels keep parts of.
    long gridKeyOf(int code) {
        return level == 0 ? gridKey(keys.key(code)) : keys.key(code);
    }

    /// All numbers in ascending order of the values.
    int[] order() {
        if (isText()) {
            return IntStream.range(0, size())
                    .boxed()
                    .sorted(texts::compare)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        long[] sorted = new long[size()];
        for (int code = 0; code < sorted.length; code++) {
            sorted[code] = keys.key(code);
        }
        Arrays.sort(sorted);
        return Arrays.stream(sorted).mapToInt(keys::add).toArray();
    }

    /// A value as text; a cell as an interval.
    String text(int code) {
        if (isText()) {
            return texts.text(code);
        }
        long key = keys.key(code);
        if (isBinned()) {
            String low = key == 0 ? "-Infinity" : ValueForm.ofReal(boundaries.get((int) key - 1));
            String high = key == boundaries.size() ? "Infinity" : ValueForm.ofReal(boundaries.get((int) key));
            return "[" + low + ", " + high + ")";
        }
        return low(code);
    }

    /// The least value of a number's cell, as text.
    String low(int code) {
        return bound(keys.key(code) << level);
    }

    /// The greatest value of a number's cell, as text.
    String high(int code) {
        return bound((keys.key(code) << level) + ((1L << level) - 1));
    }

    private String bound(long key) {
        if (level > 0 && isDoubleKey()) {
            return ValueForm.ofReal(ColumnForm.realOfRaw(Math.clamp(key, -INFINITE, INFINITE)));
        }
        return form.text(key);
    }

    private long keyOfRaw(long raw) {
        if (isBinned()) {
            int found = Arrays.binarySearch(thresholds, raw);
            int cell = found >= 0 ? found + 1 : -found - 1;
            // Boundaries that lie between the same two whole numbers have equal thresholds.
            while (cell < thresholds.length && thresholds[cell] <= raw) {
                cell++;
            }
            return cell;
        }
        return level == 0 ? raw : gridKey(raw) >> level;
    }

    /// Whether the grid is that of doubles: cells have equal width within a power of two.
    private boolean isDoubleKey() {
        return switch (form.kind()) {
            case INTEGER, UNSIGNED, DECIMAL, REAL, WIDE_DECIMAL -> true;
            case BOOLEAN, DATE, TIMESTAMP, TEXT -> false;
        };
    }

    private long gridKey(long raw) {
        return isDoubleKey() && !form.kind().isBinary() ? ColumnForm.rawOfReal(form.number(raw)) : raw;
    }

    /// Writes the values in ascending order.
    void write(int[] order, StateOutput output) {
        output.writeVarint(level);
        output.writeVarint(order.length);
        for (int code : order) {
            if (isText()) {
                output.writeBytes(texts.bytes(), texts.start(code), texts.length(code));
            } else {
                output.writeSigned(keys.key(code));
            }
        }
    }

    /// Reads what [#write] wrote of the same column; the values are numbered in ascending order.
    ///
    /// @param most how many there may be
    ValueCodes read(StateInput input, int most) {
        ValueCodes codes = empty(input.readInt(0, isText() || isBinned() ? 0 : MOST_LEVELS));
        int size = input.readSize(1);
        if (size > most) {
            throw input.damaged(size + " different values where at most " + most + " are kept");
        }
        for (int i = 0; i < size; i++) {
            int code;
            if (codes.isText()) {
                byte[] text = input.readBytes();
                code = codes.texts.add(text, 0, text.length, ValueHash.of(text, 0, text.length));
            } else {
                code = codes.keys.add(codes.key(input));
            }
            if (code != i) {
                throw input.damaged("a value that is there twice");
            }
        }
        return codes;
    }

    private long key(StateInput input) {
        long key = input.readSigned();
        if (isBinned() && (key < 0 || key > thresholds.length)) {
            throw input.damaged("cell " + key + " where there are " + (thresholds.length + 1));
        }
        return key;
    }
}

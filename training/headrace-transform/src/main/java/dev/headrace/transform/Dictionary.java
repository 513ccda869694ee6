package dev.headrace.transform;

import dev.headrace.core.HeadraceException;
import dev.headrace.data.ColumnType;
import dev.headrace.training.TrainingErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Known values and their indices: numbers by their bits (0.0 and -0.0 are one), text by its bytes. Where a
/// value is there twice, the first counts. Immutable and thread-safe; looking up makes no objects.
final class Dictionary {
    /// The index of what is not in the dictionary.
    static final int UNKNOWN = -1;

    private final long[] numbers;
    private final int[] numberIndices;
    /// Open addressing: at most half full, so that a search ends.
    private final byte[][] texts;
    private final int[] textIndices;

    private Dictionary(Map<Long, Integer> numbers, List<byte[]> texts) {
        this.numbers = numbers.keySet().stream().mapToLong(Long::longValue).toArray();
        this.numberIndices =
                numbers.values().stream().mapToInt(Integer::intValue).toArray();
        int capacity = Integer.highestOneBit(Math.max(1, texts.size())) * 4;
        this.texts = new byte[capacity][];
        this.textIndices = new int[capacity];
        Arrays.fill(textIndices, UNKNOWN);
        for (int i = 0; i < texts.size(); i++) {
            int slot = slot(texts.get(i), texts.get(i).length);
            if (textIndices[slot] == UNKNOWN) {
                this.texts[slot] = texts.get(i);
                textIndices[slot] = i;
            }
        }
    }

    /// A dictionary of the values of a column.
    ///
    /// @param column the column's name, for the message
    /// @param type its type
    /// @param values as `ColumnStatistics.ValueCount` writes them
    /// @throws HeadraceException with [TrainingErrorCode#TRANSFORM_MISMATCH] if a value is not one of the
    ///     type
    static Dictionary of(String column, ColumnType type, List<String> values) {
        Map<Long, Integer> numbers = new TreeMap<>();
        List<byte[]> texts = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            String value = values.get(index);
            Object parsed;
            try {
                parsed = ValueText.parse(type, value);
            } catch (IllegalArgumentException e) {
                throw new HeadraceException(
                        TrainingErrorCode.TRANSFORM_MISMATCH,
                        "Column '" + column + "' is " + type + ", and the transform knows its value '" + value
                                + "', which is not one",
                        e);
            }
            switch (parsed) {
                case Boolean flag -> numbers.putIfAbsent(flag ? 1L : 0L, index);
                case Long whole -> numbers.putIfAbsent(whole, index);
                case Double real -> numbers.putIfAbsent(bits(real), index);
                default -> texts.add(value.getBytes(StandardCharsets.UTF_8));
            }
        }
        return new Dictionary(numbers, texts);
    }

    /// The index of a whole number, a day, a point in time, or 0 and 1 for false and true.
    int find(long value) {
        int place = Arrays.binarySearch(numbers, value);
        return place < 0 ? UNKNOWN : numberIndices[place];
    }

    /// The index of a number; NaN and infinities are as good as missing.
    int find(double value) {
        return Double.isFinite(value) ? find(bits(value)) : UNKNOWN;
    }

    private static long bits(double value) {
        // Adding 0 makes 0.0 of -0.0.
        return Double.doubleToLongBits(value + 0.0);
    }

    /// The index of a text: the first bytes of an array.
    int find(byte[] utf8, int length) {
        return textIndices[slot(utf8, length)];
    }

    private int slot(byte[] utf8, int length) {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + utf8[i];
        }
        hash *= 0x9E3779B9;
        int slot = (hash ^ (hash >>> 16)) & (texts.length - 1);
        while (texts[slot] != null && !Arrays.equals(texts[slot], 0, texts[slot].length, utf8, 0, length)) {
            slot = (slot + 1) & (texts.length - 1);
        }
        return slot;
    }
}

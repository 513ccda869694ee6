package dev.headrace.statistics.internal.column;

import dev.headrace.statistics.internal.ArrowBytes;
import dev.headrace.statistics.internal.ListRows;
import dev.headrace.statistics.internal.LongIndex;
import dev.headrace.statistics.internal.Plain;
import dev.headrace.statistics.internal.Rows;
import dev.headrace.statistics.internal.number.NumberText;
import dev.headrace.statistics.internal.text.BytesIndex;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/// Which values the rows of a column of a batch have, to be sliced by. Each different value is a number; its
/// text, that of [dev.headrace.validation.ColumnStatistics.ValueCount], is made once. An entry is a row with
/// one of its different values: there is none for a row without a value, and several for a list of several.
/// Immutable.
public final class SliceValues {
    private static final int ABSENT = -1;

    private final List<String> texts;
    private final int[] rows;
    private final int[] values;
    private final int size;

    private SliceValues(List<String> texts, int[] rows, int[] values, int size) {
        this.texts = texts;
        this.rows = rows;
        this.values = values;
        this.size = size;
    }

    /// Requires that rows can be sliced by a column.
    ///
    /// @param column its field; not encoded by a dictionary
    /// @throws dev.headrace.core.HeadraceException with [ValidationErrorCode#SCHEMA_MISMATCH] if it has
    ///     neither texts, booleans, numbers, days, times or durations nor lists of these
    public static void require(Field column) {
        SliceType.require(column);
    }

    /// The values of a column.
    ///
    /// @param vector of what [#require] lets pass, or encoded; borrowed
    /// @param size how many rows the batch has
    /// @param dictionaries has the dictionary of an encoded vector
    /// @return the values of its rows
    /// @throws dev.headrace.core.HeadraceException as [#require], and with
    ///     [ValidationErrorCode#BATCH_MALFORMED] if buffers do not fit
    public static SliceValues of(FieldVector vector, int size, DictionaryProvider dictionaries) {
        Plain plain = Plain.of(vector, Rows.range(0, size), dictionaries);
        Field column = vector.getField();
        int[] places = plain.places();
        while (SliceType.of(column, plain.vector().getField()) == SliceType.LIST) {
            ListRows lists = ListRows.of(plain.vector(), plain.rows());
            int[] inner = lists.rowsOfElements();
            for (int i = 0; i < inner.length && places != null; i++) {
                inner[i] = places[inner[i]];
            }
            places = inner;
            plain = Plain.within(lists.child(), lists.elements());
        }
        Numbered numbered = new Numbered(SliceType.of(column, plain.vector().getField()), plain.vector());
        return entries(numbered.numbers(plain.rows()), places, numbered.texts());
    }

    /// The entries, each value of a row once.
    private static SliceValues entries(int[] numbers, int @Nullable [] places, List<String> textsOfNumbers) {
        List<String> texts = new ArrayList<>();
        Map<String, Integer> values = new HashMap<>();
        int[] valueOfNumber = new int[textsOfNumbers.size()];
        for (int i = 0; i < valueOfNumber.length; i++) {
            // Different bytes may be the same text where they are no UTF-8, different milliseconds the same day.
            String text = textsOfNumbers.get(i);
            valueOfNumber[i] = values.computeIfAbsent(text, _ -> values.size());
            if (valueOfNumber[i] == texts.size()) {
                texts.add(text);
            }
        }
        int[] lastRow = new int[texts.size()];
        Arrays.fill(lastRow, ABSENT);
        int[] rows = new int[numbers.length];
        int size = 0;
        for (int i = 0; i < numbers.length; i++) {
            int row = places == null ? i : places[i];
            int value = numbers[i] == ABSENT ? ABSENT : valueOfNumber[numbers[i]];
            if (value != ABSENT && lastRow[value] != row) {
                lastRow[value] = row;
                rows[size] = row;
                numbers[size++] = value;
            }
        }
        return new SliceValues(texts, rows, numbers, size);
    }

    /// The different values.
    ///
    /// @return their texts, by their numbers
    public List<String> texts() {
        return texts;
    }

    /// How many entries there are.
    ///
    /// @return the number
    public int size() {
        return size;
    }

    /// The row of an entry.
    ///
    /// @param entry from 0 to [#size], exclusive
    /// @return the row of the batch; never less than that of the entry before
    public int row(int entry) {
        return rows[entry];
    }

    /// The value of an entry.
    ///
    /// @param entry from 0 to [#size], exclusive
    /// @return the number of the value
    public int value(int entry) {
        return values[entry];
    }

    /// Numbers the values of a vector that has nothing within it.
    private static final class Numbered {
        private final SliceType type;
        private final FieldVector vector;
        private final BytesIndex bytes = new BytesIndex();
        private final LongIndex longs = new LongIndex();

        Numbered(SliceType type, FieldVector vector) {
            this.type = type;
            this.vector = vector;
        }

        /// The number of each row's value.
        int[] numbers(Rows rows) {
            if (rows.isRange() || vector.getValueCount() > rows.size()) {
                return numbersOf(rows);
            }
            // A dictionary, or runs: each of their values is looked up once.
            int[] places = new int[vector.getValueCount()];
            int[] used = new int[places.length];
            int different = 0;
            for (int i = 0; i < rows.size(); i++) {
                int row = rows.row(i);
                if (places[row] == 0) {
                    used[different++] = row;
                    places[row] = different;
                }
            }
            int[] numbersOfUsed = numbersOf(Rows.chosen(used, different));
            int[] numbers = new int[rows.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = numbersOfUsed[places[rows.row(i)] - 1];
            }
            return numbers;
        }

        private int[] numbersOf(Rows rows) {
            int[] numbers = new int[rows.size()];
            switch (type) {
                case TEXT, WIDE_DECIMAL -> bytes.number(vector, rows, numbers);
                case NUMBER -> NumberText.number(vector, rows, longs, numbers);
                case BOOLEAN -> numberBooleans(rows, numbers);
                case NOTHING -> Arrays.fill(numbers, ABSENT);
                case LIST -> throw new IllegalStateException("lists have elements");
            }
            return numbers;
        }

        private void numberBooleans(Rows rows, int[] into) {
            ArrowBuf data = vector.getDataBuffer();
            for (int i = 0; i < into.length; i++) {
                int row = rows.row(i);
                into[i] = ABSENT;
                if (ArrowBytes.bit(vector.getValidityBuffer(), row)) {
                    ArrowBytes.require(data, row / Byte.SIZE, 1);
                    into[i] = longs.add(ArrowBytes.bit(data, row) ? 1 : 0);
                }
            }
        }

        /// The texts of all values, by their numbers.
        List<String> texts() {
            List<String> texts = new ArrayList<>();
            for (byte[] value : bytes.values()) {
                texts.add(type == SliceType.TEXT ? new String(value, StandardCharsets.UTF_8) : decimal(value));
            }
            for (int i = 0; i < longs.size(); i++) {
                texts.add(
                        type == SliceType.BOOLEAN
                                ? Boolean.toString(longs.key(i) != 0)
                                : NumberText.text(vector.getField().getType(), longs.key(i)));
            }
            return texts;
        }

        private String decimal(byte[] littleEndian) {
            byte[] bigEndian = new byte[littleEndian.length];
            for (int i = 0; i < bigEndian.length; i++) {
                bigEndian[i] = littleEndian[bigEndian.length - 1 - i];
            }
            int scale = ((ArrowType.Decimal) vector.getField().getType()).getScale();
            return new BigDecimal(new BigInteger(bigEndian), scale).toPlainString();
        }
    }
}

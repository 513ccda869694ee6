package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.TextStatistics;
import java.util.List;

/// Lengths and words of texts in UTF-8. White space is what separates words or lines in Unicode, no-break
/// spaces included. Of what is not valid UTF-8, every byte that does not continue a character counts as one.
final class TextMeasure implements Measure {
    /*
     * ASCII is measured eight bytes at a time: each byte is below 0x80, so adding 0x80 - n to each sets its
     * high bit where it is at least n, without a carry to the next. White space is 0x09 to 0x0D and 0x1C to
     * 0x20. A word starts where a byte is none and the one before is: the mask of white space, shifted by a
     * byte.
     */
    private static final long HIGH = 0x8080808080808080L;
    private static final long FROM_09 = 0x7777777777777777L;
    private static final long FROM_0E = 0x7272727272727272L;
    private static final long FROM_1C = 0x6464646464646464L;
    private static final long FROM_21 = 0x5F5F5F5F5F5F5F5FL;
    /// A space before the first byte.
    private static final long START = 0x80;

    /// Bits for the ASCII characters that are white space.
    private static final long SPACES = (0b1_1111L << 0x1C) | (0b1_1111L << 0x09);

    private long texts;
    private long empty;
    private long blank;
    private long minimumLength = Long.MAX_VALUE;
    private long maximumLength;
    private long characters;
    private long words;
    private long spaces;
    private long invalid;
    private long minimumBytes = Long.MAX_VALUE;
    private long maximumBytes;
    private long bytes;

    @Override
    public TextMeasure empty() {
        return new TextMeasure();
    }

    @Override
    public void addAll(ValueBlock block, int from) {
        if (from < block.size() && block.isContiguous()) {
            addContiguous(block, from);
            return;
        }
        for (int i = from; i < block.size(); i++) {
            add(block.bytes(), block.starts()[i], block.lengths()[i], 1);
        }
    }

    /// Measures values that lie behind each other as if they were one text in ASCII, and then what is
    /// different at the ends of values, and in values that are not ASCII.
    private void addContiguous(ValueBlock block, int from) {
        byte[] source = block.bytes();
        int last = block.size() - 1;
        int end = block.starts()[last] + block.lengths()[last];
        byte[] marks = block.marks();
        // Not as if white space were before the first value: its first word is counted with those of all
        // others.
        marks[Long.BYTES - 1] = 0;
        long any = 0;
        for (int next = block.starts()[from]; next < end; next += ValueBlock.MARKS) {
            int length = Math.min(ValueBlock.MARKS, end - next);
            any |= highBits(source, next, length);
            System.arraycopy(source, next, marks, Long.BYTES, length);
            mark(marks, length);
            addMarks(marks, length);
            marks[Long.BYTES - 1] = marks[length + Long.BYTES - 1];
        }
        texts += last + 1 - from;
        characters += end - block.starts()[from];
        bytes += end - block.starts()[from];
        addEnds(block, from);
        addLengths(block, from, any != 0);
    }

    /// Counts white space, and where a word starts behind it.
    private void addMarks(byte[] marks, int length) {
        long starts = 0;
        long marked = 0;
        int whole = length & -Long.BYTES;
        for (int i = Long.BYTES; i < whole + Long.BYTES; i += Long.BYTES) {
            long mask = Words.at(marks, i);
            starts += Long.bitCount(~mask & Words.at(marks, i - 1));
            marked += Long.bitCount(mask);
        }
        long valid = Words.mask(length - whole);
        long mask = Words.at(marks, whole + Long.BYTES) & valid;
        words += starts + Long.bitCount(~mask & Words.at(marks, whole + Long.BYTES - 1) & valid);
        spaces += marked + Long.bitCount(mask);
    }

    /// Replaces each byte, from the index 8 on, by its high bit alone, set if it is white space in ASCII. A
    /// loop over bytes of one array is what the compiler turns into vector instructions.
    private static void mark(byte[] marks, int length) {
        for (int i = Long.BYTES; i < Long.BYTES + length; i++) {
            int value = marks[i];
            int mark = ((value + 0x77) & ~(value + 0x72)) | ((value + 0x64) & ~(value + 0x5F));
            marks[i] = (byte) (mark & ~value & 0x80);
        }
    }

    /// Counts words that start with a value whose predecessor does not end with white space, and values
    /// without words.
    private void addEnds(ValueBlock block, int from) {
        byte[] source = block.bytes();
        int[] starts = block.starts();
        int[] lengths = block.lengths();
        int first = starts[from];
        for (int i = from, to = block.size(); i < to; i++) {
            int at = starts[i];
            if (lengths[i] == 0) {
                empty++;
            } else if (isSpace(source[at])) {
                blank += isBlank(source, at, lengths[i]) ? 1 : 0;
            } else if (at == first || !isSpace(source[at - 1])) {
                words++;
            }
        }
    }

    private void addLengths(ValueBlock block, int from, boolean isAnyHigh) {
        int[] lengths = block.lengths();
        int to = block.size();
        int least = Integer.MAX_VALUE;
        int greatest = 0;
        for (int i = from; i < to; i++) {
            least = Math.min(least, lengths[i]);
            greatest = Math.max(greatest, lengths[i]);
        }
        minimumBytes = Math.min(minimumBytes, least);
        maximumBytes = Math.max(maximumBytes, greatest);
        if (isAnyHigh) {
            least = Integer.MAX_VALUE;
            greatest = 0;
            for (int i = from; i < to; i++) {
                int start = block.starts()[i];
                boolean isAscii = highBits(block.bytes(), start, lengths[i]) == 0;
                int length = isAscii ? lengths[i] : correct(block.bytes(), start, lengths[i], 1);
                least = Math.min(least, length);
                greatest = Math.max(greatest, length);
            }
        }
        minimumLength = Math.min(minimumLength, least);
        maximumLength = Math.max(maximumLength, greatest);
    }

    @Override
    public void add(byte[] source, int from, int length, long times) {
        long textWords = 0;
        long textSpaces = 0;
        long any = 0;
        long before = START;
        for (int i = 0; i < length; i += Long.BYTES) {
            long valid = Words.mask(Math.min(Long.BYTES, length - i));
            long word = Words.at(source, from + i) & valid;
            any |= word;
            long mask = spaces(word & ~HIGH) & ~word;
            textWords += Long.bitCount(~mask & ((mask << Byte.SIZE) | before) & HIGH & valid);
            textSpaces += Long.bitCount(mask);
            before = mask >>> (Long.SIZE - Byte.SIZE);
        }
        texts += times;
        empty += length == 0 ? times : 0;
        blank += length > 0 && textSpaces == length ? times : 0;
        words += times * textWords;
        spaces += times * textSpaces;
        characters += times * length;
        bytes += times * length;
        minimumBytes = Math.min(minimumBytes, length);
        maximumBytes = Math.max(maximumBytes, length);
        int textCharacters = (any & HIGH) == 0 ? length : correct(source, from, length, times);
        minimumLength = Math.min(minimumLength, textCharacters);
        maximumLength = Math.max(maximumLength, textCharacters);
    }

    /// Corrects what was measured of a text as if every byte that is not ASCII were a character and no white
    /// space.
    ///
    /// @return how many characters it has
    private int correct(byte[] source, int from, int length, long times) {
        int end = from + length;
        int more = 0;
        int i = from;
        while (i < end) {
            long high = Words.at(source, i) & HIGH;
            i += high == 0 ? Long.BYTES : Long.numberOfTrailingZeros(high) / Byte.SIZE;
            while (i < end && source[i] < 0) {
                int size = Utf8.length(source, i, end);
                if (size == 0 || Utf8.space(source, i, size) != 0) {
                    return correctSpaces(source, from, length, times);
                }
                more += size - 1;
                i += size;
            }
        }
        characters -= times * more;
        return length - more;
    }

    /// As [#correct], of a text that has white space beyond ASCII or is not valid.
    private int correctSpaces(byte[] source, int from, int length, long times) {
        boolean isValid = Utf8.isValid(source, from, length);
        int end = from + length;
        int textCharacters = 0;
        int textWords = 0;
        int moreWords = 0;
        int moreSpaces = 0;
        int spaceBefore = 1;
        int asciiBefore = 1;
        for (int i = from; i < end; i++) {
            int ascii = isSpace(source[i]) ? 1 : 0;
            moreWords -= asciiBefore & (ascii ^ 1);
            asciiBefore = ascii;
            if ((source[i] & 0xC0) != 0x80) {
                int space = Utf8.space(source, i, Utf8.length(source, i, end));
                textCharacters++;
                textWords += spaceBefore & (space ^ 1);
                moreSpaces += space - ascii;
                spaceBefore = space;
            }
        }
        invalid += isValid ? 0 : times;
        // Bytes that only continue characters are no white space.
        blank += textCharacters > 0 && textWords == 0 ? times : 0;
        words += times * (textWords + moreWords);
        spaces += times * moreSpaces;
        characters -= times * (length - textCharacters);
        return textCharacters;
    }

    /// The high bits of all bytes of a value, in any order.
    private static long highBits(byte[] source, int from, int length) {
        long any = 0;
        int whole = length & -Long.BYTES;
        for (int i = from; i < from + whole; i += Long.BYTES) {
            any |= Words.at(source, i);
        }
        return (any | (Words.at(source, from + whole) & Words.mask(length - whole))) & HIGH;
    }

    private static boolean isBlank(byte[] source, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (!isSpace(source[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte character) {
        return (character & 0xFF) <= ' ' && ((SPACES >>> character) & 1) != 0;
    }

    @Override
    public void merge(Measure other) {
        TextMeasure measure = (TextMeasure) other;
        texts += measure.texts;
        empty += measure.empty;
        blank += measure.blank;
        minimumLength = Math.min(minimumLength, measure.minimumLength);
        maximumLength = Math.max(maximumLength, measure.maximumLength);
        characters += measure.characters;
        words += measure.words;
        spaces += measure.spaces;
        invalid += measure.invalid;
        minimumBytes = Math.min(minimumBytes, measure.minimumBytes);
        maximumBytes = Math.max(maximumBytes, measure.maximumBytes);
        bytes += measure.bytes;
    }

    @Override
    public long invalid() {
        return invalid;
    }

    TextStatistics result(List<ValueCount> patterns, double patternShare, TextSettings settings) {
        return new TextStatistics(
                empty,
                blank,
                texts == 0 ? 0 : minimumLength,
                maximumLength,
                ratio(characters, texts),
                ratio(words, texts),
                ratio(characters - spaces, words),
                invalid,
                texts == 0 ? 0 : minimumBytes,
                maximumBytes,
                settings.tfdv() ? (float) ratio(bytes, texts) : ratio(bytes, texts),
                patterns,
                patternShare);
    }

    @Override
    public void write(StateOutput output) {
        output.writeVarint(texts);
        output.writeVarint(empty);
        output.writeVarint(blank);
        output.writeVarint(minimumLength);
        output.writeVarint(maximumLength);
        output.writeVarint(characters);
        output.writeVarint(words);
        output.writeVarint(spaces);
        output.writeVarint(invalid);
        output.writeVarint(minimumBytes);
        output.writeVarint(maximumBytes);
        output.writeVarint(bytes);
    }

    @Override
    public void read(StateInput input) {
        texts = input.readCount();
        empty = input.readCount();
        blank = input.readCount();
        minimumLength = input.readCount();
        maximumLength = input.readCount();
        characters = input.readCount();
        words = input.readCount();
        spaces = input.readCount();
        invalid = input.readCount();
        minimumBytes = input.readCount();
        maximumBytes = input.readCount();
        bytes = input.readCount();
        boolean crossed = texts > 0 && (minimumLength > maximumLength || minimumBytes > maximumBytes);
        if (crossed || empty > texts - blank || invalid > texts || spaces > characters || characters > bytes) {
            throw input.damaged("lengths of texts that contradict each other");
        }
    }

    private static double ratio(long sum, long count) {
        return count == 0 ? Double.NaN : (double) sum / count;
    }

    /// The high bit of each byte that is white space; all bytes are below 0x80.
    private static long spaces(long word) {
        return (((word + FROM_09) & ~(word + FROM_0E)) | ((word + FROM_1C) & ~(word + FROM_21))) & HIGH;
    }
}

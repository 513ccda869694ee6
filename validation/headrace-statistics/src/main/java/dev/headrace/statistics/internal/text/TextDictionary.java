package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.SampledValues.Visitor;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Counts by values: a hash table without an object for each. Confined to one thread.
///
/// A value is known by its slot until the next is added.
final class TextDictionary {
    /*
     * Open addressing with linear probing. A slot is four words, so two slots share a line of the cache: of a
     * value of at most 16 bytes its two words, else its hash and its place in the array of bytes; the length
     * plus one, 0 where the slot is free; the count. A short value is compared with its slot alone; of a long
     * one the hash is compared first, then all bytes.
     */
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int TAG = 2;
    private static final int COUNT = 3;
    private static final int WIDTH_BITS = 2;
    private static final int FIRST_CAPACITY = 16;
    /// Up to so many slots a quarter is used at most, so that a value is where it is looked for first;
    /// beyond, a half.
    private static final int SPARSE = 2_048;
    private static final int FIRST_BYTES = 64;
    /// A bound that the bytes of so many values cannot reach.
    private static final int NO_BOUND = Integer.MAX_VALUE - Words.PADDING;

    private long[] slots;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int used;
    private int size;
    private long byteSize;

    TextDictionary() {
        this(FIRST_CAPACITY);
    }

    /// Room for a quarter as many values without growing.
    ///
    /// @param capacity how many slots there are at first, a power of two
    TextDictionary(int capacity) {
        slots = new long[capacity << WIDTH_BITS];
    }

    int size() {
        return size;
    }

    /// How many bytes all values have together.
    long byteSize() {
        return byteSize;
    }

    /// How many slots there are.
    int capacity() {
        return slots.length >> WIDTH_BITS;
    }

    /// Whether a slot has a value.
    boolean isUsed(int slot) {
        return slots[(slot << WIDTH_BITS) + TAG] != 0;
    }

    int length(int slot) {
        return (int) slots[(slot << WIDTH_BITS) + TAG] - 1;
    }

    long count(int slot) {
        return slots[(slot << WIDTH_BITS) + COUNT];
    }

    void addCount(int slot, long times) {
        slots[(slot << WIDTH_BITS) + COUNT] += times;
    }

    long hash(int slot) {
        int at = slot << WIDTH_BITS;
        int length = (int) slots[at + TAG] - 1;
        return length > Words.SHORT ? slots[at] : TextHash.ofShort(slots[at], slots[at + SECOND], length);
    }

    /// The array that a value is in.
    ///
    /// @param spare of at least [Words#SHORT] bytes and the padding: taken for a short value
    byte[] array(int slot, byte[] spare) {
        int at = slot << WIDTH_BITS;
        if (length(slot) > Words.SHORT) {
            return bytes;
        }
        Words.set(spare, 0, slots[at]);
        Words.set(spare, Long.BYTES, slots[at + SECOND]);
        return spare;
    }

    /// Where the value starts in its [#array].
    int start(int slot) {
        return length(slot) > Words.SHORT ? (int) slots[(slot << WIDTH_BITS) + SECOND] : 0;
    }

    /// A copy of a value, without padding.
    byte[] copy(int slot) {
        int start = start(slot);
        return Arrays.copyOfRange(array(slot, new byte[2 * Words.SHORT]), start, start + length(slot));
    }

    /// Hands over values in an order.
    void forEach(int[] order, Visitor visitor) {
        byte[] spare = new byte[2 * Words.SHORT];
        for (int slot : order) {
            visitor.accept(array(slot, spare), start(slot), length(slot), count(slot));
        }
    }

    /// Counts values one by one.
    ///
    /// @param from the first of the block
    /// @param mostValues how many different values this may get
    /// @param mostBytes how many bytes these may have together
    /// @return the place of the first value that was not counted, since it is new and there is no room, or
    ///     the size of the block
    int addAll(ValueBlock block, int from, int mostValues, int mostBytes) {
        byte[] source = block.bytes();
        int[] starts = block.starts();
        int[] lengths = block.lengths();
        long[] table = slots;
        int mask = table.length - 1;
        for (int i = from, to = block.size(); i < to; i++) {
            int start = starts[i];
            int length = lengths[i];
            int at;
            if (length <= Words.SHORT) {
                long first = Words.first(source, start, length);
                long second = Words.second(source, start, length);
                at = find(table, mask, first, second, length);
            } else {
                at = findLong(table, mask, source, start, length, TextHash.ofLong(source, start, length));
            }
            if (table[at + TAG] == 0) {
                if (size >= mostValues || length > mostBytes - byteSize) {
                    return i;
                }
                insert(at, source, start, length, 1);
                table = slots;
                mask = table.length - 1;
            } else {
                table[at + COUNT]++;
            }
        }
        return block.size();
    }

    /// The slot of a value, or of the place where it would be: then it is not [#isUsed].
    int find(byte[] source, int from, int length, long hash) {
        int mask = slots.length - 1;
        int at = length <= Words.SHORT
                ? findShort(
                        slots,
                        mask,
                        Words.first(source, from, length),
                        Words.second(source, from, length),
                        length,
                        hash)
                : findLong(slots, mask, source, from, length, hash);
        return at >> WIDTH_BITS;
    }

    /// Adds to the count of a value.
    ///
    /// @return its slot
    int add(byte[] source, int from, int length, long hash, long times) {
        int slot = find(source, from, length, hash);
        if (isUsed(slot)) {
            addCount(slot, times);
            return slot;
        }
        return insert(slot << WIDTH_BITS, source, from, length, times) ? slot : find(source, from, length, hash);
    }

    /// Adds the counts of all values of another.
    void addAll(TextDictionary other) {
        byte[] spare = new byte[2 * Words.SHORT];
        for (int slot = 0, end = other.capacity(); slot < end; slot++) {
            if (other.isUsed(slot)) {
                add(other, slot, spare);
            }
        }
    }

    /// Adds the count of a value of another.
    ///
    /// @param spare as of [#array]
    /// @return its slot here
    int add(TextDictionary other, int slot, byte[] spare) {
        return add(
                other.array(slot, spare), other.start(slot), other.length(slot), other.hash(slot), other.count(slot));
    }

    /// All slots with a value, in no order.
    int[] used() {
        return IntStream.range(0, capacity()).filter(this::isUsed).toArray();
    }

    /// All slots with a value, the values in ascending order of their bytes.
    int[] sorted() {
        return IntStream.range(0, capacity())
                .filter(this::isUsed)
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Orders two values by their bytes: texts by code points.
    int compare(int left, int right) {
        int leftLength = length(left);
        int rightLength = length(right);
        int order = Long.compareUnsigned(bigEndian(left, 0), bigEndian(right, 0));
        // Of equal words of which one is padded the shorter value is the start of the longer.
        if (order != 0 || Math.min(leftLength, rightLength) <= Long.BYTES) {
            return order != 0 ? order : Integer.compare(leftLength, rightLength);
        }
        order = Long.compareUnsigned(bigEndian(left, Long.BYTES), bigEndian(right, Long.BYTES));
        if (order != 0 || Math.min(leftLength, rightLength) <= Words.SHORT) {
            return order != 0 ? order : Integer.compare(leftLength, rightLength);
        }
        int leftStart = start(left);
        int rightStart = start(right);
        return Arrays.compareUnsigned(
                bytes, leftStart, leftStart + leftLength, bytes, rightStart, rightStart + rightLength);
    }

    /// Writes all values in ascending order, each with its count.
    void write(StateOutput output) {
        output.writeVarint(size);
        forEach(sorted(), (source, from, length, count) -> {
            output.writeBytes(source, from, length);
            output.writeVarint(count);
        });
    }

    /// Adds what [#write] wrote; this must be empty.
    void read(StateInput input) {
        byte[] before = null;
        long total = 0;
        for (int left = input.readSize(2); left > 0; left--) {
            byte[] value = input.readBytes();
            if (before != null && Arrays.compareUnsigned(before, value) >= 0) {
                throw input.damaged("values that are not in ascending order");
            }
            before = value;
            long count = input.readCount();
            total += count;
            if (count == 0 || total < 0) {
                throw input.damaged("a count of 0, or counts beyond 63 bits");
            }
            add(value, count);
        }
    }

    /// Adds to the count of a value without padding.
    ///
    /// @return its slot
    int add(byte[] value, long times) {
        byte[] padded = Arrays.copyOf(value, value.length + Words.PADDING);
        return add(padded, 0, value.length, TextHash.of(padded, 0, value.length), times);
    }

    private static int find(long[] table, int mask, long first, long second, int length) {
        return findShort(table, mask, first, second, length, TextHash.ofShort(first, second, length));
    }

    /// Where the slot starts in the table.
    private static int findShort(long[] table, int mask, long first, long second, int length, long hash) {
        int at = ((int) hash << WIDTH_BITS) & mask;
        while (true) {
            long tag = table[at + TAG];
            // One branch for three comparisons.
            if (((tag - 1 - length) | (table[at] ^ first) | (table[at + SECOND] ^ second)) == 0 || tag == 0) {
                return at;
            }
            at = (at + (1 << WIDTH_BITS)) & mask;
        }
    }

    private int findLong(long[] table, int mask, byte[] source, int from, int length, long hash) {
        int at = ((int) hash << WIDTH_BITS) & mask;
        while (true) {
            long tag = table[at + TAG];
            if (tag == 0
                    || (tag == length + 1L
                            && table[at] == hash
                            && Words.equal(bytes, (int) table[at + SECOND], source, from, length))) {
                return at;
            }
            at = (at + (1 << WIDTH_BITS)) & mask;
        }
    }

    /// Adds a value at a free place.
    ///
    /// @return false if the table has grown, so that the value is elsewhere
    private boolean insert(int at, byte[] source, int from, int length, long times) {
        if (length <= Words.SHORT) {
            slots[at + FIRST] = Words.first(source, from, length);
            slots[at + SECOND] = Words.second(source, from, length);
        } else {
            slots[at + FIRST] = TextHash.ofLong(source, from, length);
            slots[at + SECOND] = append(source, from, length);
        }
        slots[at + TAG] = length + 1L;
        slots[at + COUNT] = times;
        size++;
        byteSize += length;
        if (size > capacity() / (capacity() > SPARSE ? 2 : 4)) {
            grow();
            return false;
        }
        return true;
    }

    private int append(byte[] source, int from, int length) {
        int start = used;
        int needed = Math.addExact(used, Math.addExact(length, Words.PADDING));
        if (bytes.length < needed) {
            int more = (int) Math.min(NO_BOUND, bytes.length + (bytes.length >> 1) + 0L);
            bytes = Arrays.copyOf(bytes, Math.max(needed, more));
        }
        System.arraycopy(source, from, bytes, start, length);
        used += length;
        return start;
    }

    private void grow() {
        long[] before = slots;
        long[] table = new long[2 * before.length];
        int mask = table.length - 1;
        for (int slot = 0, end = capacity(); slot < end; slot++) {
            if (isUsed(slot)) {
                int at = ((int) hash(slot) << WIDTH_BITS) & mask;
                while (table[at + TAG] != 0) {
                    at = (at + (1 << WIDTH_BITS)) & mask;
                }
                System.arraycopy(before, slot << WIDTH_BITS, table, at, 1 << WIDTH_BITS);
            }
        }
        slots = table;
    }

    /// Eight bytes of a value as a number that orders as they do.
    private long bigEndian(int slot, int offset) {
        int at = slot << WIDTH_BITS;
        long word = length(slot) > Words.SHORT
                ? Words.at(bytes, (int) slots[at + SECOND] + offset)
                : slots[at + offset / Long.BYTES];
        return Long.reverseBytes(word);
    }
}

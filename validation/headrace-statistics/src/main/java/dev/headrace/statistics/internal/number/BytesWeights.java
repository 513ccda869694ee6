package dev.headrace.statistics.internal.number;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Weights by bytes, such as texts and long numbers: a hash table without an object for each value, up to a
/// number of values and of their bytes together. Beyond that nothing is kept, and nothing is kept from then
/// on; so what is kept is a function of the values, however they were split. Confined to one thread.
public final class BytesWeights {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SECRET = 0xA0761D6478BD642FL;
    private static final long SECRET_2 = 0xE7037ED1A0B428DBL;
    private static final int FIRST_ENTRIES = 8;
    private static final int FIRST_BYTES = 64;

    private final int mostValues;
    private final int mostBytes;
    private boolean kept = true;
    /// The number of an entry plus one; 0 where the slot is free.
    private int[] slots = new int[2 * FIRST_ENTRIES];
    private int[] hashes = new int[FIRST_ENTRIES];
    /// Where the bytes of each entry end, which is where those of the next start.
    private int[] ends = new int[FIRST_ENTRIES];
    private FixedWeights weights = new FixedWeights(FIRST_ENTRIES);
    private byte[] bytes = new byte[FIRST_BYTES];
    private int size;

    /// Starts without values.
    ///
    /// @param mostValues how many values are kept at most
    /// @param mostBytes how many bytes these have together at most
    public BytesWeights(int mostValues, int mostBytes) {
        this.mostValues = mostValues;
        this.mostBytes = mostBytes;
    }

    /// Whether values are kept.
    ///
    /// @return false once there were too many
    public boolean isKept() {
        return kept;
    }

    /// How many different values are kept.
    ///
    /// @return the number
    public int size() {
        return size;
    }

    /// The weights by entry.
    ///
    /// @return these, not a copy
    public FixedWeights weights() {
        return weights;
    }

    /// The bytes of an entry.
    ///
    /// @param entry below [#size]
    /// @return a copy
    public byte[] copy(int entry) {
        return Arrays.copyOfRange(bytes, start(entry), ends[entry]);
    }

    /// Adds to the weight of a value.
    ///
    /// @param source has the value
    /// @param from where it starts
    /// @param length how many bytes it has
    /// @param weight one that [FixedWeights#isCounted]
    public void add(byte[] source, int from, int length, double weight) {
        int entry = entry(source, from, length);
        if (entry >= 0) {
            weights.add(entry, weight);
        }
    }

    /// Takes a value that has more bytes than are kept: nothing is kept from now on.
    public void drop() {
        kept = false;
        size = 0;
        slots = new int[0];
        hashes = new int[0];
        ends = new int[0];
        weights = new FixedWeights(0);
        bytes = new byte[0];
    }

    /// Adds all that another has, of equal bounds.
    ///
    /// @param other the other
    public void merge(BytesWeights other) {
        if (!other.kept) {
            drop();
        }
        for (int i = 0; kept && i < other.size; i++) {
            int entry = entry(other.bytes, other.start(i), other.ends[i] - other.start(i));
            if (entry >= 0) {
                weights.add(entry, other.weights, i);
            }
        }
    }

    /// The entries in ascending order of their bytes, these taken as unsigned.
    ///
    /// @return as many as [#size]
    public int[] sorted() {
        Comparator<Integer> byBytes = (left, right) ->
                Arrays.compareUnsigned(bytes, start(left), ends[left], bytes, start(right), ends[right]);
        return IntStream.range(0, size)
                .boxed()
                .sorted(byBytes)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Writes the values in ascending order.
    ///
    /// @param output what to write to
    public void write(StateOutput output) {
        output.writeVarint(kept ? 1 : 0);
        if (kept) {
            output.writeVarint(size);
            for (int entry : sorted()) {
                output.writeBytes(bytes, start(entry), ends[entry] - start(entry));
                weights.write(output, entry);
            }
        }
    }

    /// Reads what was written.
    ///
    /// @param input what to read from
    /// @param mostValues as when it was written
    /// @param mostBytes likewise
    /// @return the weights
    public static BytesWeights read(StateInput input, int mostValues, int mostBytes) {
        BytesWeights read = new BytesWeights(mostValues, mostBytes);
        if (input.readInt(0, 1) == 0) {
            read.drop();
            return read;
        }
        int entries = input.readSize(3);
        FixedWeights sum = new FixedWeights(1);
        byte[] before = {};
        for (int i = 0; i < entries; i++) {
            byte[] value = input.readBytes();
            if (i > 0 && Arrays.compareUnsigned(before, value) >= 0) {
                throw input.damaged("values that are not in ascending order");
            }
            sum.readPositive(input, 0);
            int entry = read.entry(value, 0, value.length);
            if (entry < 0) {
                throw input.damaged("more values than are kept");
            }
            read.weights.add(entry, sum, 0);
            before = value;
        }
        return read;
    }

    private int start(int entry) {
        return entry == 0 ? 0 : ends[entry - 1];
    }

    /// The entry of a value, a new one if it has none; below zero if there is no room, and then nothing is
    /// kept.
    private int entry(byte[] source, int from, int length) {
        if (!kept) {
            return -1;
        }
        int hash = hash(source, from, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash && Arrays.equals(bytes, start(entry), ends[entry], source, from, from + length)) {
                return entry;
            }
            slot = (slot + 1) & mask;
        }
        if (size == mostValues || length > mostBytes - start(size)) {
            drop();
            return -1;
        }
        return append(slot, hash, source, from, length);
    }

    private int append(int slot, int hash, byte[] source, int from, int length) {
        int start = start(size);
        if (start + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(mostBytes, Math.max(start + length, 2L * bytes.length)));
        }
        System.arraycopy(source, from, bytes, start, length);
        hashes[size] = hash;
        ends[size] = start + length;
        slots[slot] = ++size;
        if (size == ends.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        weights.ensure(2 * size);
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int entry = 0; entry < size; entry++) {
            int slot = hashes[entry] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = entry + 1;
        }
    }

    /// Words of eight bytes folded by the halves of their products, the last bytes one by one.
    private static int hash(byte[] source, int from, int length) {
        long hash = SECRET_2 ^ length;
        int at = from;
        for (int end = from + length - Long.BYTES; at <= end; at += Long.BYTES) {
            hash = fold((long) LONGS.get(source, at) ^ SECRET, hash ^ SECRET_2);
        }
        long rest = 0;
        for (; at < from + length; at++) {
            rest = (rest << Byte.SIZE) | (source[at] & 0xFF);
        }
        hash = fold(rest ^ SECRET, hash ^ SECRET_2);
        return (int) (hash ^ (hash >>> Integer.SIZE));
    }

    private static long fold(long left, long right) {
        return (left * right) ^ Math.unsignedMultiplyHigh(left, right);
    }
}

package dev.headrace.statistics.internal.text;

import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Counts of frequent values in bounded memory, each with how much it may miss. What is found may depend on
/// the order of the values; that the bounds hold does not. Confined to one thread.
///
/// Of each value that is held, the true count is at least its count in [#held] and at most that plus
/// [#missed(int)]; of each that is not, at most [#unheld]. Values of more than [#LONGEST] bytes are never
/// held, but are bounded as all others are.
final class HeavyHitters {
    /*
     * Filtered space-saving: N. Homem, J. P. Carvalho, "Finding top-k elements in data streams", Information
     * Sciences 180 (2010), with evictions by the quarter. A value that is not held adds to the cell that its
     * hash leads to, so the cell bounds the count of each value of its own that is not held. Only a value
     * whose cell has reached the threshold is held from then on, what the cell has being what it may have
     * missed; so a stream of rare values costs one addition each. An evicted value leaves its bound to its
     * cell. The threshold grows by a sixteenth at least with each eviction, which makes evictions rare and
     * the bounds by as much worse.
     */
    /// The longest value that is held, in bytes.
    static final int LONGEST = 1_024;
    /// The most values that are held.
    static final int MOST_HELD = 1_536;
    /// How many are kept when there are more.
    static final int KEPT = 1_152;

    private static final int CELLS = 4_096;
    private static final int LEAST_STEP = 4;
    private static final int STEP_BITS = 4;

    /// A bit for each hash that a value that is held may have, by these bits of it.
    private static final int FILTER_BITS = 15;

    private final long[] cells = new long[CELLS];
    private final long[] filter = new long[1 << (FILTER_BITS - 6)];
    /// Never grows: more than a quarter of that many slots may be used, but not the half.
    private TextDictionary held = new TextDictionary(CELLS);
    /// By slot: by how much the count may be too low.
    private long[] missed = new long[CELLS];
    private long threshold = 1;

    /// The values that are held.
    TextDictionary held() {
        return held;
    }

    /// By how much the count of a value that is held may be too low.
    long missed(int slot) {
        return missed[slot];
    }

    /// The greatest count that a value that is not held may have.
    long unheld() {
        long most = 0;
        for (long cell : cells) {
            most = Math.max(most, cell);
        }
        return most;
    }

    /// Adds to the count of a value.
    ///
    /// @param bytes padded as [Words] demands
    void add(byte[] bytes, int from, int length, long hash, long times) {
        int cell = cell(hash);
        long bound = cells[cell] + times;
        if (bound < threshold && !mayBeHeld(hash)) {
            cells[cell] = bound;
        } else {
            addOrHold(bytes, from, length, hash, times);
        }
    }

    private void addOrHold(byte[] bytes, int from, int length, long hash, long times) {
        int slot = held.find(bytes, from, length, hash);
        if (held.isUsed(slot)) {
            held.addCount(slot, times);
        } else if (cells[cell(hash)] + times < threshold || length > LONGEST) {
            cells[cell(hash)] += times;
        } else {
            hold(bytes, from, length, hash, times);
        }
    }

    /// Adds the counts of a dictionary, which are exact.
    void addAll(TextDictionary counts) {
        merge(counts, new long[counts.capacity()], longest(counts));
    }

    /// Adds what another has. Counts add up, and so do bounds of what may be missed.
    void merge(HeavyHitters other) {
        // The least threshold is 1: one that has nothing changes nothing.
        threshold += other.threshold - 1;
        merge(other.held, other.missed, other.cells);
    }

    void write(StateOutput output) {
        output.writeVarint(threshold);
        for (long cell : cells) {
            output.writeVarint(cell);
        }
        held.write(output);
        for (int slot : held.sorted()) {
            output.writeVarint(missed[slot]);
        }
    }

    static HeavyHitters read(StateInput input) {
        HeavyHitters read = new HeavyHitters();
        read.threshold = input.readCount();
        for (int i = 0; i < CELLS; i++) {
            read.cells[i] = input.readCount();
        }
        read.held.read(input);
        if (read.threshold == 0 || read.held.size() > MOST_HELD) {
            throw input.damaged(read.held.size() + " frequent values and a threshold of " + read.threshold);
        }
        for (int slot : read.held.sorted()) {
            read.missed[slot] = input.readCount();
            read.markHeld(read.held.hash(slot));
            if (read.held.length(slot) > LONGEST) {
                throw input.damaged("a frequent value of more than " + LONGEST + " bytes");
            }
        }
        return read;
    }

    private void hold(byte[] bytes, int from, int length, long hash, long times) {
        int cell = cell(hash);
        if (held.size() == MOST_HELD) {
            evict(held, missed);
            threshold += LEAST_STEP + (threshold >> STEP_BITS);
            if (cells[cell] + times < threshold) {
                cells[cell] += times;
                return;
            }
        }
        missed[held.add(bytes, from, length, hash, times)] = cells[cell];
        markHeld(hash);
    }

    private void merge(TextDictionary others, long[] othersMissed, long[] othersCells) {
        TextDictionary all = new TextDictionary(CELLS);
        all.addAll(held);
        byte[] spare = new byte[2 * Words.SHORT];
        for (int slot : others.used()) {
            if (others.length(slot) <= LONGEST) {
                all.add(others, slot, spare);
            }
        }
        long[] allMissed = new long[all.capacity()];
        for (int slot : all.used()) {
            allMissed[slot] =
                    missed(all, slot, held, missed, cells) + missed(all, slot, others, othersMissed, othersCells);
        }
        for (int i = 0; i < CELLS; i++) {
            cells[i] += othersCells[i];
        }
        if (all.size() > MOST_HELD) {
            evict(all, allMissed);
        } else {
            keep(all, allMissed, all.used());
        }
    }

    /// By how much the count of a value may be too low in one of two that are merged.
    private static long missed(TextDictionary all, int slot, TextDictionary part, long[] partMissed, long[] partCells) {
        byte[] bytes = all.array(slot, new byte[2 * Words.SHORT]);
        long hash = all.hash(slot);
        int found = part.find(bytes, all.start(slot), all.length(slot), hash);
        return part.isUsed(found) ? partMissed[found] : partCells[cell(hash)];
    }

    /// What the cells of a dictionary are: the counts of values that are too long to be held.
    private static long[] longest(TextDictionary counts) {
        long[] most = new long[CELLS];
        for (int slot : counts.used()) {
            if (counts.length(slot) > LONGEST) {
                int cell = cell(counts.hash(slot));
                most[cell] = Math.max(most[cell], counts.count(slot));
            }
        }
        return most;
    }

    /// Keeps those that may be the most frequent.
    private void evict(TextDictionary all, long[] allMissed) {
        int[] slots = all.used();
        long[] bounds = new long[slots.length];
        for (int i = 0; i < slots.length; i++) {
            bounds[i] = all.count(slots[i]) + allMissed[slots[i]];
        }
        Arrays.sort(bounds);
        long cut = bounds[bounds.length - KEPT];
        int[] kept = new int[slots.length];
        int[] tied = new int[slots.length];
        int keptSize = 0;
        int tiedSize = 0;
        for (int slot : slots) {
            long bound = all.count(slot) + allMissed[slot];
            if (bound > cut) {
                kept[keptSize++] = slot;
            } else if (bound == cut) {
                tied[tiedSize++] = slot;
            } else {
                release(all, slot, bound);
            }
        }
        int[] ordered = surestFirst(all, Arrays.copyOf(tied, tiedSize));
        int room = KEPT - keptSize;
        System.arraycopy(ordered, 0, kept, keptSize, room);
        for (int i = room; i < tiedSize; i++) {
            release(all, ordered[i], cut);
        }
        keep(all, allMissed, Arrays.copyOf(kept, KEPT));
    }

    /// Those with the greatest counts first, equal ones in the order of their hashes.
    private static int[] surestFirst(TextDictionary all, int[] tied) {
        // By hash and index in one number, since there may be thousands; their counts are mostly equal.
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(tied.length);
        long[] order = new long[tied.length];
        for (int i = 0; i < tied.length; i++) {
            order[i] = all.hash(tied[i]) >>> bits << bits | i;
        }
        Arrays.sort(order);
        int[] sorted = new int[tied.length];
        boolean equal = true;
        for (int i = 0; i < tied.length; i++) {
            sorted[i] = tied[(int) order[i] & ((1 << bits) - 1)];
            equal &= all.count(sorted[i]) == all.count(sorted[0]);
        }
        if (equal) {
            return sorted;
        }
        return IntStream.of(sorted)
                .boxed()
                .sorted(Comparator.comparingLong((Integer slot) -> all.count(slot))
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void release(TextDictionary all, int slot, long bound) {
        int cell = cell(all.hash(slot));
        cells[cell] = Math.max(cells[cell], bound);
        threshold = Math.max(threshold, bound + 1);
    }

    private void keep(TextDictionary all, long[] allMissed, int[] slots) {
        TextDictionary kept = new TextDictionary(CELLS);
        long[] keptMissed = new long[CELLS];
        byte[] spare = new byte[2 * Words.SHORT];
        Arrays.fill(filter, 0);
        for (int slot : slots) {
            keptMissed[kept.add(all, slot, spare)] = allMissed[slot];
            markHeld(all.hash(slot));
        }
        held = kept;
        missed = keptMissed;
    }

    private boolean mayBeHeld(long hash) {
        return ((filter[(int) (hash >>> 6) & (filter.length - 1)] >>> hash) & 1) != 0;
    }

    private void markHeld(long hash) {
        filter[(int) (hash >>> 6) & (filter.length - 1)] |= 1L << hash;
    }

    private static int cell(long hash) {
        return (int) hash & (CELLS - 1);
    }
}

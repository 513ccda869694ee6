package dev.headrace.statistics.internal.text;

import dev.headrace.validation.ColumnStatistics.ValueCount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The most frequent values as they are listed.
///
/// @param values most frequent first
/// @param error by how much a count may be too low at most, and how often a value that is not listed may
///     occur, unless as many are listed as there are to be: then at most as often as the last of them and
///     this together
record TopValues(List<ValueCount> values, long error) {
    /// All are listed if there are no more than this, and each occurs twice on the average.
    private static final int MOST_VALUES = 1_000;

    /// How values are shown.
    interface Names {
        /// Whether a value is shown with others under one name.
        boolean isPooled(byte[] bytes, int from, int length);

        /// The name of these.
        String pool();

        /// A value that is not pooled.
        String name(byte[] bytes);
    }

    /// Of exact counts.
    static TopValues of(TextDictionary counts, Names names, TextSettings settings) {
        int[] slots = counts.used();
        long total = 0;
        long pooled = 0;
        int own = 0;
        byte[] spare = new byte[2 * Words.SHORT];
        for (int slot : slots) {
            long count = counts.count(slot);
            total += count;
            if (names.isPooled(counts.array(slot, spare), counts.start(slot), counts.length(slot))) {
                pooled += count;
            } else {
                slots[own++] = slot;
            }
        }
        int distinct = own + (pooled > 0 ? 1 : 0);
        boolean all = settings.listed() > 0 && distinct <= MOST_VALUES && distinct <= total / 2;
        int listed = all ? distinct : Math.min(distinct, settings.listed());
        return new TopValues(list(counts, Arrays.copyOf(slots, own), names, pooled, listed, settings), 0);
    }

    /// Of those that are surely more frequent than any value that is not held.
    ///
    /// @param invalid how many values are pooled
    static TopValues of(HeavyHitters counts, Names names, long invalid, TextSettings settings) {
        long unheld = counts.unheld();
        long error = unheld;
        TextDictionary held = counts.held();
        int[] slots = held.used();
        byte[] spare = new byte[2 * Words.SHORT];
        int own = 0;
        for (int slot : slots) {
            boolean sure = held.count(slot) > unheld;
            error = Math.max(error, counts.missed(slot) + (sure ? 0 : held.count(slot)));
            if (sure && !names.isPooled(held.array(slot, spare), held.start(slot), held.length(slot))) {
                slots[own++] = slot;
            }
        }
        long pooled = invalid > unheld ? invalid : 0;
        return new TopValues(list(held, Arrays.copyOf(slots, own), names, pooled, settings.listed(), settings), error);
    }

    /// The most frequent of some slots, and the pool among them.
    private static List<ValueCount> list(
            TextDictionary counts, int[] slots, Names names, long pooled, int listed, TextSettings settings) {
        List<ValueCount> values = new ArrayList<>(listed + 1);
        for (int slot : first(counts, slots, listed, settings)) {
            values.add(new ValueCount(names.name(counts.copy(slot)), counts.count(slot)));
        }
        if (pooled > 0) {
            // A value may have the name of the pool by chance.
            long same = 0;
            for (ValueCount value : values) {
                same += value.value().equals(names.pool()) ? value.count() : 0;
            }
            values.removeIf(value -> value.value().equals(names.pool()));
            insert(values, new ValueCount(names.pool(), pooled + same), settings);
        }
        return values.size() > listed ? values.subList(0, listed) : values;
    }

    /// The first slots in the order of the list, found with a heap of these: the last of them is on top.
    private static int[] first(TextDictionary counts, int[] slots, int listed, TextSettings settings) {
        Comparator<Integer> order = (left, right) -> compare(counts, left, right, settings);
        PriorityQueue<Integer> found = new PriorityQueue<>(order.reversed());
        for (int slot : slots) {
            if (found.size() < listed) {
                found.add(slot);
            } else if (listed > 0 && compare(counts, slot, found.element(), settings) < 0) {
                found.remove();
                found.add(slot);
            }
        }
        int[] ordered = new int[found.size()];
        for (int i = ordered.length - 1; i >= 0; i--) {
            ordered[i] = found.remove();
        }
        return ordered;
    }

    /// Negative if the left one is listed before the right one.
    private static int compare(TextDictionary counts, int left, int right, TextSettings settings) {
        int order = Long.compare(counts.count(right), counts.count(left));
        if (order != 0) {
            return order;
        }
        return settings.tfdv() ? -counts.compare(left, right) : counts.compare(left, right);
    }

    private static void insert(List<ValueCount> values, ValueCount added, TextSettings settings) {
        int at = 0;
        while (at < values.size() && isBefore(values.get(at), added, settings)) {
            at++;
        }
        values.add(at, added);
    }

    private static boolean isBefore(ValueCount left, ValueCount right, TextSettings settings) {
        if (left.count() != right.count()) {
            return left.count() > right.count();
        }
        int order = Arrays.compareUnsigned(
                left.value().getBytes(StandardCharsets.UTF_8), right.value().getBytes(StandardCharsets.UTF_8));
        return settings.tfdv() ? order > 0 : order < 0;
    }
}

package dev.headrace.statistics.internal.cross;

import java.util.ArrayList;
import java.util.List;

/// Groups of the different values of a column, in ascending order: each value for itself where they are
/// names, cells of about equal frequency where they are amounts.
final class Groups {
    private final int[] groupOf;
    private final List<String> texts;

    private Groups(int[] groupOf, List<String> texts) {
        this.groupOf = groupOf;
        this.texts = texts;
    }

    /// How many groups there are.
    int size() {
        return texts.size();
    }

    /// What the groups are called.
    List<String> texts() {
        return texts;
    }

    /// The group of the value of some number.
    int of(int value) {
        return groupOf[value];
    }

    /// Groups values.
    ///
    /// @param cells into how many cells of equal frequency amounts are parted
    static Groups of(PairCounts counts, int cells) {
        ValueCodes values = counts.values();
        int[] order = values.order();
        boolean names = values.isText()
                || values.isBinned()
                || (values.level() == 0
                        && (values.size() <= cells || NeighbourInformation.isNames(values.form(), values.size())));
        return names ? single(values, order) : equalFrequency(counts, order, cells);
    }

    /// Each value for itself.
    static Groups single(ValueCodes values, int[] order) {
        List<String> texts = new ArrayList<>(order.length);
        for (int code : order) {
            texts.add(values.text(code));
        }
        return new Groups(PairCounts.ranks(order), texts);
    }

    /// A value goes where the middle of its rows is.
    private static Groups equalFrequency(PairCounts counts, int[] order, int cells) {
        long[] totals = new long[order.length];
        double rows = 0;
        for (int pair = 0; pair < counts.size(); pair++) {
            totals[counts.value(pair)] += counts.count(pair);
            rows += counts.count(pair);
        }
        int[] groupOf = new int[order.length];
        List<Integer> firsts = new ArrayList<>();
        double before = 0;
        int last = -1;
        for (int code : order) {
            int cell = (int) ((before + totals[code] / 2.0) / rows * cells);
            if (cell != last) {
                firsts.add(code);
                last = cell;
            }
            groupOf[code] = firsts.size() - 1;
            before += totals[code];
        }
        return new Groups(groupOf, intervals(counts.values(), firsts, order[order.length - 1]));
    }

    private static List<String> intervals(ValueCodes values, List<Integer> firsts, int last) {
        List<String> texts = new ArrayList<>(firsts.size());
        for (int group = 0; group < firsts.size(); group++) {
            String low = values.low(firsts.get(group));
            texts.add(
                    group + 1 < firsts.size()
                            ? "[" + low + ", " + values.low(firsts.get(group + 1)) + ")"
                            : "[" + low + ", " + values.high(last) + "]");
        }
        return texts;
    }
}

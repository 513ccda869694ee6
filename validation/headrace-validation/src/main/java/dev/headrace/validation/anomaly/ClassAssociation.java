package dev.headrace.validation.anomaly;

import dev.headrace.validation.internal.WilsonInterval;
import java.util.Arrays;
import java.util.Optional;

/// How well the most frequent class of a value's bin is the row's class.
final class ClassAssociation implements Association {
    private static final int CLASS_BITS = 20;
    private static final int FOLD_SHIFT = 40;
    private static final long CELL_MASK = (1L << FOLD_SHIFT) - 1;

    private final int bins;
    private final int classes;
    private final int mostCells;
    private LongCounts cells = new LongCounts();
    private boolean dropped;

    /// @param mostCells how many pairs of bin and class there may be in a fold, summed over the folds: where
    ///     one class stands for a bin they are few, so a column that has more is none that knows the label,
    ///     and is dropped
    ClassAssociation(int bins, int classes, int mostCells) {
        this.bins = bins;
        this.classes = classes;
        this.mostCells = mostCells;
    }

    @Override
    public void add(int bin, double position, double target, int fold) {
        if (dropped) {
            return;
        }
        cells.add(((long) fold << FOLD_SHIFT) | ((long) bin << CLASS_BITS) | (long) target, 1);
        if (cells.size() > mostCells) {
            dropped = true;
            cells = new LongCounts();
        }
    }

    @Override
    public Optional<Evidence> evidence() {
        LongCounts totals = new LongCounts();
        cells.forEach((key, count) -> totals.add(key & CELL_MASK, count));
        Score score = new Score();
        for (int fold = 0; fold < FOLDS; fold++) {
            new Majorities(totals, fold).judge(score);
        }
        long mostFrequent = Arrays.stream(frequency(totals)).max().orElse(0);
        long baselineErrors = score.rows - mostFrequent;
        if (score.rows < LEAST_ROWS || baselineErrors <= 0) {
            return Optional.empty();
        }
        long avoided = Math.max(0, score.right - mostFrequent);
        return Optional.of(new Evidence(
                (double) avoided / baselineErrors,
                WilsonInterval.lower(avoided, baselineErrors, DEVIATIONS),
                score.rows,
                (double) score.right / score.rows,
                (double) mostFrequent / score.rows,
                presence(totals)));
    }

    private long[] frequency(LongCounts totals) {
        long[] frequency = new long[classes];
        totals.forEach((key, count) -> frequency[classOf(key)] += count);
        return frequency;
    }

    /// The gain of two bins, missing or not. Two bins cannot be fitted too closely, so no row is held out.
    private double presence(LongCounts totals) {
        long[] all = frequency(totals);
        long[] missing = new long[classes];
        totals.forEach((key, count) -> missing[classOf(key)] += binOf(key) == Bins.MISSING ? count : 0);
        long rows = 0;
        long mostFrequent = 0;
        long mostMissing = 0;
        long mostPresent = 0;
        for (int of = 0; of < classes; of++) {
            rows += all[of];
            mostFrequent = Math.max(mostFrequent, all[of]);
            mostMissing = Math.max(mostMissing, missing[of]);
            mostPresent = Math.max(mostPresent, all[of] - missing[of]);
        }
        return (double) (mostMissing + mostPresent - mostFrequent) / (rows - mostFrequent);
    }

    private static int binOf(long key) {
        return (int) (key >>> CLASS_BITS);
    }

    private static int classOf(long key) {
        return (int) (key & ((1L << CLASS_BITS) - 1));
    }

    private static final class Score {
        private long rows;
        private long right;
    }

    /// The most frequent class of each bin outside of one fold, the first of several.
    private final class Majorities {
        private final int fold;
        private final int[] best = new int[bins];
        private final long[] bestCount = new long[bins];
        private final long[] frequency = new long[classes];

        Majorities(LongCounts totals, int fold) {
            this.fold = fold;
            totals.forEach((key, total) -> {
                long outside = total - cells.count(((long) fold << FOLD_SHIFT) | key);
                int bin = binOf(key);
                int of = classOf(key);
                frequency[of] += outside;
                boolean more = outside > bestCount[bin];
                boolean earlier = outside > 0 && outside == bestCount[bin] && of < best[bin];
                if (more || earlier) {
                    bestCount[bin] = outside;
                    best[bin] = of;
                }
            });
        }

        void judge(Score score) {
            int majority = 0;
            for (int of = 1; of < classes; of++) {
                majority = frequency[of] > frequency[majority] ? of : majority;
            }
            int baseline = majority;
            cells.forEach((key, count) -> {
                if (key >>> FOLD_SHIFT == fold) {
                    int bin = binOf(key & CELL_MASK);
                    int of = classOf(key);
                    int predicted = bestCount[bin] == 0 ? baseline : best[bin];
                    score.rows += count;
                    score.right += predicted == of ? count : 0;
                }
            });
        }
    }
}

package dev.headrace.statistics;

import static java.util.Objects.requireNonNull;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.spi.TwoSampleComparator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares numbers by the distance of Kolmogorov and Smirnov: the greatest difference between the shares of
/// both samples that are at most some number. The cells of the histograms are the cut points, so the distance
/// can be too small by at most 1/128, and never too great; its p-value is asymptotic, which ties and few rows
/// make conservative.
///
/// A shift of all numbers is found with far fewer rows by their ranks, so the rank-sum test of Wilcoxon, Mann and
/// Whitney is done on the same cells. Whichever test found it, the effect is the distance.
///
/// The shares of missing values and of NaN are compared apart from the numbers, by chi-square. The tests share
/// the significance, four fifths of it for the missing values, and the one that found the matter is told.
///
/// Stateless; safe to share.
public final class NumericComparator implements TwoSampleComparator {
    static final String METHOD = "kolmogorov-smirnov";
    static final String RANK_SUM = "rank-sum";

    private final DriftSettings settings;

    /// Takes the settings.
    ///
    /// @param settings significance, threshold and least number of rows
    public NumericComparator(DriftSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    @Override
    public Comparison compare(ColumnStatistics baseline, ColumnStatistics current) {
        return new Judgement(settings).of(evidence(baseline, current));
    }

    /// What the samples tell.
    Evidence evidence(ColumnStatistics baseline, ColumnStatistics current) {
        NumericStatistics before = baseline.numeric();
        NumericStatistics now = current.numeric();
        String obstacle = Evidence.obstacle(baseline, current, settings.minimumRows());
        if (obstacle != null) {
            return Evidence.none(baseline, current, obstacle);
        }
        if (before == null || now == null) {
            return Evidence.none(baseline, current, "The column has no numbers.");
        }
        long n = numbers(before);
        long m = numbers(now);
        boolean enough = Math.min(n, m) >= settings.minimumRows();
        List<Difference> differences = new ArrayList<>();
        if (n < baseline.rows() || m < current.rows()) {
            differences.add(availability(baseline, current, before, now));
        }
        if (enough) {
            List<SharedCells.Cell> cells = SharedCells.of(before, now);
            Difference distance = distance(baseline, cells, n, m, means(baseline, before, now));
            differences.add(distance);
            differences.add(order(distance, cells, n, m));
        }
        return new Evidence(baseline, current, differences, enough ? null : tooFew(n, m));
    }

    private String tooFew(long n, long m) {
        return "There are " + n + " numbers in the baseline and " + m + " in the current rows, and at least "
                + settings.minimumRows() + " of each are needed.";
    }

    private static long numbers(NumericStatistics numeric) {
        return numeric.finite() + numeric.positiveInfinite() + numeric.negativeInfinite();
    }

    /// The same difference by another test: it has the effect of the distance.
    private static Difference order(Difference distance, List<SharedCells.Cell> cells, long n, long m) {
        RankSum ranks = RankSum.of(cells, n, m);
        return new Difference(
                Aspect.DISTRIBUTION,
                RANK_SUM,
                ranks.z(),
                distance.effect(),
                ranks.pValue(),
                distance.detectable(),
                distance.explanation());
    }

    private static Difference distance(
            ColumnStatistics column, List<SharedCells.Cell> cells, long n, long m, String means) {
        long below = 0;
        long belowNow = 0;
        long least = 0;
        long leastNow = 0;
        double distance = 0;
        SharedCells.@Nullable Cell cut = null;
        for (SharedCells.Cell cell : cells) {
            below += cell.baseline();
            belowNow += cell.current();
            double apart = Math.abs((double) below / n - (double) belowNow / m);
            if (apart > distance) {
                distance = apart;
                cut = cell;
                least = below;
                leastNow = belowNow;
            }
        }
        String where = cut == null
                ? "the shares of both samples are equal at every cut"
                : Wording.percent(n - least, n) + " of the baseline and " + Wording.percent(m - leastNow, m)
                        + " of the current numbers are " + above(column.type(), cut);
        return new Difference(
                Aspect.DISTRIBUTION,
                METHOD,
                distance,
                distance,
                Kolmogorov.pValue(distance, n, m),
                significance -> Kolmogorov.critical(significance, n, m),
                means + where);
    }

    private static String above(ColumnType type, SharedCells.Cell cut) {
        return cut.low() == cut.high()
                ? "above " + Wording.number(type, cut.high())
                : "at or above " + Wording.number(type, cut.high());
    }

    private static String means(ColumnStatistics column, NumericStatistics baseline, NumericStatistics current) {
        boolean known = baseline.finite() > 0 && current.finite() > 0;
        return known
                ? "the mean of " + column.name() + " is " + Wording.number(column.type(), baseline.mean())
                        + " in the baseline and " + Wording.number(column.type(), current.mean()) + " now; "
                : "";
    }

    private static Difference availability(
            ColumnStatistics baseline, ColumnStatistics current, NumericStatistics before, NumericStatistics now) {
        return CategoryTable.of(
                        List.of(
                                new CategoryTable.Category("have a number", numbers(before), numbers(now)),
                                new CategoryTable.Category("have no value", baseline.missing(), current.missing())),
                        new CategoryTable.Category("are NaN", before.nan(), now.nan()))
                .difference(Aspect.AVAILABILITY);
    }
}

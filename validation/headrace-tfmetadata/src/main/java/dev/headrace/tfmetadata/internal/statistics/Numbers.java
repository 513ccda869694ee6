package dev.headrace.tfmetadata.internal.statistics;

import dev.headrace.tfmetadata.internal.message.View;
import dev.headrace.validation.NumericStatistics;
import dev.headrace.validation.NumericStatistics.Interval;
import dev.headrace.validation.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statistics of numbers from messages.
final class Numbers {
    private static final int TENTHS = 10;
    /// Half a tenth of the values, and the error of the sketch that TFDV makes quantiles with.
    private static final double RANK_ERROR = 0.05 + 0.01;
    private static final double EXACT = 0x1p53;

    private Numbers() {}

    /// The statistics of a column.
    static NumericStatistics of(View view, long values, ValueType type) {
        List<View> histograms = view.messages("histograms");
        List<Interval> standard = Histograms.find(histograms, Histograms.STANDARD)
                .map(Histograms::intervals)
                .orElse(List.of());
        List<Interval> tenths = Histograms.find(histograms, Histograms.QUANTILES)
                .map(Histograms::intervals)
                .orElse(List.of());
        long nan = histograms.stream()
                .mapToLong(histogram -> histogram.count("num_nan"))
                .max()
                .orElse(0);
        long above = Histograms.infinite(standard, Double.POSITIVE_INFINITY);
        long below = Histograms.infinite(standard, Double.NEGATIVE_INFINITY);
        double others = (double) nan + above + below;
        long finite = others >= values ? 0 : values - nan - above - below;
        List<Interval> equalWidth = Histograms.finite(standard);
        double minimum = bound(
                view.real("min"),
                finite,
                equalWidth.isEmpty() ? Double.NaN : equalWidth.getFirst().low());
        double maximum = bound(
                view.real("max"),
                finite,
                equalWidth.isEmpty() ? Double.NaN : equalWidth.getLast().high());
        boolean infinite = above > 0 || below > 0;
        Long least = integer(minimum, type);
        Long greatest = integer(maximum, type);
        List<Double> quantiles = finite == 0 ? List.of() : quantiles(tenths);
        return new NumericStatistics(
                finite,
                nan,
                above,
                below,
                view.count("num_zeros"),
                negative(equalWidth, minimum, maximum, finite),
                minimum,
                maximum,
                least,
                greatest,
                finite == 0 || infinite ? Double.NaN : view.real("mean"),
                finite == 0 || infinite ? Double.NaN : view.real("std_dev"),
                quantiles,
                quantiles.isEmpty() || minimum == maximum ? 0 : Double.POSITIVE_INFINITY,
                List.of(),
                finite == 0 ? Double.NaN : view.real("median"),
                quantiles.isEmpty() || minimum == maximum ? 0 : RANK_ERROR,
                finite == 0 ? List.of() : equalWidth,
                finite == 0 ? List.of() : tenths,
                least == null ? null : least.toString(),
                greatest == null ? null : greatest.toString());
    }

    /// The statistics of lengths of lists.
    static NumericStatistics lengths(View view, long lists, long elements, List<Interval> tenths) {
        boolean any = lists > 0;
        long least = view.count("min_num_values");
        long greatest = view.count("max_num_values");
        List<Double> quantiles = quantiles(tenths);
        boolean known = quantiles.isEmpty() || least == greatest;
        return new NumericStatistics(
                lists,
                0,
                0,
                0,
                0,
                0,
                any ? least : Double.NaN,
                any ? greatest : Double.NaN,
                any ? (Long) least : null,
                any ? (Long) greatest : null,
                any ? (double) elements / lists : Double.NaN,
                any && least == greatest ? 0 : Double.NaN,
                quantiles,
                known ? 0 : Double.POSITIVE_INFINITY,
                List.of(),
                any && !tenths.isEmpty() ? tenths.get(tenths.size() / 2).low() : Double.NaN,
                known ? 0 : RANK_ERROR,
                List.of(),
                tenths,
                any ? Long.toString(least) : null,
                any ? Long.toString(greatest) : null);
    }

    private static double bound(double value, long finite, double otherwise) {
        if (finite == 0) {
            return Double.NaN;
        }
        return Double.isFinite(value) ? value : otherwise;
    }

    private static @Nullable Long integer(double value, ValueType type) {
        return type == ValueType.INTEGER && value == Math.rint(value) && Math.abs(value) <= EXACT
                ? (Long) (long) value
                : null;
    }

    /// Exact where the histogram says it, else by shares of the interval that zero is in.
    private static long negative(List<Interval> intervals, double minimum, double maximum, long finite) {
        if (!(minimum < 0)) {
            return 0;
        }
        if (maximum < 0) {
            return finite;
        }
        double sum = 0;
        for (Interval interval : intervals) {
            if (interval.high() < 0) {
                sum += interval.count();
            } else if (interval.low() < 0) {
                sum += interval.count() * (-interval.low() / (interval.high() - interval.low()));
            }
        }
        return Double.isNaN(sum) ? 0 : Math.clamp(Math.round(sum), 0, finite);
    }

    /// At every twentieth: the bounds of tenths, and between them the middle.
    private static List<Double> quantiles(List<Interval> tenths) {
        if (tenths.size() != TENTHS || Histograms.finite(tenths).size() != TENTHS) {
            return List.of();
        }
        List<Double> quantiles = new ArrayList<>();
        quantiles.add(tenths.getFirst().low());
        for (Interval tenth : tenths) {
            quantiles.add(tenth.low() / 2 + tenth.high() / 2);
            quantiles.add(tenth.high());
        }
        return quantiles;
    }
}

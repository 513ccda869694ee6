package dev.headrace.cli.report;

import dev.headrace.data.ColumnType;
import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.FeatureKind;
import dev.headrace.validation.NumericStatistics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Small drawings of how the values of a column are distributed.
final class Distributions {
    private static final double WIDTH = 232;
    private static final double HEIGHT = 64;
    private static final double AXIS = 14;
    private static final double BAR = 15;
    private static final double NAMES = 104;
    private static final double BARS = 80;
    private static final int VALUES = 5;
    private static final double FONT = 11;

    private Distributions() {}

    /// Draws one column: a histogram of quantities, bars of the most frequent values of the rest.
    ///
    /// @return null where there is nothing to be seen: no value, or values that hardly repeat
    static @Nullable Svg of(ColumnStatistics column, @Nullable FeatureKind kind) {
        NumericStatistics numeric = column.numeric();
        if (numeric != null && isQuantity(kind)) {
            return Histogram.of(column.type(), List.of(numeric))
                    .map(histogram -> histogram(histogram, column, null))
                    .orElse(null);
        }
        return repeats(column) ? bars(column, null) : null;
    }

    /// Draws one column of two samples over another.
    ///
    /// @return null where there is nothing to be seen
    static @Nullable Svg compare(ColumnStatistics baseline, ColumnStatistics current, @Nullable FeatureKind kind) {
        NumericStatistics first = baseline.numeric();
        NumericStatistics second = current.numeric();
        if (first != null && second != null && baseline.type() == current.type() && isQuantity(kind)) {
            return Histogram.of(baseline.type(), List.of(first, second))
                    .map(histogram -> histogram(histogram, baseline, current))
                    .orElse(null);
        }
        return repeats(baseline) || repeats(current) ? bars(baseline, current) : null;
    }

    private static boolean isQuantity(@Nullable FeatureKind kind) {
        return kind != FeatureKind.CATEGORICAL && kind != FeatureKind.BOOLEAN && kind != FeatureKind.IDENTIFIER;
    }

    private static boolean repeats(ColumnStatistics column) {
        return !column.top().isEmpty() && column.top().getFirst().count() > 1;
    }

    private static Svg histogram(Histogram histogram, ColumnStatistics column, @Nullable ColumnStatistics current) {
        ValueFormat format = ValueFormat.of(column.type());
        // A bin of whole numbers ends with the last of them, any other where the next begins.
        double unit = column.type() == ColumnType.INTEGER ? 1 : 0;
        String low = format.tick(histogram.low());
        String high = format.tick(histogram.high() - unit);
        String what = "Histogram of " + Texts.inline(column.name()) + " from " + low + " to " + high
                + (current == null ? "" : ", baseline and current");
        Svg svg = new Svg(WIDTH, HEIGHT, what);
        List<Double> shares = histogram.shares().getFirst();
        double peak = histogram.peak();
        double width = WIDTH / shares.size();
        double floor = HEIGHT - AXIS;
        for (int bin = 0; bin < shares.size(); bin++) {
            double from = histogram.low() + (histogram.high() - histogram.low()) * bin / shares.size();
            double to = histogram.low() + (histogram.high() - histogram.low()) * (bin + 1) / shares.size();
            double down = height(shares.get(bin), peak, floor);
            String values =
                    from == to - unit ? format.value(from) : format.value(from) + " to " + format.value(to - unit);
            String title = values + ": " + titleShares(histogram, bin);
            svg.group("bin", title).rectangle("hover", bin * width, 0, width, floor);
            svg.rectangle(current == null ? "bar" : "bar base", bin * width + 0.5, floor - down, width - 1, down)
                    .end();
        }
        if (current != null) {
            svg.path("step", steps(histogram.shares().getLast(), peak, floor, width));
        }
        svg.line("axis", 0, floor, WIDTH, floor);
        svg.text("tick", 0, HEIGHT - 2, low).text("tick right", WIDTH, HEIGHT - 2, high);
        return svg;
    }

    private static String titleShares(Histogram histogram, int bin) {
        return String.join(
                ", then ",
                histogram.shares().stream()
                        .map(shares -> Numbers.percent(shares.get(bin)))
                        .toList());
    }

    private static double height(double share, double peak, double most) {
        return peak > 0 && share > 0 ? Math.max(1, share / peak * (most - 2)) : 0;
    }

    private static String steps(List<Double> shares, double peak, double floor, double width) {
        StringBuilder path = new StringBuilder("M0 ").append(Svg.coordinate(floor));
        for (int bin = 0; bin < shares.size(); bin++) {
            path.append('V').append(Svg.coordinate(floor - height(shares.get(bin), peak, floor)));
            path.append('H').append(Svg.coordinate((bin + 1) * width));
        }
        return path.append('V').append(Svg.coordinate(floor)).toString();
    }

    private static Svg bars(ColumnStatistics column, @Nullable ColumnStatistics current) {
        List<Bar> bars = current == null ? values(column) : values(column, current);
        double step = current == null ? BAR : BAR + 5;
        double peak = bars.stream()
                .mapToDouble(bar -> Math.max(bar.share(), bar.current()))
                .max()
                .orElse(1);
        Svg svg = new Svg(WIDTH, step * bars.size() + 2, label(column, bars, current != null));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = i * step + 1;
            String shares =
                    Numbers.percent(bar.share()) + (current == null ? "" : ", then " + Numbers.percent(bar.current()));
            svg.group("bin", Texts.shorten(bar.value(), 200) + ": " + shares);
            svg.rectangle("hover", 0, y, WIDTH, step);
            svg.text("name right", NAMES - 6, y + step / 2 + 4, Texts.fit(bar.value(), (NAMES - 6) / FONT));
            double across = length(bar.share(), peak);
            if (current == null) {
                svg.rectangle(bar.rest() ? "bar rest" : "bar", NAMES, y + 2, across, step - 4);
                svg.text("tick", NAMES + across + 4, y + step / 2 + 4, Numbers.percent(bar.share()));
            } else {
                double now = length(bar.current(), peak);
                svg.rectangle("bar base", NAMES, y + 2, across, 7).rectangle("bar now", NAMES, y + 10, now, 7);
                svg.text("tick", NAMES + Math.max(across, now) + 4, y + step / 2 + 4, Numbers.percent(bar.current()));
            }
            svg.end();
        }
        return svg;
    }

    private static double length(double share, double peak) {
        return peak > 0 && share > 0 ? Math.max(1, share / peak * BARS) : 0;
    }

    private static String label(ColumnStatistics column, List<Bar> bars, boolean two) {
        return "Most frequent values of " + Texts.inline(column.name()) + ": "
                + String.join(
                        "; ",
                        bars.stream()
                                .map(bar -> Texts.inline(bar.value()) + " " + Numbers.percent(bar.share())
                                        + (two ? ", then " + Numbers.percent(bar.current()) : ""))
                                .toList());
    }

    private static List<Bar> values(ColumnStatistics column) {
        List<Bar> bars = new ArrayList<>();
        long shown = 0;
        for (ValueCount value :
                column.top().subList(0, Math.min(VALUES - 1, column.top().size()))) {
            bars.add(new Bar(
                    Label.value(value.value()).text(), Numbers.share(value.count(), column.present()), 0, false));
            shown += value.count();
        }
        if (shown < column.present()) {
            long others = column.distinct() - bars.size();
            String name = others > 0 ? Numbers.count(others, "other") : "others";
            bars.add(new Bar(name, Numbers.share(column.present() - shown, column.present()), 0, true));
        }
        return bars;
    }

    private static List<Bar> values(ColumnStatistics baseline, ColumnStatistics current) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < VALUES; i++) {
            for (ColumnStatistics sample : List.of(baseline, current)) {
                if (i < sample.top().size() && names.size() < VALUES) {
                    names.add(sample.top().get(i).value());
                }
            }
        }
        return names.stream()
                .map(name -> new Bar(Label.value(name).text(), share(baseline, name), share(current, name), false))
                .toList();
    }

    private static double share(ColumnStatistics column, String value) {
        long count = column.top().stream()
                .filter(top -> top.value().equals(value))
                .mapToLong(ValueCount::count)
                .findFirst()
                .orElse(0);
        return column.present() == 0 ? 0 : Numbers.share(count, column.present());
    }

    private record Bar(String value, double share, double current, boolean rest) {}
}

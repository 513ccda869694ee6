package dev.headrace.cli.report;

import dev.headrace.training.Evaluation.CalibrationBin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Small drawings of numbers with their intervals.
final class Charts {
    private static final double WIDTH = 200;
    private static final double HEIGHT = 24;
    private static final double MARGIN = 6;
    private static final double PLOT = 260;
    private static final double FRAME = 36;

    private Charts() {}

    /// A stretch of numbers that is drawn.
    ///
    /// @param low where it begins
    /// @param high where it ends
    record Axis(double low, double high) {
        /// The least stretch with some margin that has all the numbers that are finite.
        static Axis of(List<Double> numbers) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double number : numbers) {
                if (Double.isFinite(number)) {
                    low = Math.min(low, number);
                    high = Math.max(high, number);
                }
            }
            double span = high - low;
            if (!Double.isFinite(span)) {
                return new Axis(0, 1);
            }
            double margin = span > 0 ? span * 0.06 : Math.max(Math.abs(low), 1) * 0.1;
            return new Axis(low - margin, high + margin);
        }

        double at(double value) {
            double share = (value - low) / (high - low);
            return MARGIN + Math.clamp(share, 0, 1) * (WIDTH - 2 * MARGIN);
        }
    }

    /// A number with its interval.
    ///
    /// @param style a class for the colour
    /// @param marks other numbers to compare with
    /// @param line where to draw a line through, or null
    /// @return null if the number is not defined
    static @Nullable Svg whisker(
            String style, String label, Whisker whisker, Axis axis, List<Double> marks, @Nullable Double line) {
        if (!Double.isFinite(whisker.value())) {
            return null;
        }
        double middle = HEIGHT / 2;
        Svg svg = new Svg(WIDTH, HEIGHT, label).line("guide", MARGIN, middle, WIDTH - MARGIN, middle);
        if (line != null && Double.isFinite(line)) {
            svg.line("zero", axis.at(line), 1, axis.at(line), HEIGHT - 1);
        }
        for (double mark : marks) {
            if (Double.isFinite(mark)) {
                svg.circle("mark", axis.at(mark), middle, 3.5);
            }
        }
        if (Double.isFinite(whisker.lower()) && Double.isFinite(whisker.upper())) {
            double from = axis.at(whisker.lower());
            double to = axis.at(whisker.upper());
            svg.line("whisker " + style, from, middle, to, middle);
            svg.line("whisker " + style, from, middle - 4, from, middle + 4);
            svg.line("whisker " + style, to, middle - 4, to, middle + 4);
        }
        return svg.circle("dot " + style, axis.at(whisker.value()), middle, 3.5);
    }

    /// The size of a difference between 0 and 1 against what matters.
    ///
    /// @return null if it is not defined
    static @Nullable Svg effect(String style, String label, double effect, double threshold, double most) {
        if (!Double.isFinite(effect) || !(most > 0)) {
            return null;
        }
        double scale = (WIDTH - 60) / most;
        Svg svg = new Svg(WIDTH - 56, HEIGHT - 4, label);
        svg.rectangle("track", 0, 5, WIDTH - 58, 10);
        svg.rectangle("bar " + style, 0, 5, Math.clamp(effect, 0, most) * scale, 10);
        if (Double.isFinite(threshold)) {
            double at = Math.clamp(threshold, 0, most) * scale;
            svg.line("zero", at, 1, at, HEIGHT - 5);
        }
        return svg;
    }

    /// Predicted probabilities against observed shares, each bin as large as it has rows.
    static Svg calibration(List<CalibrationBin> bins) {
        Svg svg = new Svg(
                PLOT + FRAME + 8, PLOT + FRAME + 8, "Calibration: predicted probability against observed share");
        for (int tick = 0; tick <= 4; tick++) {
            double share = tick / 4.0;
            double x = FRAME + share * PLOT;
            double y = 8 + (1 - share) * PLOT;
            svg.line("grid", x, 8, x, 8 + PLOT).line("grid", FRAME, y, FRAME + PLOT, y);
            String text = Numbers.number(share);
            svg.text("tick middle", x, 8 + PLOT + 14, text).text("tick right", FRAME - 6, y + 4, text);
        }
        svg.line("ideal", FRAME, 8 + PLOT, FRAME + PLOT, 8);
        double most = bins.stream().mapToLong(CalibrationBin::rows).max().orElse(1);
        StringBuilder path = new StringBuilder();
        for (CalibrationBin bin : bins) {
            if (isDrawn(bin)) {
                path.append(path.isEmpty() ? 'M' : 'L').append(Svg.coordinate(FRAME + bin.predicted() * PLOT));
                path.append(' ').append(Svg.coordinate(8 + (1 - bin.observed()) * PLOT));
            }
        }
        svg.path("step", path.toString());
        for (CalibrationBin bin : bins) {
            if (isDrawn(bin)) {
                svg.group(
                        "bin",
                        "Predicted " + Numbers.fixed(bin.predicted(), 3) + ", observed "
                                + Numbers.fixed(bin.observed(), 3) + ", " + Numbers.count(bin.rows(), "row"));
                double radius = 2.5 + 5 * Math.sqrt(bin.rows() / Math.max(most, 1));
                svg.circle("dot", FRAME + bin.predicted() * PLOT, 8 + (1 - bin.observed()) * PLOT, radius)
                        .end();
            }
        }
        svg.text("tick middle", FRAME + PLOT / 2, PLOT + FRAME + 4, "predicted");
        return svg.text("tick", FRAME + 4, 20, "observed");
    }

    private static boolean isDrawn(CalibrationBin bin) {
        return bin.predicted() >= 0 && bin.predicted() <= 1 && bin.observed() >= 0 && bin.observed() <= 1;
    }

    /// A number with its interval, whose bounds may be NaN.
    record Whisker(double value, double lower, double upper) {}
}

package dev.headrace.benchmarks.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A plot of cost by size with logarithmic axes, as SVG.
final class Plot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 56;
    private static final List<String> COLOURS = List.of("#0b6e99", "#b3541e", "#4a7c2c", "#7a3e9d");

    private Plot() {}

    /// A point of a line.
    ///
    /// @param x above 0
    /// @param y above 0
    record Point(double x, double y) {}

    /// Draws lines.
    ///
    /// @param title above the plot
    /// @param across what the horizontal axis is
    /// @param up what the vertical axis is
    /// @param series lines by name, each with a point at least
    static String svg(String title, String across, String up, Map<String, List<Point>> series) {
        List<Point> all = series.values().stream().flatMap(List::stream).toList();
        Axis horizontal = Axis.of(all.stream().map(Point::x).toList(), MARGIN, WIDTH - MARGIN);
        Axis vertical = Axis.of(all.stream().map(Point::y).toList(), HEIGHT - MARGIN, MARGIN);
        List<String> parts = new ArrayList<>();
        parts.add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" font-family=\"sans-serif\" font-size=\"12\">");
        parts.add("<rect width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" fill=\"white\"/>");
        parts.add(text(WIDTH / 2.0, MARGIN / 2.0, "middle", title));
        parts.add(text(WIDTH / 2.0, HEIGHT - 12, "middle", across));
        parts.add(text(8, MARGIN - 12, "start", up));
        for (int exponent : horizontal.exponents()) {
            double x = horizontal.at(Math.pow(10, exponent));
            parts.add(line(x, MARGIN, x, HEIGHT - MARGIN));
            parts.add(text(x, HEIGHT - MARGIN + 16, "middle", "1e" + exponent));
        }
        for (int exponent : vertical.exponents()) {
            double y = vertical.at(Math.pow(10, exponent));
            parts.add(line(MARGIN, y, WIDTH - MARGIN, y));
            parts.add(text(MARGIN - 6, y + 4, "end", "1e" + exponent));
        }
        int number = 0;
        for (Map.Entry<String, List<Point>> entry : series.entrySet()) {
            parts.addAll(series(entry.getKey(), entry.getValue(), horizontal, vertical, number++));
        }
        parts.add("</svg>");
        return String.join("\n", parts) + "\n";
    }

    private static List<String> series(String name, List<Point> points, Axis horizontal, Axis vertical, int number) {
        String colour = COLOURS.get(number % COLOURS.size());
        List<String> parts = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            String x = coordinate(horizontal.at(point.x()));
            String y = coordinate(vertical.at(point.y()));
            path.append(x).append(',').append(y).append(' ');
            parts.add("<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"3\" fill=\"" + colour + "\"/>");
        }
        parts.add("<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" points=\""
                + path.toString().strip() + "\"/>");
        double y = MARGIN + 16 + 16.0 * number;
        parts.add("<rect x=\"" + (MARGIN + 10) + "\" y=\"" + coordinate(y - 9) + "\" width=\"10\" height=\"10\" fill=\""
                + colour + "\"/>");
        parts.add(text(MARGIN + 26, y, "start", name));
        return parts;
    }

    private static String line(double fromX, double fromY, double toX, double toY) {
        return "<line x1=\"" + coordinate(fromX) + "\" y1=\"" + coordinate(fromY) + "\" x2=\"" + coordinate(toX)
                + "\" y2=\"" + coordinate(toY) + "\" stroke=\"#ddd\"/>";
    }

    private static String text(double x, double y, String anchor, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" text-anchor=\"" + anchor + "\">" + escaped
                + "</text>";
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// A logarithmic axis of whole powers of ten.
    private record Axis(int lowest, int highest, double from, double to) {
        static Axis of(List<Double> values, double from, double to) {
            double least =
                    values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
            double greatest =
                    values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
            int lowest = (int) Math.floor(Math.log10(least));
            return new Axis(lowest, Math.max(lowest + 1, (int) Math.ceil(Math.log10(greatest))), from, to);
        }

        double at(double value) {
            return from + (Math.log10(value) - lowest) / (highest - lowest) * (to - from);
        }

        List<Integer> exponents() {
            List<Integer> exponents = new ArrayList<>();
            for (int i = lowest; i <= highest; i++) {
                exponents.add(i);
            }
            return exponents;
        }
    }
}

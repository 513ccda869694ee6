package dev.headrace.cli.report;

import com.samskivert.mustache.Escapers;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// A drawing that is being made. Every text is escaped; colours come from the style sheet by class.
final class Svg {
    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;
    private final String label;

    /// @param label what it shows, in words, for those who do not see it
    Svg(double width, double height, String label) {
        this.width = width;
        this.height = height;
        this.label = label;
    }

    double width() {
        return width;
    }

    Svg rectangle(String style, double x, double y, double across, double down) {
        return shape("rect", style, "x", x, "y", y, "width", across, "height", down);
    }

    Svg box(String style, double x, double y, double across, double down, double radius) {
        return shape("rect", style, "x", x, "y", y, "width", across, "height", down, "rx", radius);
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return shape("line", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }

    Svg circle(String style, double x, double y, double radius) {
        return shape("circle", style, "cx", x, "cy", y, "r", radius);
    }

    Svg path(String style, String data) {
        body.append("<path class=\"")
                .append(escape(style))
                .append("\" d=\"")
                .append(escape(data))
                .append("\"/>");
        return this;
    }

    /// A text; the style says where it is anchored.
    Svg text(String style, double x, double y, String text) {
        body.append("<text class=\"").append(escape(style)).append('"');
        attribute("x", x);
        attribute("y", y);
        body.append('>').append(escape(Texts.visible(text))).append("</text>");
        return this;
    }

    /// Begins a group that shows a text when it is pointed at.
    Svg group(String style, String title) {
        body.append("<g class=\"").append(escape(style)).append("\"><title>");
        body.append(escape(Texts.visible(title))).append("</title>");
        return this;
    }

    /// Begins a group whose origin is elsewhere.
    Svg move(double x, double y) {
        body.append("<g transform=\"translate(")
                .append(coordinate(x))
                .append(' ')
                .append(coordinate(y))
                .append(")\">");
        return this;
    }

    Svg end() {
        body.append("</g>");
        return this;
    }

    /// A coordinate with at most two decimals.
    static String coordinate(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a coordinate is not finite: " + value);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    @Override
    public String toString() {
        String across = coordinate(width);
        String down = coordinate(height);
        return "<svg role=\"img\" aria-label=\"" + escape(Texts.visible(label)) + "\" width=\"" + across
                + "\" height=\"" + down + "\" viewBox=\"0 0 " + across + " " + down + "\">" + body + "</svg>";
    }

    private Svg shape(String element, String style, Object... attributes) {
        body.append('<')
                .append(element)
                .append(" class=\"")
                .append(escape(style))
                .append('"');
        for (int i = 0; i < attributes.length; i += 2) {
            attribute((String) attributes[i], (Double) attributes[i + 1]);
        }
        body.append("/>");
        return this;
    }

    private void attribute(String name, double value) {
        body.append(' ').append(name).append("=\"").append(coordinate(value)).append('"');
    }

    private static String escape(String text) {
        return Escapers.HTML.escape(text);
    }
}

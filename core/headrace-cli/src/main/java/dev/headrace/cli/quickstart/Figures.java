package dev.headrace.cli.quickstart;

import dev.headrace.training.Evaluation;
import java.util.Locale;

/// Numbers as people read them.
final class Figures {
    private Figures() {}

    /// A whole number with thousands apart.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A number and its unit, the unit in the plural unless the number is 1.
    static String count(long number, String unit) {
        return count(number) + " " + unit + (number == 1 ? "" : "s");
    }

    /// Three significant digits, without a power of ten where it is avoidable.
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 0.0001 || size >= 1e9)) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /// A number with its sign, also where it is positive.
    static String signed(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    /// A metric with its interval.
    static String metric(Evaluation.Metric metric) {
        if (Double.isNaN(metric.lower()) || Double.isNaN(metric.upper())) {
            return metric.name() + " " + number(metric.value()) + " (too few rows for an interval)";
        }
        return metric.name() + " " + number(metric.value()) + " (95 %: " + number(metric.lower()) + " to "
                + number(metric.upper()) + ")";
    }
}

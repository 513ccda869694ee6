package dev.headrace.training.evaluation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A bound of a metric.
///
/// @param metric the metric's name
/// @param atLeast whether the bound is the least value; else the greatest
/// @param bound the bound
record Threshold(String metric, boolean atLeast, double bound) {
    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]*) *(>=|<=) *(\\S+)");

    /// Reads `metric>=number` or `metric<=number`.
    ///
    /// @throws IllegalArgumentException if it is neither
    static Threshold parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a threshold has the form metric>=number or metric<=number, and found was '" + text + "'");
        }
        String number = matcher.group(3);
        try {
            double bound = Double.parseDouble(number);
            if (!Double.isFinite(bound)) {
                throw new NumberFormatException(number + " is not finite");
            }
            return new Threshold(matcher.group(1), matcher.group(2).equals(">="), bound);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the bound of a threshold is a number, and found was '" + text + "'", e);
        }
    }

    boolean holds(double value) {
        return atLeast ? value >= bound : value <= bound;
    }
}

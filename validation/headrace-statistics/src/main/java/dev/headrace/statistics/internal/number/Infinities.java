package dev.headrace.statistics.internal.number;

import dev.headrace.data.ValueForm;
import dev.headrace.validation.NumericStatistics.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Infinite values, and what they make of statistics of the finite ones where they have a part in them, as
/// they have in TFDV.
///
/// @param negative how many there are, or how much they weigh
/// @param positive likewise
record Infinities(double negative, double positive) {
    /// None.
    static final Infinities NONE = new Infinities(0, 0);

    double total() {
        return negative + positive;
    }

    double minimum(double finite) {
        return negative > 0 ? Double.NEGATIVE_INFINITY : alone(finite);
    }

    double maximum(double finite) {
        return positive > 0 ? Double.POSITIVE_INFINITY : alone(finite);
    }

    /// Where no number is finite, the infinite ones of one sign are both extremes.
    private double alone(double finite) {
        return Double.isNaN(finite) && total() > 0 ? mean(finite) : finite;
    }

    @Nullable
    String minimumText(@Nullable String finite) {
        return text(finite, minimum(Double.NaN));
    }

    @Nullable
    String maximumText(@Nullable String finite) {
        return text(finite, maximum(Double.NaN));
    }

    private static @Nullable String text(@Nullable String finite, double infinite) {
        return Double.isNaN(infinite) ? finite : ValueForm.ofReal(infinite);
    }

    double mean(double finite) {
        if (negative > 0) {
            return positive > 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        return positive > 0 ? Double.POSITIVE_INFINITY : finite;
    }

    double standardDeviation(double finite) {
        return total() > 0 ? Double.NaN : finite;
    }

    /// Intervals of equal width, with one more for the infinite values of each sign.
    ///
    /// @param finite none where there are no finite numbers, or their range is no double
    /// @param areFinite whether there are finite numbers
    List<Interval> around(List<Interval> finite, boolean areFinite) {
        if (finite.isEmpty() && areFinite) {
            return finite;
        }
        List<Interval> intervals = new ArrayList<>();
        if (negative > 0) {
            intervals.add(new Interval(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, negative));
        }
        intervals.addAll(finite);
        if (positive > 0) {
            intervals.add(new Interval(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, positive));
        }
        return intervals;
    }
}

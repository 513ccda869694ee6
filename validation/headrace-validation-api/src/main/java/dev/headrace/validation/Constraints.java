package dev.headrace.validation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a column must keep to beyond its type, its share of rows with a value, and its domain. The terms are
/// those of TensorFlow Metadata's schema.
///
/// @param minimumCount the least number of rows that must have a value
/// @param valueCounts how many values a row with values may have, one entry for each level of nested lists;
///     empty where it is not limited
/// @param shape the fixed size of the values of a row, one entry for each dimension; empty where it is not fixed
/// @param range the numbers that may occur; null where they are not limited
/// @param content what the values of a text stand for
/// @param unique how many distinct values there may be; null where it is not limited
/// @param minimumDomainMass the least share of the values that must be in the domain, above 0 and at most 1
/// @param availability where and when the column is expected
/// @param drift how far it may be from the previous span
/// @param skew how far the data to learn from may be from those that are served
public record Constraints(
        long minimumCount,
        List<Limits> valueCounts,
        List<Long> shape,
        @Nullable NumberRange range,
        TextContent content,
        @Nullable Limits unique,
        double minimumDomainMass,
        Availability availability,
        Thresholds drift,
        Thresholds skew) {
    /// None.
    public static final Constraints NONE = new Constraints(
            0,
            List.of(),
            List.of(),
            null,
            TextContent.TEXT,
            null,
            1,
            Availability.EVERYWHERE,
            Thresholds.NONE,
            Thresholds.NONE);

    /// Copies the lists.
    ///
    /// @throws IllegalArgumentException if a number is out of its range
    public Constraints {
        valueCounts = List.copyOf(valueCounts);
        shape = List.copyOf(shape);
        requireNonNull(content, "content is null");
        requireNonNull(availability, "availability is null");
        requireNonNull(drift, "drift is null");
        requireNonNull(skew, "skew is null");
        if (minimumCount < 0) {
            throw new IllegalArgumentException("minimumCount is negative: " + minimumCount);
        }
        if (!(minimumDomainMass > 0 && minimumDomainMass <= 1)) {
            throw new IllegalArgumentException("minimumDomainMass must be above 0 and at most 1: " + minimumDomainMass);
        }
    }
}

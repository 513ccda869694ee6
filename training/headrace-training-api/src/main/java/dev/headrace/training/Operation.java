package dev.headrace.training;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One operation of a transform: a column in, one or more numbers out, with the constants that were fitted. All
/// constants are here, so an operation is a function of the value alone.
///
/// A missing value (null, and NaN or an infinity in a number) becomes what each operation says; it never fails.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "operation")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Operation.Number.class, name = "number"),
    @JsonSubTypes.Type(value = Operation.Flag.class, name = "flag"),
    @JsonSubTypes.Type(value = Operation.OneHot.class, name = "one-hot"),
    @JsonSubTypes.Type(value = Operation.DateParts.class, name = "date-parts"),
    @JsonSubTypes.Type(value = Operation.HashedWords.class, name = "hashed-words")
})
public sealed interface Operation {
    /// The column that is read.
    ///
    /// @return its name
    String column();

    /// How many numbers come out.
    ///
    /// @return at least 1
    int width();

    /// The names of the numbers that come out: the column, and behind `=` or `:` what each stands for.
    ///
    /// @return as many as [#width]
    List<String> outputs();

    /// A quantity, standardised: `(clamp(x, low, high) - mean) / deviation`; where it is missing, 0 (the
    /// mean). With an indicator, a second number is 1 where it is missing and 0 elsewhere.
    ///
    /// @param column the column, INTEGER or REAL
    /// @param mean the mean over the rows to learn from
    /// @param deviation the standard deviation there, or 1 where that is 0
    /// @param low values below are taken as this
    /// @param high values above are taken as this
    /// @param indicator whether there is a second number
    @SuppressWarnings("AvoidCommonTypeNames") // named with its interface: Operation.Number
    record Number(String column, double mean, double deviation, double low, double high, boolean indicator)
            implements Operation {
        /// Checks the constants.
        public Number {
            requireNonNull(column, "column is null");
            if (!(deviation > 0) || !(low <= high) || !Double.isFinite(mean) || !Double.isFinite(deviation)) {
                throw new IllegalArgumentException("column '" + column + "' cannot be scaled by mean " + mean
                        + ", deviation " + deviation + ", from " + low + " to " + high);
            }
        }

        @Override
        public int width() {
            return indicator ? 2 : 1;
        }

        @Override
        public List<String> outputs() {
            return indicator ? List.of(column, column + ":missing") : List.of(column);
        }
    }

    /// A boolean: 1 for true, 0 for false; where it is missing, `missing`, the share of true.
    ///
    /// @param column the column, BOOLEAN
    /// @param missing what stands for a missing value
    record Flag(String column, double missing) implements Operation {
        /// Checks that nothing is null.
        public Flag {
            requireNonNull(column, "column is null");
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public List<String> outputs() {
            return List.of(column);
        }
    }

    /// One of several values: one number each, 1 for the value that it is and 0 for the rest; a last number
    /// is 1 for every other value and for a missing one.
    ///
    /// @param column the column, of any type; values as `ColumnStatistics.ValueCount` writes them
    /// @param values the values that have a number of their own, most frequent first
    record OneHot(String column, List<String> values) implements Operation {
        /// Copies the values.
        public OneHot {
            requireNonNull(column, "column is null");
            values = List.copyOf(values);
        }

        @Override
        public int width() {
            return values.size() + 1;
        }

        @Override
        public List<String> outputs() {
            List<String> names = new ArrayList<>();
            values.forEach(value -> names.add(column + "=" + value));
            names.add(column + ":other");
            return List.copyOf(names);
        }
    }

    /// A day or a point in time, as six numbers: the standardised days since 1970 (clamped as [Number] does), the
    /// sine and cosine of the day of the year, the day of the week (Monday 0 to Sunday 6, divided by 6), and the
    /// sine and cosine of the time of day. All 0 where it is missing.
    ///
    /// @param column the column, DATE or TIMESTAMP
    /// @param mean the mean of the days since 1970, fractions of the day included
    /// @param deviation their standard deviation, or 1 where that is 0
    /// @param low days below are taken as this
    /// @param high days above are taken as this
    record DateParts(String column, double mean, double deviation, double low, double high) implements Operation {
        /// Checks the constants.
        public DateParts {
            requireNonNull(column, "column is null");
            if (!(deviation > 0) || !(low <= high)) {
                throw new IllegalArgumentException("column '" + column + "' cannot be scaled by mean " + mean
                        + ", deviation " + deviation + ", from " + low + " to " + high);
            }
        }

        @Override
        public int width() {
            return 6;
        }

        @Override
        public List<String> outputs() {
            return List.of(
                    column,
                    column + ":year-sine",
                    column + ":year-cosine",
                    column + ":weekday",
                    column + ":day-sine",
                    column + ":day-cosine");
        }
    }

    /// Free text as counts of words, hashed into buckets: words are runs of letters and digits in lower
    /// case; each adds 1 to the bucket of its hash; each count c becomes `ln(1 + c)`. All 0 where it is missing.
    ///
    /// The hash is FNV-1a with 64 bits over the word's UTF-8 bytes, then the MurmurHash3 finaliser, then unsigned
    /// remainder by the number of buckets.
    ///
    /// @param column the column, TEXT
    /// @param buckets how many numbers come out
    record HashedWords(String column, int buckets) implements Operation {
        /// Checks the number.
        public HashedWords {
            requireNonNull(column, "column is null");
            if (buckets < 1) {
                throw new IllegalArgumentException("buckets must be positive: " + buckets);
            }
        }

        @Override
        public int width() {
            return buckets;
        }

        @Override
        public List<String> outputs() {
            return IntStream.range(0, buckets)
                    .mapToObj(bucket -> column + ":words-" + bucket)
                    .toList();
        }
    }
}

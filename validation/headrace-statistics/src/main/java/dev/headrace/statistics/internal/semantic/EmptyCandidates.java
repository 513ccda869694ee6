package dev.headrace.statistics.internal.semantic;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Values that stand for nothing, as values of every type that they can be read as. They are few, so each is
/// compared. Of several that are equal as numbers, the first is found. Immutable.
final class EmptyCandidates {
    /// What is given where a value is none of these.
    static final int NONE = -1;

    private static final String EMPTY_LIST = "[]";

    private final List<String> names;
    private final List<byte[]> texts;
    private final int longest;
    private final Numbers<Long> integers;
    private final Numbers<Long> days;
    private final Numbers<Double> reals;
    private final Numbers<BigDecimal> decimals;

    EmptyCandidates(Set<String> empty) {
        names = empty.stream().sorted().toList();
        texts = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
        longest = texts.stream().mapToInt(text -> text.length).max().orElse(NONE);
        integers = new Numbers<>(names, EmptyCandidates::integer);
        days = new Numbers<>(names, EmptyCandidates::day);
        reals = new Numbers<>(names, EmptyCandidates::real);
        decimals = new Numbers<>(names, EmptyCandidates::decimal);
    }

    /// In ascending order; what is found are indices of this.
    List<String> names() {
        return names;
    }

    /// The most bytes of a text that may be found.
    int longest() {
        return longest;
    }

    int emptyList() {
        return names.indexOf(EMPTY_LIST);
    }

    int text(byte[] bytes, int length) {
        for (int i = 0; i < texts.size(); i++) {
            byte[] text = texts.get(i);
            if (text.length == length && Arrays.equals(text, 0, length, bytes, 0, length)) {
                return i;
            }
        }
        return NONE;
    }

    int integer(long value) {
        for (int i = 0; i < integers.bits.length; i++) {
            if (integers.bits[i] == value) {
                return integers.indices[i];
            }
        }
        return NONE;
    }

    int day(long value) {
        for (int i = 0; i < days.bits.length; i++) {
            if (days.bits[i] == value) {
                return days.indices[i];
            }
        }
        return NONE;
    }

    /// Both zeros are equal, and NaN is equal to itself.
    int real(double value) {
        for (int i = 0; i < reals.values.size(); i++) {
            double candidate = reals.values.get(i);
            if (candidate == value || (Double.isNaN(candidate) && Double.isNaN(value))) {
                return reals.indices[i];
            }
        }
        return NONE;
    }

    /// As [#real], the candidates rounded to 32 bits.
    int single(float value) {
        for (int i = 0; i < reals.values.size(); i++) {
            float candidate = reals.values.get(i).floatValue();
            if (candidate == value || (Float.isNaN(candidate) && Float.isNaN(value))) {
                return reals.indices[i];
            }
        }
        return NONE;
    }

    int decimal(BigDecimal value) {
        for (int i = 0; i < decimals.values.size(); i++) {
            if (decimals.values.get(i).compareTo(value) == 0) {
                return decimals.indices[i];
            }
        }
        return NONE;
    }

    private static @Nullable Long integer(String name) {
        BigDecimal number = decimal(name);
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException _) {
            return null;
        }
    }

    private static @Nullable Long day(String name) {
        try {
            return LocalDate.parse(name).toEpochDay();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Double real(String name) {
        BigDecimal number = decimal(name);
        return switch (name) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> number == null ? null : Double.valueOf(number.doubleValue());
        };
    }

    private static @Nullable BigDecimal decimal(String name) {
        try {
            return new BigDecimal(name);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// The names that can be read in one way.
    private static final class Numbers<T> {
        private final List<T> values;
        private final int[] indices;
        /// Of integers, the values again, for loops without objects.
        private final long[] bits;

        Numbers(List<String> names, Function<String, @Nullable T> reader) {
            indices = IntStream.range(0, names.size())
                    .filter(i -> reader.apply(names.get(i)) != null)
                    .toArray();
            values = Arrays.stream(indices)
                    .mapToObj(i -> requireNonNull(reader.apply(names.get(i))))
                    .toList();
            bits = values.stream()
                    .mapToLong(value -> value instanceof Long number ? number : 0)
                    .toArray();
        }
    }
}

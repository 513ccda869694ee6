package dev.headrace.statistics.oracle;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;

/// Distributions that are hard on quantiles.
enum Distribution {
    UNIFORM,
    NORMAL,
    LOG_NORMAL,
    EXPONENTIAL,
    PARETO,
    CAUCHY,
    TIMES,
    TIMES_AS_INTEGERS,
    CONSTANT_AND_OUTLIER,
    TWO_TIGHT_CLUSTERS,
    SAWTOOTH,
    HALF_ZEROS,
    ZIPF,
    LOG_UNIFORM,
    HALF_TIGHT_HALF_WIDE;

    private double next(SplittableRandom random) {
        return switch (this) {
            case UNIFORM -> random.nextDouble();
            case NORMAL -> random.nextGaussian();
            case LOG_NORMAL -> Math.exp(4 * random.nextGaussian());
            case EXPONENTIAL -> -Math.log1p(-random.nextDouble());
            case PARETO -> Math.pow(1 - random.nextDouble(), -2);
            case CAUCHY -> Math.tan(Math.PI * (random.nextDouble() - 0.5));
            case TIMES -> 1.7e15 + 1.6e13 * (2 * random.nextDouble() - 1);
            case TIMES_AS_INTEGERS -> Math.rint(1.7e15 + 1.6e13 * (2 * random.nextDouble() - 1));
            case CONSTANT_AND_OUTLIER -> random.nextInt(100_000) == 0 ? 1e300 : 42.5;
            case TWO_TIGHT_CLUSTERS -> (random.nextBoolean() ? -1e6 : 1e12) + 1e-3 * random.nextGaussian();
            case SAWTOOTH -> random.nextInt(1_000) + 1e-6 * random.nextInt(1_000_000);
            case HALF_ZEROS -> random.nextBoolean() ? 0 : random.nextGaussian();
            case ZIPF -> Math.floor(Math.pow(1 - random.nextDouble(), -2));
            case LOG_UNIFORM -> Math.pow(10, 600 * random.nextDouble() - 300);
            case HALF_TIGHT_HALF_WIDE ->
                random.nextBoolean()
                        ? 1e9 + 1e-3 * random.nextGaussian()
                        : Math.pow(10, 600 * random.nextDouble() - 300);
        };
    }

    double[] values(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed + name().hashCode());
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = next(random);
        }
        if (this == SAWTOOTH) {
            // The first half falls in teeth, the second is sorted.
            Arrays.sort(values, size / 2, size);
            for (int from = 0; from < size / 2; from += 5_000) {
                int to = Math.min(size / 2, from + 5_000);
                Arrays.sort(values, from, to);
                for (int i = from, j = to - 1; i < j; i++, j--) {
                    double swapped = values[i];
                    values[i] = values[j];
                    values[j] = swapped;
                }
            }
        }
        return values;
    }

    ArrowType type() {
        return this == TIMES_AS_INTEGERS || this == ZIPF
                ? new ArrowType.Int(Long.SIZE, true)
                : new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    }
}

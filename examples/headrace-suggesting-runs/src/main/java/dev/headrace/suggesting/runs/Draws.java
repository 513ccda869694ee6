package dev.headrace.suggesting.runs;

import dev.headrace.core.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws from distributions, by [StrictMath] throughout so that every machine draws the same. Confined to one
/// thread.
final class Draws {
    private final RandomGenerator random;

    Draws(Seed seed) {
        this.random = seed.generator();
    }

    /// Uniform in `[0, 1)`.
    double uniform() {
        return random.nextDouble();
    }

    double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /// A whole number, both ends included.
    int whole(int from, int to) {
        return from + (int) (uniform() * (to - from + 1));
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /// Box and Muller, A note on the generation of random normal deviates, 1958; the second deviate is not
    /// used.
    double normal(double mean, double deviation) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return mean + deviation * radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    double logNormal(double median, double deviation) {
        return median * StrictMath.exp(normal(0, deviation));
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    <T> T oneOf(List<T> values) {
        return values.get(whole(0, values.size() - 1));
    }

    /// The index of one of the weights, chosen in proportion to them; at least one is above 0.
    int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double place = uniform() * total;
        for (int i = 0; i < weights.length - 1; i++) {
            place -= weights[i];
            if (place < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    static double clamp(double value, double least, double greatest) {
        return Math.min(greatest, Math.max(least, value));
    }

    /// Rounded to one decimal place, and never -0.0: what the application records.
    static double tenths(double value) {
        return StrictMath.rint(value * 10) / 10 + 0.0;
    }

    static double hundredths(double value) {
        return StrictMath.rint(value * 100) / 100;
    }
}

package dev.headrace.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// How often categories occur in two samples, rare ones counted together.
final class CategoryTable {
    /*
     * The test is Pearson's of homogeneity. Categories of which fewer than five are expected in a sample are pooled
     * (W. G. Cochran, "Some methods for strengthening the common chi-square tests", 1954); which ones depends on the
     * two samples together only, so the pooling does not make false alarms.
     *
     * The effect is the Jensen-Shannon distance to base 2: 0 for equal shares, 1 where no category is in both. As it
     * is the root of a square, chance alone makes it positive, by (k - 1) (1/n + 1/m) / (8 ln 2) for k categories
     * before the root is taken; that is subtracted, so many categories or few rows do not look like a difference.
     */
    private static final double LEAST_EXPECTED = 5;
    private static final double LN_2 = 0.6931471805599453;

    private final List<Category> categories;
    private final long baseline;
    private final long current;
    private final double unlisted;

    /// A category.
    ///
    /// @param predicate what the rows of it are or have, for a sentence
    /// @param baseline how many rows of the first sample
    /// @param current how many of the second
    record Category(String predicate, long baseline, long current) {
        long total() {
            return baseline + current;
        }

        Category plus(Category other) {
            return new Category(predicate, baseline + other.baseline, current + other.current);
        }
    }

    private CategoryTable(List<Category> categories, double unlisted) {
        this.categories = List.copyOf(categories);
        this.baseline = categories.stream().mapToLong(Category::baseline).sum();
        this.current = categories.stream().mapToLong(Category::current).sum();
        this.unlisted = unlisted;
    }

    /// Pools the rare categories.
    ///
    /// @param listed the categories
    /// @param rest what is in none of them
    static CategoryTable of(List<Category> listed, Category rest) {
        long n = rest.baseline() + listed.stream().mapToLong(Category::baseline).sum();
        long m = rest.current() + listed.stream().mapToLong(Category::current).sum();
        double smallerShare = (double) Math.min(n, m) / (n + m);
        List<Category> kept = new ArrayList<>();
        Category pool = rest;
        for (Category category : listed) {
            if (category.total() * smallerShare < LEAST_EXPECTED) {
                pool = pool.plus(category);
            } else {
                kept.add(category);
            }
        }
        if (pool.total() > 0) {
            boolean rare = pool.total() * smallerShare < LEAST_EXPECTED;
            if (rare && !kept.isEmpty()) {
                // The smallest takes them in: they are too few to be told apart from it.
                Category smallest = kept.stream()
                        .min(Comparator.comparingLong(Category::total).thenComparing(Category::predicate))
                        .orElseThrow();
                kept.set(kept.indexOf(smallest), smallest.plus(pool));
            } else {
                kept.add(pool);
            }
        }
        double unlisted = Math.min((double) pool.baseline() / n, (double) pool.current() / m);
        return new CategoryTable(kept, unlisted);
    }

    /// The share of rows that are in no category of their own, in the sample where it is less.
    double unlisted() {
        return unlisted;
    }

    /// Compares.
    Difference difference(Aspect aspect) {
        int degrees = categories.size() - 1;
        if (degrees < 1) {
            return new Difference(
                    aspect,
                    CategoricalComparator.METHOD,
                    0,
                    0,
                    1,
                    significance -> 0,
                    "all rows of both samples are in one category");
        }
        ChiSquaredDistribution distribution = ChiSquaredDistribution.of(degrees);
        double statistic = chiSquare();
        double size = Kolmogorov.effectiveSize(baseline, current);
        // Near equal shares, chi-square is 8 size times the divergence.
        double effect = distance(divergence() - degrees / (8 * size));
        return new Difference(
                aspect,
                CategoricalComparator.METHOD,
                statistic,
                effect,
                distribution.survivalProbability(statistic),
                significance ->
                        distance((distribution.inverseSurvivalProbability(significance) - degrees) / (8 * size)),
                greatestShift());
    }

    private double chiSquare() {
        double up = Math.sqrt((double) current / baseline);
        double sum = 0;
        for (Category category : categories) {
            double difference = category.baseline() * up - category.current() / up;
            sum += difference * difference / category.total();
        }
        return sum;
    }

    /// The Jensen-Shannon divergence in nats.
    private double divergence() {
        double sum = 0;
        for (Category category : categories) {
            double p = (double) category.baseline() / baseline;
            double q = (double) category.current() / current;
            double middle = (p + q) / 2;
            sum += part(p, middle) + part(q, middle);
        }
        return sum / 2;
    }

    private static double part(double p, double middle) {
        return p == 0 ? 0 : p * StrictMath.log(p / middle);
    }

    private static double distance(double divergence) {
        return Math.min(1, Math.sqrt(Math.max(0, divergence) / LN_2));
    }

    private String greatestShift() {
        Category greatest = categories.stream()
                .max(Comparator.comparingDouble(category ->
                        Math.abs((double) category.baseline() / baseline - (double) category.current() / current)))
                .orElseThrow();
        return Wording.percent(greatest.baseline(), baseline) + " of the baseline and "
                + Wording.percent(greatest.current(), current) + " of the current rows " + greatest.predicate();
    }
}

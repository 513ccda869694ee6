package dev.headrace.suggesting.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a simple model learns: a logistic regression on the recorded values, some of them squared and
/// multiplied, fitted by gradient descent. It shows that the label can be learned, that the drift harms, and
/// that fresh data help.
final class LearnabilityTest {
    private static final RunSimulation SIMULATION = RunSimulation.of(new Seed(7));
    private static final List<Suggestion> DRIFTED = SIMULATION.fresh(6_000, Drift.KNOWN);

    @Test
    void aModelOfTheHistoryIsGoodUntilTheDriftAndOneOfFreshDataIsBetterThen() {
        Regression before = Regression.fit(SIMULATION.history(4_000));
        Regression after = Regression.fit(DRIFTED.subList(0, 4_000));
        List<Suggestion> calm = SIMULATION.fresh(4_000, Drift.NONE);
        List<Suggestion> later = DRIFTED.subList(4_000, 6_000);
        double good = Scores.areaUnderCurve(calm, before.predict(calm));
        double harmed = Scores.areaUnderCurve(later, before.predict(later));
        double mended = Scores.areaUnderCurve(later, after.predict(later));
        assertThat(good).isGreaterThan(0.77);
        assertThat(harmed).isLessThan(good - 0.02);
        assertThat(mended).isGreaterThan(harmed + 0.08);
        assertThat(Scores.logLoss(later, after.predict(later)))
                .isLessThan(Scores.logLoss(later, before.predict(later)) - 0.1);
    }

    private static final class Regression {
        private final double[] means;
        private final double[] deviations;
        private final double[] weights;

        private Regression(double[] means, double[] deviations, double[] weights) {
            this.means = means;
            this.deviations = deviations;
            this.weights = weights;
        }

        static Regression fit(List<Suggestion> suggestions) {
            List<double[]> rows = suggestions.stream().map(Regression::raw).toList();
            int width = rows.getFirst().length;
            double[] means = new double[width];
            double[] deviations = new double[width];
            for (int i = 0; i < width; i++) {
                int at = i;
                means[i] = rows.stream().mapToDouble(row -> row[at]).average().orElseThrow();
                deviations[i] = Math.sqrt(rows.stream()
                        .mapToDouble(row -> Math.pow(row[at] - means[at], 2))
                        .average()
                        .orElseThrow());
            }
            Regression model = new Regression(means, deviations, new double[width + 1]);
            for (int step = 0; step < 300; step++) {
                model.descend(suggestions, rows);
            }
            return model;
        }

        double[] predict(List<Suggestion> suggestions) {
            return suggestions.stream()
                    .mapToDouble(suggestion -> predict(raw(suggestion)))
                    .toArray();
        }

        private void descend(List<Suggestion> suggestions, List<double[]> rows) {
            double[] gradient = new double[weights.length];
            for (int r = 0; r < rows.size(); r++) {
                double[] row = rows.get(r);
                double error = predict(row) - (suggestions.get(r).accepted() ? 1 : 0);
                for (int i = 0; i < row.length; i++) {
                    gradient[i] += error * (row[i] - means[i]) / deviations[i];
                }
                gradient[row.length] += error;
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= 0.5 * gradient[i] / rows.size();
            }
        }

        private double predict(double[] row) {
            double sum = weights[row.length];
            for (int i = 0; i < row.length; i++) {
                sum += weights[i] * (row[i] - means[i]) / deviations[i];
            }
            return 1 / (1 + Math.exp(-sum));
        }

        private static double[] raw(Suggestion suggestion) {
            boolean dark = Boolean.FALSE.equals(suggestion.features().get("lit"))
                    && (number(suggestion, "hour") < 7 || number(suggestion, "hour") >= 20);
            double[] numbers = {
                number(suggestion, "acceptance_rate_so_far"),
                Math.log(number(suggestion, "distance_km") / number(suggestion, "weekly_km")),
                number(suggestion, "temperature_c"),
                Math.log1p(number(suggestion, "rain_mm")),
                number(suggestion, "days_since_last_run"),
                Math.log(number(suggestion, "weekly_km")),
                dark ? 1 : 0
            };
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < numbers.length; i++) {
                values.add(numbers[i]);
                for (int j = i; j < numbers.length; j++) {
                    values.add(numbers[i] * numbers[j]);
                }
            }
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private static double number(Suggestion suggestion, String column) {
            return suggestion.features().get(column) instanceof Number number ? number.doubleValue() : 0;
        }
    }
}

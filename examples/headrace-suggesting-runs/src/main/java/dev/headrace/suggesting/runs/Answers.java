package dev.headrace.suggesting.runs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws what runners make of suggestions, and how the application hears of it.
final class Answers {
    private static final double NEVER = 0.04;
    private static final double LATE = 0.015;
    private static final double TWICE = 0.03;
    private static final double LONGEST_SECONDS = 20 * 3600;

    private final Draws draws;

    Answers(Draws draws) {
        this.draws = draws;
    }

    /// The outcome columns, without those that do not apply.
    Map<String, Object> values(Situation situation, Truth truth, boolean accepted) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(RunSimulation.ACCEPTED, accepted);
        if (!accepted) {
            values.put(RunSimulation.REJECTION_REASON, reason(situation, truth));
            return values;
        }
        double pain = truth.distance() + truth.heat() + truth.weather();
        boolean completed = draws.chance(1 / (1 + StrictMath.exp(0.6 * pain - 2.4)));
        values.put(RunSimulation.COMPLETED, completed);
        if (completed) {
            double enjoyment = Draws.clamp(draws.normal(4.3 - 0.5 * pain, 0.8), 1, 5);
            values.put(RunSimulation.ENJOYMENT, (long) StrictMath.rint(enjoyment));
        }
        return values;
    }

    /// The one answer that a history holds.
    List<Outcome> once(String id, Instant time, Map<String, Object> values) {
        return List.of(new Outcome(id, time.plusSeconds(delay()), values));
    }

    /// As a running application gets it: some never, some late, some twice.
    List<Outcome> delivered(String id, Instant time, Map<String, Object> values) {
        long seconds = draws.chance(LATE) ? draws.whole(26 * 3600, 72 * 3600) : delay();
        boolean never = draws.chance(NEVER);
        boolean twice = draws.chance(TWICE);
        if (never) {
            return List.of();
        }
        Outcome outcome = new Outcome(id, time.plusSeconds(seconds), values);
        return twice ? List.of(outcome, outcome) : List.of(outcome);
    }

    private long delay() {
        return (long) Draws.clamp(draws.logNormal(25 * 60, 1.2), 5, LONGEST_SECONDS);
    }

    private String reason(Situation situation, Truth truth) {
        double busy = situation.dayType() == Situation.DayType.WEEKDAY ? 0.6 : 0.3;
        int reason = draws.weighted(truth.distance(), truth.heat(), truth.weather(), busy, 0.3 + truth.mood());
        return RunSimulation.REASONS.get(reason);
    }
}

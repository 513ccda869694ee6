package dev.headrace.suggesting.runs;

import dev.headrace.suggesting.runs.Situation.DayType;
import dev.headrace.suggesting.runs.Situation.Lighting;
import dev.headrace.suggesting.runs.Situation.Runner;

/// How runners decide: a logistic function of what speaks for a run minus what speaks against it. The README
/// states it in words and numbers.
///
/// @param favour what speaks for the run
/// @param distance what its length has against it
/// @param heat what the heat has against it
/// @param weather what rain, cold, wind and darkness have against it
/// @param mood what tired or cold legs have against it
record Truth(double favour, double distance, double heat, double weather, double mood) {
    /// Who runs less in a week is a beginner.
    static final double BEGINNER_KM = 12;

    private static final double EAGERNESS = 4;
    private static final double STEEPER_DISTANCE = 2;

    static Truth of(Situation situation, Drift drift) {
        boolean steep = drift == Drift.KNOWN && situation.runner().weeklyKm() < BEGINNER_KM;
        return new Truth(
                favour(situation) + (steep ? EAGERNESS : 0),
                distance(situation) * (steep ? STEEPER_DISTANCE : 1),
                steep ? steepHeat(situation) : heat(situation),
                weather(situation),
                mood(situation.runner().daysSinceLastRun()));
    }

    /// The chance that the runner accepts.
    double probability() {
        return 1 / (1 + StrictMath.exp(distance + heat + weather + mood - favour));
    }

    /// The length of the runner's usual run.
    static double usualKm(Runner runner) {
        return Draws.clamp(runner.weeklyKm() / 3.2, 2, 20);
    }

    private static double favour(Situation situation) {
        Runner runner = situation.runner();
        double weekend = situation.dayType() == DayType.WEEKEND ? 0.6 : 0;
        double climb = situation.route().elevationM() / situation.route().distanceKm();
        double climbing = -0.03 * Draws.clamp(climb - 10, 0, 40);
        double keen = runner.goal() == Goal.RACE ? 0.6 : 0;
        return 2.3 + 4 * (runner.acceptanceRateSoFar() - 0.5) + weekend + climbing + keen;
    }

    private static double distance(Situation situation) {
        double ratio = StrictMath.log(situation.route().distanceKm() / usualKm(situation.runner()));
        double ambition = situation.runner().goal() == Goal.RACE ? 0.5 : 1;
        return ratio > 0 ? 3.6 * ratio * ambition : -1.5 * ratio;
    }

    private static double heat(Situation situation) {
        return 0.06 * Math.max(0, situation.weather().temperatureC() - 20);
    }

    private static double steepHeat(Situation situation) {
        return 0.6 * Math.max(0, situation.weather().temperatureC() - 18);
    }

    private static double weather(Situation situation) {
        double rain = 1.2 * StrictMath.log1p(situation.weather().rainMm());
        double mud = "trail".equals(situation.route().surface())
                        && situation.weather().rainMm() > 2
                ? 0.6
                : 0;
        double cold = 0.1 * Math.max(0, 4 - situation.weather().temperatureC());
        double wind = 0.03 * Math.max(0, situation.weather().windKmh() - 25);
        boolean dark = situation.hour() < 7 || situation.hour() >= 20;
        double darkness = dark && situation.route().lighting() == Lighting.UNLIT ? 2 : 0;
        return rain + mud + cold + wind + darkness;
    }

    private static double mood(int daysSinceLastRun) {
        if (daysSinceLastRun == 0) {
            return 1.2;
        }
        return daysSinceLastRun <= 4 ? 0 : 0.1 * Math.min(daysSinceLastRun - 4, 15);
    }
}

package dev.headrace.suggesting.runs;

import dev.headrace.suggesting.runs.Situation.DayType;
import dev.headrace.suggesting.runs.Situation.Lighting;
import dev.headrace.suggesting.runs.Situation.Route;
import dev.headrace.suggesting.runs.Situation.Runner;
import dev.headrace.suggesting.runs.Situation.Weather;
import java.util.List;

/// Draws runners, routes and weather. Situations are independent of each other: the application has many
/// users in many places, and each suggestion goes to another.
final class World {
    /// Of runners under the known drift, how many came by the campaign.
    private static final double CAMPAIGN = 0.45;
    private static final double HEAT_WAVE = 9;

    private static final List<String> COUNTRIES = List.of("DE", "FR", "GB", "IT", "NL", "PL", "US");
    private static final List<String> CITY_TYPES = List.of("metropolis", "city", "town", "village");
    private static final List<String> SURFACES = List.of("asphalt", "gravel", "trail", "track");
    private static final List<Goal> GOALS = List.of(Goal.RACE, Goal.HEALTH, Goal.FUN, Goal.RETURN);
    private static final double[] HOURS = {
        0, 0, 0, 0, 0.2, 1.5, 4, 6, 4, 3, 2, 2, 3, 2, 1.5, 2, 4, 7, 8, 6, 4, 2.5, 1, 0.2
    };

    private final Draws draws;
    private final Drift drift;

    World(Draws draws, Drift drift) {
        this.draws = draws;
        this.drift = drift;
    }

    int hour() {
        return draws.weighted(HOURS);
    }

    Situation situation(int hour, DayType dayType) {
        Runner runner = runner();
        return new Situation(runner, route(runner), weather(), hour, dayType, draws.whole(5, 100));
    }

    private Runner runner() {
        boolean fromCampaign = drift == Drift.KNOWN && draws.chance(CAMPAIGN);
        double age = fromCampaign ? draws.normal(25, 4) : draws.normal(38, 11);
        double weekly = fromCampaign ? draws.uniform(3, 11.9) : draws.logNormal(24, 0.6);
        double weeklyKm = Draws.tenths(Draws.clamp(weekly, 2, 130));
        double years = Draws.clamp(age, 16, 80);
        double vo2max = 44 - 0.25 * (years - 35) + 5 * StrictMath.log(weeklyKm / 24) + draws.normal(0, 4);
        int heartRate = (int) StrictMath.rint(Draws.clamp(draws.normal(103 - vo2max, 5), 36, 95));
        double perMonth = Draws.clamp(weeklyKm / 7 * 4.3, 1, 22);
        int runs = (int) StrictMath.rint(Draws.clamp(draws.normal(perMonth, 2), 0, 30));
        double acceptance = 1 / (1 + StrictMath.exp(-draws.normal(0.1, 0.9)));
        double pause = draws.exponential(Draws.clamp(30.0 / (runs + 1), 1.2, 8));
        Goal goal = GOALS.get(draws.weighted(3, 3, 2.5, 1.5));
        return new Runner(
                draws.chance(0.03) ? null : (int) years,
                List.of("female", "male", "diverse").get(draws.weighted(0.47, 0.51, 0.02)),
                draws.oneOf(COUNTRIES),
                CITY_TYPES.get(draws.weighted(0.3, 0.35, 0.2, 0.15)),
                Draws.tenths(Draws.clamp(vo2max, 20, 75)),
                weeklyKm,
                draws.chance(0.22) ? null : heartRate,
                runs,
                Draws.hundredths(acceptance),
                (int) Draws.clamp(pause, 0, 60),
                goal,
                goal.words(draws));
    }

    private Route route(Runner runner) {
        double distance = Draws.clamp(draws.logNormal(Truth.usualKm(runner) * 1.05, 0.5), 2, 35);
        int climb = (int) StrictMath.rint(Draws.clamp(draws.logNormal(9, 0.7) * distance, 0, 1_500));
        boolean lit = draws.chance("village".equals(runner.cityType()) ? 0.3 : 0.6);
        return new Route(
                Draws.tenths(distance),
                climb,
                SURFACES.get(draws.weighted(0.5, 0.25, 0.2, 0.05)),
                lit ? Lighting.LIT : Lighting.UNLIT);
    }

    private Weather weather() {
        double temperature = draws.normal(16, 7) + (drift == Drift.KNOWN ? HEAT_WAVE : 0);
        double rain = draws.chance(0.28) ? Draws.clamp(draws.exponential(3), 0.1, 40) : 0;
        return new Weather(
                Draws.tenths(temperature),
                Draws.tenths(rain),
                Draws.tenths(Draws.clamp(draws.logNormal(13, 0.5), 0, 90)));
    }
}

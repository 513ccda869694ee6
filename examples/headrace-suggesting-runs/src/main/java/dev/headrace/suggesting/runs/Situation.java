package dev.headrace.suggesting.runs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A runner, a route and the weather, as the application records them; the truth is a function of these
/// values.
record Situation(Runner runner, Route route, Weather weather, int hour, DayType dayType, int phoneBattery) {
    static final String APP_NAME = "Suggesting Runs";

    enum DayType {
        WEEKDAY("weekday"),
        WEEKEND("weekend");

        private final String text;

        DayType(String text) {
            this.text = text;
        }
    }

    record Runner(
            @Nullable Integer age,
            String gender,
            String country,
            String cityType,
            double vo2max,
            double weeklyKm,
            @Nullable Integer restingHeartRate,
            int runsLast30Days,
            double acceptanceRateSoFar,
            int daysSinceLastRun,
            Goal goal,
            String goalWords) {}

    record Route(double distanceKm, int elevationM, String surface, Lighting lighting) {}

    enum Lighting {
        LIT,
        UNLIT
    }

    record Weather(double temperatureC, double rainMm, double windKmh) {}

    /// By column, in the columns' order.
    Map<String, @Nullable Object> features(String id, String suggestedAt) {
        Map<String, @Nullable Object> features = new LinkedHashMap<>();
        features.put("suggestion_id", id);
        features.put("suggested_at", suggestedAt);
        features.put("app_name", APP_NAME);
        features.put("age", whole(runner.age));
        features.put("gender", runner.gender);
        features.put("country", runner.country);
        features.put("city_type", runner.cityType);
        features.put("vo2max", runner.vo2max);
        features.put("weekly_km", runner.weeklyKm);
        features.put("resting_heart_rate", whole(runner.restingHeartRate));
        features.put("runs_last_30_days", (long) runner.runsLast30Days);
        features.put("acceptance_rate_so_far", runner.acceptanceRateSoFar);
        features.put("days_since_last_run", (long) runner.daysSinceLastRun);
        features.put("goal", runner.goalWords);
        features.put("distance_km", route.distanceKm);
        features.put("elevation_m", (long) route.elevationM);
        features.put("surface", route.surface);
        features.put("lit", route.lighting == Lighting.LIT);
        features.put("temperature_c", weather.temperatureC);
        features.put("rain_mm", weather.rainMm);
        features.put("wind_kmh", weather.windKmh);
        features.put("hour", (long) hour);
        features.put("day_type", dayType.text);
        features.put("phone_battery", (long) phoneBattery);
        return features;
    }

    private static @Nullable Long whole(@Nullable Integer value) {
        return value == null ? null : (long) value;
    }
}

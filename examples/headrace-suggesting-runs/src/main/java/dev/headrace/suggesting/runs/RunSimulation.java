package dev.headrace.suggesting.runs;

import dev.headrace.core.Seed;
import dev.headrace.suggesting.runs.Situation.DayType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A simulated application that suggests runs to runners: what it knew, what it suggested, and what the
/// runners made of it. The label is whether a suggestion was accepted, a known logistic function of what was
/// known; the module's README states the columns, the function, and the drift.
///
/// The history covers [#HISTORY_DAYS] days from [#START] on, the weeks after it [#FRESH_DAYS] days for each
/// [Drift]. Equal seeds and numbers of rows give equal rows on every machine. Immutable and thread-safe.
public final class RunSimulation {
    /// When the history begins: a Monday.
    public static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    /// The days of the history.
    public static final int HISTORY_DAYS = 56;
    /// The days of the weeks of each [Drift].
    public static final int FRESH_DAYS = 28;

    static final String ACCEPTED = "accepted";
    static final String REJECTION_REASON = "rejection_reason";
    static final String COMPLETED = "completed";
    static final String ENJOYMENT = "enjoyment";
    static final List<String> REASONS = List.of("too_far", "too_hot", "bad_weather", "no_time", "not_in_mood");

    private static final List<String> FEATURES = List.of(
            "suggestion_id",
            "suggested_at",
            "app_name",
            "age",
            "gender",
            "country",
            "city_type",
            "vo2max",
            "weekly_km",
            "resting_heart_rate",
            "runs_last_30_days",
            "acceptance_rate_so_far",
            "days_since_last_run",
            "goal",
            "distance_km",
            "elevation_m",
            "surface",
            "lit",
            "temperature_c",
            "rain_mm",
            "wind_kmh",
            "hour",
            "day_type",
            "phone_battery");
    private static final List<String> OUTCOMES = List.of(ACCEPTED, REJECTION_REASON, COMPLETED, ENJOYMENT);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int HOURS_PER_DAY = 24;
    private static final int IDS = 100_000_000;

    private final Seed seed;

    private RunSimulation(Seed seed) {
        this.seed = seed;
    }

    /// The simulation of a seed.
    ///
    /// @param seed where all chance comes from
    /// @return the simulation
    public static RunSimulation of(Seed seed) {
        return new RunSimulation(seed);
    }

    /// The column to learn.
    ///
    /// @return `accepted`
    public static String label() {
        return ACCEPTED;
    }

    /// The columns that are known when a run is suggested.
    ///
    /// @return in the order of the history's file
    public static List<String> featureColumns() {
        return FEATURES;
    }

    /// The columns that are known only afterwards, the label among them. All but the label follow from it: to
    /// learn from them would be to learn from the answer.
    ///
    /// @return in the order of the history's file, where they follow the features
    public static List<String> outcomeColumns() {
        return OUTCOMES;
    }

    /// Writes the history as CSV: a header, then a line for each suggestion in order of time. Missing values
    /// and outcomes that do not apply are empty. No value holds a comma or a quotation mark.
    ///
    /// @param csv the file, which is replaced; its directory exists
    /// @param rows how many suggestions, from 1 to 100,000,000
    /// @throws IOException if the file cannot be written
    public void writeHistory(Path csv, int rows) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(csv)) {
            writer.write(String.join(",", FEATURES) + "," + String.join(",", OUTCOMES) + "\n");
            Period period = new Period(seed.derive("history"), 1, 0, HISTORY_DAYS, Drift.NONE, rows);
            while (period.hasNext()) {
                writer.write(line(period.next()));
            }
        }
    }

    /// The suggestions of [#writeHistory], each with the one outcome that the file holds.
    ///
    /// @param rows how many, from 1 to 100,000,000
    /// @return in order of time
    public List<Suggestion> history(int rows) {
        return all(new Period(seed.derive("history"), 1, 0, HISTORY_DAYS, Drift.NONE, rows));
    }

    /// Suggestions of the weeks after the history, with outcomes as a running application gets them: minutes
    /// to hours later, 1.5 % only after 26 to 72 hours, 3 % twice, and 4 % never, all of it whatever the
    /// answer.
    ///
    /// @param rows how many, from 1 to 100,000,000
    /// @param drift which weeks
    /// @return in order of time
    public List<Suggestion> fresh(int rows, Drift drift) {
        return all(
                new Period(seed.derive(drift.part()), drift.firstDigit(), drift.startDay(), FRESH_DAYS, drift, rows));
    }

    /// The outcomes of suggestions as they arrive.
    ///
    /// @param suggestions any
    /// @return in order of time, then of id; what was delivered twice is there twice
    public static List<Outcome> outcomes(List<Suggestion> suggestions) {
        return suggestions.stream()
                .flatMap(suggestion -> suggestion.outcomes().stream())
                .sorted(Comparator.comparing(Outcome::time).thenComparing(Outcome::id))
                .toList();
    }

    private static List<Suggestion> all(Period period) {
        List<Suggestion> suggestions = new ArrayList<>();
        while (period.hasNext()) {
            suggestions.add(period.next());
        }
        return List.copyOf(suggestions);
    }

    private static String line(Suggestion suggestion) {
        StringJoiner line = new StringJoiner(",", "", "\n");
        for (String column : FEATURES) {
            line.add(text(suggestion.features().get(column)));
        }
        Map<String, Object> outcome = suggestion.outcomes().getFirst().values();
        for (String column : OUTCOMES) {
            line.add(text(outcome.get(column)));
        }
        return line.toString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /// The suggestions of some days, drawn one after the other.
    private static final class Period {
        private final Draws draws;
        private final World world;
        private final Answers answers;
        private final Drift drift;
        private final int firstDigit;
        private final Instant start;
        private final int[] seconds;
        private int done;

        Period(Seed seed, int firstDigit, int startDay, int days, Drift drift, int rows) {
            if (rows < 1 || rows > IDS) {
                throw new IllegalArgumentException("rows must be between 1 and " + IDS + ": " + rows);
            }
            this.draws = new Draws(seed);
            this.world = new World(draws, drift);
            this.answers = new Answers(draws);
            this.drift = drift;
            this.firstDigit = firstDigit;
            this.start = START.plusSeconds((long) startDay * HOURS_PER_DAY * SECONDS_PER_HOUR);
            this.seconds = new int[rows];
            for (int i = 0; i < rows; i++) {
                int hour = draws.whole(0, days - 1) * HOURS_PER_DAY + world.hour();
                seconds[i] = hour * SECONDS_PER_HOUR + draws.whole(0, SECONDS_PER_HOUR - 1);
            }
            Arrays.sort(seconds);
        }

        boolean hasNext() {
            return done < seconds.length;
        }

        Suggestion next() {
            Instant time = start.plusSeconds(seconds[done]);
            String id = "s" + ((long) firstDigit * IDS + done);
            done++;
            OffsetDateTime local = time.atOffset(ZoneOffset.UTC);
            boolean weekend = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            Situation situation = world.situation(local.getHour(), weekend ? DayType.WEEKEND : DayType.WEEKDAY);
            Truth truth = Truth.of(situation, drift);
            double probability = truth.probability();
            boolean accepted = draws.chance(probability);
            Map<String, Object> values = answers.values(situation, truth, accepted);
            List<Outcome> outcomes =
                    firstDigit == 1 ? answers.once(id, time, values) : answers.delivered(id, time, values);
            return new Suggestion(
                    id, time, situation.features(id, LOCAL.format(local)), outcomes, accepted, probability);
        }
    }
}

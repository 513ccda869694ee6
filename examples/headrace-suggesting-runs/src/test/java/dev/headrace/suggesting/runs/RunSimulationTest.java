package dev.headrace.suggesting.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.core.Fingerprint;
import dev.headrace.core.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RunSimulationTest {
    private static final int ROWS = 20_000;
    private static final RunSimulation SIMULATION = RunSimulation.of(new Seed(42));
    private static final List<Suggestion> HISTORY = SIMULATION.history(ROWS);

    @TempDir
    Path directory = Path.of("");

    @Test
    void aHistoryIsWrittenAndWhatFollowsIsServed() throws IOException {
        RunSimulation simulation = RunSimulation.of(new Seed(42));
        simulation.writeHistory(directory.resolve("runs.csv"), 2_000);
        List<Suggestion> fresh = simulation.fresh(500, Drift.KNOWN);
        List<Outcome> answers = RunSimulation.outcomes(fresh);

        assertThat(answers).hasSizeBetween(450, 530);
        assertThat(Files.readAllLines(directory.resolve("runs.csv"))).hasSize(2_001);
    }

    @Test
    void aHistoryIsTheSameOnEveryMachine() throws IOException {
        Path csv = directory.resolve("runs.csv");
        RunSimulation.of(new Seed(1)).writeHistory(csv, 200);
        assertThat(Fingerprint.ofFile(csv).hex())
                .isEqualTo("1332579a387406a258d143694f195752f1d8132d2c4bc78bf4cecebd41608a90");
    }

    @Test
    void equalSeedsGiveEqualSuggestionsAndOthersOthers() {
        for (Drift drift : Drift.values()) {
            List<Suggestion> first = RunSimulation.of(new Seed(3)).fresh(300, drift);
            assertThat(RunSimulation.of(new Seed(3)).fresh(300, drift)).isEqualTo(first);
            assertThat(RunSimulation.of(new Seed(4)).fresh(300, drift)).isNotEqualTo(first);
        }
    }

    @Test
    void theFileHoldsTheHistory() throws IOException {
        Path csv = directory.resolve("runs.csv");
        SIMULATION.writeHistory(csv, 500);
        List<String> lines = Files.readAllLines(csv);
        List<String> columns = new ArrayList<>(RunSimulation.featureColumns());
        columns.addAll(RunSimulation.outcomeColumns());
        assertThat(lines.getFirst()).isEqualTo(String.join(",", columns));
        List<Suggestion> history = SIMULATION.history(500);
        for (int row = 0; row < history.size(); row++) {
            Suggestion suggestion = history.get(row);
            Outcome outcome = suggestion.outcomes().getFirst();
            List<String> expected = columns.stream()
                    .map(column -> suggestion.features().containsKey(column)
                            ? suggestion.features().get(column)
                            : outcome.values().get(column))
                    .map(value -> Objects.toString(value, ""))
                    .toList();
            assertThat(lines.get(row + 1).split(",", -1)).containsExactlyElementsOf(expected);
            assertThat(lines.get(row + 1)).doesNotContain("\"");
        }
    }

    @Test
    void suggestionsAreInOrderOfTimeAndTheWeeksFollowEachOther() {
        Instant end = RunSimulation.START.plus(Duration.ofDays(RunSimulation.HISTORY_DAYS));
        assertOrdered(HISTORY, RunSimulation.START, end);
        Duration weeks = Duration.ofDays(RunSimulation.FRESH_DAYS);
        assertOrdered(SIMULATION.fresh(ROWS, Drift.NONE), end, end.plus(weeks));
        assertOrdered(SIMULATION.fresh(ROWS, Drift.KNOWN), end.plus(weeks), end.plus(weeks.multipliedBy(2)));
    }

    @Test
    void idsAreUniqueOverAllWeeks() {
        Set<String> ids = new HashSet<>();
        Stream.of(HISTORY, SIMULATION.fresh(ROWS, Drift.NONE), SIMULATION.fresh(ROWS, Drift.KNOWN))
                .flatMap(List::stream)
                .forEach(suggestion -> ids.add(suggestion.id()));
        assertThat(ids).hasSize(3 * ROWS);
    }

    @Test
    void featuresHaveTheDeclaredColumnsAndNoOutcome() {
        for (Suggestion suggestion : SIMULATION.fresh(500, Drift.KNOWN)) {
            assertThat(suggestion.features().keySet())
                    .containsExactlyElementsOf(RunSimulation.featureColumns())
                    .doesNotContainAnyElementsOf(RunSimulation.outcomeColumns());
        }
        assertThat(RunSimulation.outcomeColumns()).contains(RunSimulation.label());
    }

    @Test
    void theHistoryIsBalancedAndSomeValuesAreMissing() {
        assertThat(share(HISTORY, Suggestion::accepted)).isBetween(0.5, 0.65);
        assertThat(share(HISTORY, suggestion -> suggestion.features().get("resting_heart_rate") == null))
                .isCloseTo(0.22, within(0.02));
        assertThat(share(HISTORY, suggestion -> suggestion.features().get("age") == null))
                .isCloseTo(0.03, within(0.01));
        assertThat(HISTORY.stream().map(suggestion -> suggestion.features().get("app_name")))
                .containsOnly("Suggesting Runs");
    }

    @Test
    void outcomesAreOfTheFormThatTheLabelCallsFor() {
        for (Suggestion suggestion : HISTORY) {
            Outcome outcome = suggestion.outcomes().getFirst();
            assertThat(outcome.id()).isEqualTo(suggestion.id());
            assertThat(outcome.values()).containsEntry("accepted", suggestion.accepted());
            assertThat(outcome.values().containsKey("rejection_reason")).isNotEqualTo(suggestion.accepted());
            assertThat(outcome.values().containsKey("completed")).isEqualTo(suggestion.accepted());
            assertThat(outcome.values().containsKey("enjoyment"))
                    .isEqualTo(Boolean.TRUE.equals(outcome.values().get("completed")));
            if (outcome.values().get("enjoyment") instanceof Long enjoyment) {
                assertThat(enjoyment).isBetween(1L, 5L);
            }
        }
        assertThat(HISTORY.stream().map(s -> s.outcomes().getFirst().values().get("rejection_reason")))
                .contains(RunSimulation.REASONS.toArray());
    }

    @ParameterizedTest
    @EnumSource
    void freshOutcomesComeLateTwiceOrNeverAtTheRatesDocumented(Drift drift) {
        List<Suggestion> fresh = SIMULATION.fresh(ROWS, drift);
        assertThat(share(fresh, suggestion -> suggestion.outcomes().isEmpty())).isCloseTo(0.04, within(0.006));
        assertThat(share(fresh, suggestion -> suggestion.outcomes().size() == 2))
                .isCloseTo(0.029, within(0.006));
        assertThat(share(fresh, suggestion -> delay(suggestion).compareTo(Duration.ofHours(24)) > 0))
                .isCloseTo(0.0145, within(0.004));
        assertThat(fresh)
                .allSatisfy(suggestion -> assertThat(suggestion.outcomes()).hasSizeLessThan(3));
        // Whether an answer comes says nothing about the answer.
        List<Suggestion> silent =
                fresh.stream().filter(s -> s.outcomes().isEmpty()).toList();
        assertThat(share(silent, Suggestion::accepted)).isCloseTo(share(fresh, Suggestion::accepted), within(0.06));
    }

    @Test
    void outcomesArriveInOrder() {
        List<Suggestion> fresh = SIMULATION.fresh(1_000, Drift.NONE);
        List<Outcome> outcomes = RunSimulation.outcomes(fresh);
        assertThat(outcomes).isSortedAccordingTo(Comparator.comparing(Outcome::time));
        assertThat(outcomes)
                .hasSize(fresh.stream().mapToInt(s -> s.outcomes().size()).sum());
    }

    @Test
    void theTrueProbabilityIsCalibratedAndRanksAsWellAsDocumented() {
        assertThat(share(HISTORY, Suggestion::accepted))
                .isCloseTo(
                        HISTORY.stream()
                                .mapToDouble(Suggestion::trueProbability)
                                .average()
                                .orElseThrow(),
                        within(0.015));
        assertThat(Scores.areaUnderCurve(HISTORY, truth(HISTORY))).isCloseTo(0.84, within(0.01));
        assertThat(Scores.logLoss(HISTORY, truth(HISTORY))).isCloseTo(0.48, within(0.015));
    }

    @Test
    void theCalmWeeksAreDistributedLikeTheHistory() {
        List<Suggestion> calm = SIMULATION.fresh(ROWS, Drift.NONE);
        for (String column : List.of("temperature_c", "weekly_km", "vo2max", "distance_km", "acceptance_rate_so_far")) {
            // 1.63: the asymptotic quantile of 99 % of the two-sample Kolmogorov-Smirnov test.
            assertThat(Scores.distance(HISTORY, calm, column)).as(column).isLessThan(1.63 * Math.sqrt(2.0 / ROWS));
        }
        assertThat(share(calm, Suggestion::accepted)).isCloseTo(share(HISTORY, Suggestion::accepted), within(0.015));
    }

    @Test
    void theKnownDriftIsAsLargeAsDocumented() {
        List<Suggestion> drifted = SIMULATION.fresh(ROWS, Drift.KNOWN);
        assertThat(mean(drifted, "temperature_c") - mean(HISTORY, "temperature_c"))
                .isCloseTo(9, within(0.3));
        assertThat(share(HISTORY, RunSimulationTest::isBeginner)).isCloseTo(0.12, within(0.02));
        assertThat(share(drifted, RunSimulationTest::isBeginner)).isCloseTo(0.52, within(0.02));
        assertThat(Scores.distance(HISTORY, drifted, "weekly_km")).isGreaterThan(0.3);
        assertThat(Scores.distance(HISTORY, drifted, "age")).isGreaterThan(0.2);
        assertThat(Scores.distance(HISTORY, drifted, "rain_mm")).isLessThan(0.02);
        assertThat(Scores.distance(HISTORY, drifted, "acceptance_rate_so_far")).isLessThan(0.02);
    }

    @Test
    void numbersOfRowsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIMULATION.history(0))
                .withMessage("rows must be between 1 and 100000000: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> SIMULATION.fresh(-1, Drift.NONE));
    }

    private static void assertOrdered(List<Suggestion> suggestions, Instant from, Instant to) {
        assertThat(suggestions).isSortedAccordingTo(Comparator.comparing(Suggestion::time));
        assertThat(suggestions.getFirst().time()).isAfterOrEqualTo(from);
        assertThat(suggestions.getLast().time()).isBefore(to);
    }

    private static boolean isBeginner(Suggestion suggestion) {
        return suggestion.features().get("weekly_km") instanceof Double weekly && weekly < Truth.BEGINNER_KM;
    }

    private static Duration delay(Suggestion suggestion) {
        return suggestion.outcomes().stream()
                .map(outcome -> Duration.between(suggestion.time(), outcome.time()))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private static double[] truth(List<Suggestion> suggestions) {
        return suggestions.stream().mapToDouble(Suggestion::trueProbability).toArray();
    }

    private static double mean(List<Suggestion> suggestions, String column) {
        return Scores.values(suggestions, column).average().orElseThrow();
    }

    private static double share(List<Suggestion> suggestions, Predicate<Suggestion> which) {
        return suggestions.stream().filter(which).count() / (double) suggestions.size();
    }
}

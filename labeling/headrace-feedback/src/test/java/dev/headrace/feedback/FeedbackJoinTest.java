package dev.headrace.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedbackJoinTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final JoinSettings SETTINGS = settings(WhenMissing.DROP, Aggregate.FIRST);

    @Test
    void anOutcomeLabelsThePredictionThatItNames() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");

        FeedbackJoin<String> join = new FeedbackJoin<>(SETTINGS);
        join.add(new KeyedPrediction<>("s1", noon, "mine"));
        join.add(OutcomeRecord.outcome("s1", noon.plusSeconds(90), Map.of("accepted", true)));
        JoinResult<String> result = join.result();

        assertThat(result.labelled()).singleElement().satisfies(labelled -> {
            assertThat(labelled.prediction().payload()).isEqualTo("mine");
            assertThat(labelled.reason()).isEqualTo(LabelReason.MATCHED);
            assertThat(labelled.values()).containsExactly(Map.entry("accepted", true));
        });
        assertThat(result.report().matchRate()).isEqualTo(1);
        assertThat(result.report().delayP50Seconds()).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({"-60001, early", "-60000, joined", "-1, joined", "0, joined", "86400000, joined", "86400001, late"})
    void bothEndsOfTheWindowBelongToIt(long milliseconds, String expected) {
        JoinReport report = join(SETTINGS, List.of(prediction("a", 0)), List.of(accepted("a", milliseconds, true)))
                .report();
        assertThat(report.early()).isEqualTo(expected.equals("early") ? 1 : 0);
        assertThat(report.late()).isEqualTo(expected.equals("late") ? 1 : 0);
        assertThat(report.joined()).isEqualTo(expected.equals("joined") ? 1 : 0);
        assertThat(report.matched()).isEqualTo(report.joined());
    }

    @ParameterizedTest
    @CsvSource({
        "DROP, 90000000, 1, 0, 0",
        "DROP, 90000001, 0, 1, 0",
        "NEGATIVE, 90000000, 1, 0, 0",
        "NEGATIVE, 90000001, 0, 0, 1"
    })
    void aMissingOutcomeIsOpenUntilWindowAndLatenessAreOver(
            WhenMissing whenMissing, long end, long open, long unlabelled, long negatives) {
        JoinSettings settings = settings(whenMissing, Aggregate.FIRST);
        for (boolean orphan : new boolean[] {true, false}) {
            // How far time has come is told by predictions and outcomes alike, orphans included.
            List<KeyedPrediction<String>> predictions = new ArrayList<>(List.of(prediction("a", 0)));
            List<OutcomeRecord> outcomes = new ArrayList<>();
            if (orphan) {
                outcomes.add(accepted("nobody", end, true));
            } else {
                predictions.add(prediction("later", end));
            }
            JoinReport report = join(settings, predictions, outcomes).report();
            assertThat(report.open()).isEqualTo(orphan ? open : open + 1);
            assertThat(report.unlabelled()).isEqualTo(unlabelled);
            assertThat(report.negatives()).isEqualTo(negatives);
        }
    }

    @Test
    void whereMissingIsNegativeNoLabelIsGivenBeforeTheWindowEnds() {
        List<KeyedPrediction<String>> predictions = List.of(prediction("a", 0), prediction("b", 0));
        List<OutcomeRecord> outcomes = List.of(accepted("a", 1_000, true));
        assertThat(join(settings(WhenMissing.NEGATIVE, Aggregate.FIRST), predictions, outcomes)
                        .labelled())
                .isEmpty();
        assertThat(join(settings(WhenMissing.DROP, Aggregate.FIRST), predictions, outcomes)
                        .labelled())
                .hasSize(1);
    }

    @Test
    void equalOutcomesCountOnce() {
        JoinReport report = join(
                        SETTINGS,
                        List.of(prediction("a", 0)),
                        List.of(
                                accepted("a", 5, true),
                                accepted("a", 6, true),
                                accepted("a", 5, true),
                                accepted("a", 5, false),
                                accepted("nobody", 5, true),
                                accepted("nobody", 5, true)))
                .report();
        assertThat(report.outcomes()).isEqualTo(6);
        assertThat(report.duplicateOutcomes()).isEqualTo(2);
        assertThat(report.joined()).isEqualTo(3);
        assertThat(report.orphans()).isEqualTo(1);
    }

    @Test
    void ofSeveralOutcomesTheFirstOrLastValueOfEachKeyCounts() {
        List<OutcomeRecord> outcomes = List.of(
                outcome("a", 3, Map.of("completed", true)),
                outcome("a", 2, Map.of("accepted", true, "enjoyment", 4)),
                outcome("a", 1, Map.of("accepted", false)));
        assertThat(values(Aggregate.FIRST, outcomes))
                .isEqualTo(Map.of("accepted", false, "enjoyment", 4, "completed", true));
        assertThat(values(Aggregate.LAST, outcomes))
                .isEqualTo(Map.of("accepted", true, "enjoyment", 4, "completed", true));
    }

    @Test
    void anOutcomeWithoutTheLabelGivesNone() {
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("accepted", null);
        JoinReport report = join(
                        SETTINGS,
                        List.of(prediction("a", 0), prediction("b", 0)),
                        List.of(outcome("a", 1, Map.of("enjoyment", 3)), outcome("b", 1, nothing)))
                .report();
        assertThat(report.joined()).isEqualTo(2);
        assertThat(report.open()).isEqualTo(2);
    }

    @Test
    void aPredictionOfWhichSomethingUnreadableWasReportedGetsNoLabel() {
        FeedbackJoin<String> join = new FeedbackJoin<>(settings(WhenMissing.NEGATIVE, Aggregate.LAST));
        join.addUnreadable("a");
        join.addUnreadable("nobody");
        join.add(prediction("a", 0));
        join.add(accepted("a", 1, true));
        join.add(prediction("later", 200_000_000));
        JoinResult<String> result = join.result();
        assertThat(result.labelled()).isEmpty();
        assertThat(result.report().unreadable()).isEqualTo(1);
        assertThat(result.report().open()).isEqualTo(1);
        assertThat(result.report().predictions()).isEqualTo(2);
    }

    @Test
    void aRetractionTakesBackWhatWasSaidUpToItsTime() {
        List<KeyedPrediction<String>> predictions = List.of(prediction("a", 0));
        OutcomeRecord retraction = OutcomeRecord.retraction("a", NOON.plusMillis(10));
        JoinResult<String> taken =
                join(SETTINGS, predictions, List.of(retraction, accepted("a", 10, true), accepted("a", 9, false)));
        assertThat(taken.labelled()).isEmpty();
        assertThat(taken.report().retracted()).isEqualTo(2);
        JoinResult<String> corrected =
                join(SETTINGS, predictions, List.of(accepted("a", 10, true), retraction, accepted("a", 11, false)));
        assertThat(corrected.labelled().getFirst().values()).containsEntry("accepted", false);
    }

    @ParameterizedTest
    @CsvSource({"90000000, 0", "90000001, 1"})
    void aRetractionCountsUntilWindowAndLatenessAreOver(long milliseconds, int labelled) {
        JoinResult<String> result = join(
                SETTINGS,
                List.of(prediction("a", 0)),
                List.of(accepted("a", 1, true), OutcomeRecord.retraction("a", NOON.plusMillis(milliseconds))));
        assertThat(result.labelled()).hasSize(labelled);
        assertThat(result.report().late()).isEqualTo(labelled);
    }

    @Test
    void ofPredictionsWithOneIdTheEarliestCountsAndAmongEqualTimesTheFirst() {
        List<OutcomeRecord> outcomes = List.of(accepted("a", 10, true));
        JoinResult<String> result = FeedbackJoin.join(
                SETTINGS,
                List.of(
                        new KeyedPrediction<>("a", NOON.plusMillis(1), "second"),
                        new KeyedPrediction<>("a", NOON, "first"),
                        new KeyedPrediction<>("a", NOON, "again")),
                outcomes);
        assertThat(result.labelled())
                .singleElement()
                .satisfies(
                        labelled -> assertThat(labelled.prediction().payload()).isEqualTo("first"));
        assertThat(result.report().predictions()).isEqualTo(1);
        assertThat(result.report().duplicatePredictions()).isEqualTo(2);
    }

    @Test
    void rowsAreInOrderOfTimeThenId() {
        List<KeyedPrediction<String>> predictions = List.of(prediction("c", 0), prediction("a", 1), prediction("b", 0));
        List<OutcomeRecord> outcomes = List.of(accepted("a", 2, true), accepted("b", 2, true), accepted("c", 2, true));
        assertThat(join(SETTINGS, predictions, outcomes).labelled())
                .extracting(labelled -> labelled.prediction().id())
                .containsExactly("b", "c", "a");
    }

    @Test
    void nothingGivesNothing() {
        JoinResult<String> result = join(SETTINGS, List.of(), List.of());
        assertThat(result.labelled()).isEmpty();
        assertThat(result.report().matchRate()).isNaN();
        assertThat(result.report().delayP99Seconds()).isNaN();
        assertThat(result.report().firstPrediction()).isNull();
        assertThat(join(SETTINGS, List.of(), List.of(accepted("a", 0, true)))
                        .report()
                        .orphans())
                .isEqualTo(1);
    }

    @Test
    void delaysAreQuantilesByNearestRank() {
        List<KeyedPrediction<String>> predictions = new ArrayList<>();
        List<OutcomeRecord> outcomes = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            predictions.add(prediction("p" + i, 0));
            outcomes.add(accepted("p" + i, i * 1_000L, true));
        }
        JoinReport report = join(SETTINGS, predictions, outcomes).report();
        assertThat(List.of(report.delayP50Seconds(), report.delayP90Seconds(), report.delayP99Seconds()))
                .containsExactly(100.0, 180.0, 198.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P4000D"})
    void aWindowThatMakesNoSenseIsRefused(Duration window) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JoinSettings(
                        "accepted", window, Duration.ZERO, Duration.ZERO, WhenMissing.DROP, Aggregate.FIRST))
                .withMessageStartingWith("window is ");
    }

    @Test
    void timesThatCannotBeReckonedWithAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyedPrediction<>("a", Instant.MAX, "payload"));
        assertThatIllegalArgumentException().isThrownBy(() -> OutcomeRecord.retraction("a", Instant.MIN));
    }

    @ParameterizedTest
    @EnumSource
    void anyScenarioIsJoinedAsTheNaiveWayDoesIt(Aggregate aggregate) {
        for (WhenMissing whenMissing : WhenMissing.values()) {
            for (int seed = 0; seed < 400; seed++) {
                Scenario scenario = Scenario.of(seed, settings(whenMissing, aggregate));
                JoinResult<String> joined = scenario.join();
                assertThat(joined).as("seed %d, %s", seed, whenMissing).isEqualTo(scenario.naively());
                JoinReport report = joined.report();
                assertThat(report.matched() + report.negatives() + report.unlabelled() + report.open())
                        .isEqualTo(report.predictions());
                assertThat(report.duplicateOutcomes()
                                + report.orphans()
                                + report.early()
                                + report.late()
                                + report.retractions()
                                + report.retracted()
                                + report.joined())
                        .isEqualTo(report.outcomes());
            }
        }
    }

    @Test
    void theOrderInWhichAllIsGivenDoesNotMatter() {
        for (int seed = 0; seed < 100; seed++) {
            Scenario scenario = Scenario.of(seed, SETTINGS);
            JoinResult<String> expected = scenario.join();
            List<KeyedPrediction<String>> predictions = new ArrayList<>(scenario.predictions());
            List<OutcomeRecord> outcomes = new ArrayList<>(scenario.outcomes());
            Collections.shuffle(outcomes, new Random(seed));
            FeedbackJoin<String> join = new FeedbackJoin<>(SETTINGS);
            outcomes.forEach(join::add);
            predictions.forEach(join::add);
            assertThat(join.result()).isEqualTo(expected);
        }
    }

    static JoinSettings settings(WhenMissing whenMissing, Aggregate aggregate) {
        return new JoinSettings(
                "accepted", Duration.ofHours(24), Duration.ofMinutes(1), Duration.ofHours(1), whenMissing, aggregate);
    }

    private static Map<String, Object> values(Aggregate aggregate, List<OutcomeRecord> outcomes) {
        return join(settings(WhenMissing.DROP, aggregate), List.of(prediction("a", 0)), outcomes)
                .labelled()
                .getFirst()
                .values();
    }

    private static JoinResult<String> join(
            JoinSettings settings, List<KeyedPrediction<String>> predictions, List<OutcomeRecord> outcomes) {
        return FeedbackJoin.join(settings, predictions, outcomes);
    }

    private static KeyedPrediction<String> prediction(String id, long milliseconds) {
        return new KeyedPrediction<>(id, NOON.plusMillis(milliseconds), "payload of " + id);
    }

    private static OutcomeRecord accepted(String id, long milliseconds, boolean accepted) {
        return outcome(id, milliseconds, Map.of("accepted", accepted));
    }

    private static OutcomeRecord outcome(String id, long milliseconds, Map<String, ? extends @Nullable Object> values) {
        return OutcomeRecord.outcome(id, NOON.plusMillis(milliseconds), values);
    }
}

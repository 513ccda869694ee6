package dev.headrace.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins predictions with their outcomes by id and by the times at which things happened. What is given in
/// which order does not matter, but where predictions share id and time: of those the first given counts.
///
/// How far time has come is the latest time of all predictions and outcomes given. A prediction's window has
/// ended once that is later than `prediction.time + window + lateness`; until then a prediction without an
/// outcome is open: left for a later join of longer logs.
///
/// Everything given is held in memory: with a few values, some 400 bytes for each prediction and each outcome.
/// Confined to one thread.
///
/// @param <P> the payload of predictions
public final class FeedbackJoin<P> {
    private final JoinSettings settings;
    private final Map<String, Story<P>> stories = new HashMap<>();
    private long duplicatePredictions;
    private long outcomes;
    private @Nullable Instant firstPrediction;
    private @Nullable Instant lastPrediction;
    private @Nullable Instant lastOutcome;

    /// What is known about one id.
    private static final class Story<P> {
        private @Nullable KeyedPrediction<P> prediction;
        private final List<OutcomeRecord> outcomes = new ArrayList<>(1);
        private boolean unreadable;
    }

    /// Starts without predictions and outcomes.
    ///
    /// @param settings how to join
    public FeedbackJoin(JoinSettings settings) {
        this.settings = settings;
    }

    /// Joins at once.
    ///
    /// @param settings how to join
    /// @param predictions all predictions
    /// @param outcomes all outcomes
    /// @param <P> the payload of predictions
    /// @return the labelled predictions and the counts
    public static <P> JoinResult<P> join(
            JoinSettings settings, Iterable<KeyedPrediction<P>> predictions, Iterable<OutcomeRecord> outcomes) {
        FeedbackJoin<P> join = new FeedbackJoin<>(settings);
        predictions.forEach(join::add);
        outcomes.forEach(join::add);
        return join.result();
    }

    /// Adds a prediction.
    ///
    /// @param prediction of those with one id, the earliest counts
    public void add(KeyedPrediction<P> prediction) {
        Instant time = prediction.time();
        firstPrediction = firstPrediction == null || time.isBefore(firstPrediction) ? time : firstPrediction;
        lastPrediction = later(lastPrediction, time);
        Story<P> story = stories.computeIfAbsent(prediction.id(), id -> new Story<>());
        if (story.prediction == null) {
            story.prediction = prediction;
            return;
        }
        duplicatePredictions++;
        if (time.isBefore(story.prediction.time())) {
            story.prediction = prediction;
        }
    }

    /// Adds an outcome or a retraction.
    ///
    /// @param outcome whatever it names
    public void add(OutcomeRecord outcome) {
        stories.computeIfAbsent(outcome.id(), id -> new Story<>()).outcomes.add(outcome);
        outcomes++;
        lastOutcome = later(lastOutcome, outcome.time());
    }

    /// Says that something was reported of a prediction that cannot be read. It gets no label then: neither a
    /// missing outcome nor another one may be taken for what was reported.
    ///
    /// @param id the prediction's id
    public void addUnreadable(String id) {
        stories.computeIfAbsent(id, unknown -> new Story<>()).unreadable = true;
    }

    /// Joins what was added so far.
    ///
    /// @return the labelled predictions and the counts
    public JoinResult<P> result() {
        JoinTally tally = new JoinTally();
        List<LabelledPrediction<P>> labelled = new ArrayList<>();
        Instant last = lastPrediction;
        Instant end = last == null || lastOutcome == null ? last : later(lastOutcome, last);
        for (Story<P> story : stories.values()) {
            List<OutcomeRecord> distinct = distinct(story.outcomes);
            tally.duplicateOutcomes += story.outcomes.size() - distinct.size();
            if (story.prediction == null || end == null) {
                tally.orphans += distinct.size();
                continue;
            }
            LabelledPrediction<P> row = label(story, story.prediction, distinct, end, tally);
            if (row != null) {
                labelled.add(row);
            }
        }
        labelled.sort(Comparator.comparing(
                        (LabelledPrediction<P> row) -> row.prediction().time())
                .thenComparing(row -> row.prediction().id()));
        return new JoinResult<>(
                labelled, tally.report(duplicatePredictions, outcomes, firstPrediction, lastPrediction, lastOutcome));
    }

    private @Nullable LabelledPrediction<P> label(
            Story<P> story, KeyedPrediction<P> prediction, List<OutcomeRecord> distinct, Instant end, JoinTally tally) {
        tally.predictions++;
        Map<String, Object> values = new LinkedHashMap<>();
        Instant labelledAt = null;
        for (OutcomeRecord outcome : inTime(prediction.time(), distinct, tally)) {
            if (keep(outcome, values)) {
                labelledAt = outcome.time();
            }
        }
        if (story.unreadable) {
            tally.unreadable++;
            return null;
        }
        Instant closes = prediction.time().plus(settings.window()).plus(settings.lateness());
        if (!end.isAfter(closes) && (labelledAt == null || settings.whenMissing() == WhenMissing.NEGATIVE)) {
            tally.open++;
            return null;
        }
        if (labelledAt != null) {
            tally.matched(Duration.between(prediction.time(), labelledAt));
            return new LabelledPrediction<>(prediction, LabelReason.MATCHED, values);
        }
        return switch (settings.whenMissing()) {
            case DROP -> {
                tally.unlabelled++;
                yield null;
            }
            case NEGATIVE -> {
                tally.negatives++;
                yield new LabelledPrediction<>(prediction, LabelReason.TIMEOUT, Map.of());
            }
        };
    }

    /// Takes over the values of an outcome that count, and says whether the label is among them.
    private boolean keep(OutcomeRecord outcome, Map<String, Object> values) {
        boolean label = false;
        for (Map.Entry<String, @Nullable Object> entry : outcome.values().entrySet()) {
            Object value = entry.getValue();
            if (value != null && (settings.aggregate() == Aggregate.LAST || !values.containsKey(entry.getKey()))) {
                values.put(entry.getKey(), value);
                label |= entry.getKey().equals(settings.label());
            }
        }
        return label;
    }

    /// The outcomes that belong to a prediction, in order of time, without those that are taken back.
    private List<OutcomeRecord> inTime(Instant prediction, List<OutcomeRecord> distinct, JoinTally tally) {
        Instant from = prediction.minus(settings.skew());
        Instant to = prediction.plus(settings.window());
        Instant retractedTo = null;
        List<OutcomeRecord> found = new ArrayList<>(distinct.size());
        for (OutcomeRecord outcome : distinct) {
            boolean retraction = outcome.kind() == OutcomeRecord.Kind.RETRACTION;
            if (outcome.time().isBefore(from)) {
                tally.early++;
            } else if (outcome.time().isAfter(retraction ? to.plus(settings.lateness()) : to)) {
                tally.late++;
            } else if (retraction) {
                tally.retractions++;
                retractedTo = later(retractedTo, outcome.time());
            } else {
                found.add(outcome);
            }
        }
        if (retractedTo != null) {
            Instant until = retractedTo;
            int before = found.size();
            found.removeIf(outcome -> !outcome.time().isAfter(until));
            tally.retracted += before - found.size();
        }
        tally.joined += found.size();
        return found;
    }

    /// Without those that are equal to another, by time, kind and values.
    private static List<OutcomeRecord> distinct(List<OutcomeRecord> outcomes) {
        if (outcomes.size() < 2) {
            return outcomes;
        }
        List<OutcomeRecord> sorted = new ArrayList<>(outcomes);
        sorted.sort(ORDER);
        List<OutcomeRecord> distinct = new ArrayList<>(sorted.size());
        for (OutcomeRecord outcome : sorted) {
            if (distinct.isEmpty() || ORDER.compare(distinct.getLast(), outcome) != 0) {
                distinct.add(outcome);
            }
        }
        return distinct;
    }

    private static final Comparator<OutcomeRecord> ORDER = Comparator.comparing(OutcomeRecord::time)
            .thenComparing(OutcomeRecord::kind)
            .thenComparing(OutcomeRecord::sortedValues);

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}

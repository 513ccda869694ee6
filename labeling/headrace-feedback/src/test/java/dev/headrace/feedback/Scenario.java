package dev.headrace.feedback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Random logs whose times crowd around the boundaries, and the join by its definition: every prediction
/// looks through all outcomes.
record Scenario(JoinSettings settings, List<KeyedPrediction<String>> predictions, List<OutcomeRecord> outcomes) {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    static Scenario of(int seed, JoinSettings settings) {
        Random random = new Random(seed);
        List<KeyedPrediction<String>> predictions = new ArrayList<>();
        List<OutcomeRecord> outcomes = new ArrayList<>();
        long window = settings.window().toMillis();
        long[] boundaries = {
            -settings.skew().toMillis(),
            0,
            window / 2,
            window,
            window + settings.lateness().toMillis()
        };
        for (int i = random.nextInt(8); i >= 0; i--) {
            Instant time = START.plusMillis(random.nextInt(3) * (window / 2));
            // Few ids, so that some are taken twice; equal times of one id would make the first given count.
            String id = "p" + random.nextInt(10);
            predictions.add(new KeyedPrediction<>(id, time, "at " + time));
            for (int k = random.nextInt(5); k > 0; k--) {
                String about = random.nextInt(10) == 0 ? "nobody" : id;
                Instant at = time.plusMillis(boundaries[random.nextInt(boundaries.length)] + random.nextInt(3) - 1);
                outcomes.add(
                        random.nextInt(6) == 0
                                ? OutcomeRecord.retraction(about, at)
                                : OutcomeRecord.outcome(about, at, values(random)));
                if (random.nextInt(5) == 0) {
                    outcomes.add(outcomes.getLast());
                }
            }
        }
        return new Scenario(settings, predictions, outcomes);
    }

    private static Map<String, Object> values(Random random) {
        Map<String, Object> values = new HashMap<>();
        if (random.nextInt(5) > 0) {
            values.put("accepted", random.nextBoolean());
        }
        if (random.nextBoolean()) {
            values.put("enjoyment", random.nextInt(3));
        }
        return values;
    }

    JoinResult<String> join() {
        return FeedbackJoin.join(settings, predictions, outcomes);
    }

    JoinResult<String> naively() {
        long end = Long.MIN_VALUE;
        for (KeyedPrediction<String> prediction : predictions) {
            end = Math.max(end, prediction.time().toEpochMilli());
        }
        for (OutcomeRecord outcome : outcomes) {
            end = Math.max(end, outcome.time().toEpochMilli());
        }
        Map<String, KeyedPrediction<String>> byId = new TreeMap<>();
        for (KeyedPrediction<String> prediction : predictions) {
            byId.merge(prediction.id(), prediction, (one, other) -> other.time().isBefore(one.time()) ? other : one);
        }
        LinkedHashSet<OutcomeRecord> distinct = new LinkedHashSet<>(outcomes);
        Map<String, Long> counts = new HashMap<>();
        List<Double> delays = new ArrayList<>();
        List<LabelledPrediction<String>> labelled = new ArrayList<>();
        for (OutcomeRecord outcome : distinct) {
            if (!byId.containsKey(outcome.id())) {
                count(counts, "orphans");
            }
        }
        for (KeyedPrediction<String> prediction : byId.values()) {
            label(prediction, distinct, end, counts, delays, labelled);
        }
        labelled.sort(Comparator.comparing(
                        (LabelledPrediction<String> row) -> row.prediction().time())
                .thenComparing(row -> row.prediction().id()));
        delays.sort(null);
        long matched = delays.size();
        long closed = byId.size() - of(counts, "open");
        return new JoinResult<>(
                labelled,
                new JoinReport(
                        byId.size(),
                        predictions.size() - byId.size(),
                        outcomes.size(),
                        outcomes.size() - distinct.size(),
                        of(counts, "orphans"),
                        of(counts, "early"),
                        of(counts, "late"),
                        of(counts, "retractions"),
                        of(counts, "retracted"),
                        of(counts, "joined"),
                        matched,
                        of(counts, "negatives"),
                        of(counts, "unlabelled"),
                        of(counts, "open"),
                        0,
                        closed == 0 ? Double.NaN : (double) matched / closed,
                        quantile(delays, 50),
                        quantile(delays, 90),
                        quantile(delays, 99),
                        extreme(predictions.stream().map(KeyedPrediction::time).min(Comparator.naturalOrder())),
                        extreme(predictions.stream().map(KeyedPrediction::time).max(Comparator.naturalOrder())),
                        extreme(outcomes.stream().map(OutcomeRecord::time).max(Comparator.naturalOrder()))));
    }

    private void label(
            KeyedPrediction<String> prediction,
            LinkedHashSet<OutcomeRecord> distinct,
            long end,
            Map<String, Long> counts,
            List<Double> delays,
            List<LabelledPrediction<String>> labelled) {
        long time = prediction.time().toEpochMilli();
        long to = time + settings.window().toMillis();
        long closes = to + settings.lateness().toMillis();
        List<OutcomeRecord> about = distinct.stream()
                .filter(outcome -> outcome.id().equals(prediction.id()))
                .sorted(Comparator.comparing(OutcomeRecord::time)
                        .thenComparing(outcome -> new TreeMap<>(outcome.values()).toString()))
                .toList();
        Map<String, Object> values = new HashMap<>();
        Long labelledAt = null;
        for (OutcomeRecord outcome : about) {
            long at = outcome.time().toEpochMilli();
            boolean retraction = outcome.kind() == OutcomeRecord.Kind.RETRACTION;
            if (at < time - settings.skew().toMillis()) {
                count(counts, "early");
            } else if (at > (retraction ? closes : to)) {
                count(counts, "late");
            } else if (retraction) {
                count(counts, "retractions");
            } else if (about.stream()
                    .anyMatch(other -> other.kind() == OutcomeRecord.Kind.RETRACTION
                            && other.time().toEpochMilli() <= closes
                            && !other.time().isBefore(outcome.time()))) {
                count(counts, "retracted");
            } else {
                count(counts, "joined");
                for (Map.Entry<String, ?> entry : outcome.values().entrySet()) {
                    if (settings.aggregate() == Aggregate.LAST || !values.containsKey(entry.getKey())) {
                        values.put(entry.getKey(), Objects.requireNonNull(entry.getValue()));
                        labelledAt = entry.getKey().equals("accepted") ? (Long) at : labelledAt;
                    }
                }
            }
        }
        boolean closed = end > closes;
        if (labelledAt != null && (closed || settings.whenMissing() == WhenMissing.DROP)) {
            delays.add((labelledAt - time) / 1e3);
            labelled.add(new LabelledPrediction<>(prediction, LabelReason.MATCHED, values));
        } else if (!closed) {
            count(counts, "open");
        } else if (settings.whenMissing() == WhenMissing.DROP) {
            count(counts, "unlabelled");
        } else {
            count(counts, "negatives");
            labelled.add(new LabelledPrediction<>(prediction, LabelReason.TIMEOUT, Map.of()));
        }
    }

    private static @Nullable String extreme(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static double quantile(List<Double> sorted, int percent) {
        return sorted.stream()
                .filter(delay ->
                        sorted.stream().filter(other -> other <= delay).count() * 100 >= (long) percent * sorted.size())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void count(Map<String, Long> counts, String what) {
        counts.merge(what, 1L, Long::sum);
    }

    private static long of(Map<String, Long> counts, String what) {
        return counts.getOrDefault(what, 0L);
    }
}

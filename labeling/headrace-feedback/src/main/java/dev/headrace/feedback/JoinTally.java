package dev.headrace.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Counts while a join is made.
final class JoinTally {
    long predictions;
    long duplicateOutcomes;
    long orphans;
    long early;
    long late;
    long retractions;
    long retracted;
    long joined;
    long negatives;
    long unlabelled;
    long open;
    long unreadable;
    private double[] delays = new double[1024];
    private int matched;

    void matched(Duration delay) {
        if (matched == delays.length) {
            delays = Arrays.copyOf(delays, 2 * matched);
        }
        delays[matched] = delay.toNanos() / 1e9;
        matched++;
    }

    JoinReport report(
            long duplicatePredictions,
            long outcomes,
            @Nullable Instant firstPrediction,
            @Nullable Instant lastPrediction,
            @Nullable Instant lastOutcome) {
        Arrays.sort(delays, 0, matched);
        long closed = predictions - open - unreadable;
        return new JoinReport(
                predictions,
                duplicatePredictions,
                outcomes,
                duplicateOutcomes,
                orphans,
                early,
                late,
                retractions,
                retracted,
                joined,
                matched,
                negatives,
                unlabelled,
                open,
                unreadable,
                closed == 0 ? Double.NaN : matched / (double) closed,
                delay(0.5),
                delay(0.9),
                delay(0.99),
                JoinReport.text(firstPrediction),
                JoinReport.text(lastPrediction),
                JoinReport.text(lastOutcome));
    }

    /// The least delay that at least this share of the delays does not exceed.
    private double delay(double share) {
        return matched == 0 ? Double.NaN : delays[(int) Math.ceil(share * matched) - 1];
    }
}

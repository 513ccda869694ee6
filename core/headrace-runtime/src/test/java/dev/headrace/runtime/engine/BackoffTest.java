package dev.headrace.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.core.Seed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    @Test
    void theWaitDoublesUpToAMinuteLessAPartOfUpToAHalf() {
        for (long seed = 0; seed < 50; seed++) {
            Backoff backoff = new Backoff(new Seed(seed));
            long longest = 1_000;
            for (int attempt = 1; attempt <= 10; attempt++) {
                assertThat(backoff.next())
                        .as("seed %s, attempt %s", seed, attempt)
                        .isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
                longest = Math.min(60_000, longest * 2);
            }
        }
    }

    @Test
    void equalSeedsWaitEquallyAndOthersDoNotComeBackTogether() {
        assertThat(new Backoff(new Seed(1)).next()).isEqualTo(new Backoff(new Seed(1)).next());
        assertThat(new Backoff(new Seed(1)).next()).isNotEqualTo(new Backoff(new Seed(2)).next());
    }
}

package dev.headrace.validation.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowCountsTest {
    @Test
    void repeatedRowsAreCountedExactlyWhileTheyAreFew() {
        RowCounts counts = new RowCounts();
        counts.add(new long[] {1, 2, 1, 0, 0, 0, 3}, 6);
        assertThat(counts.repeated()).isEqualTo(new RowCounts.Share(3, 6, false));
    }

    @Test
    void rowsOfAnotherSplitAreFound() {
        RowCounts train = of(1, 2, 3, 3);
        RowCounts eval = of(3, 4, 3, 5, 1);
        assertThat(eval.sharedWith(train)).isEqualTo(new RowCounts.Share(3, 5, false));
        assertThat(of().sharedWith(train).value()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theShareOfManyRowsIsEstimatedFromASample(long seed) {
        // Each of 60,000 rows twice, and 80,000 once: 60,000 of 200,000 rows repeat another.
        RowCounts counts = new RowCounts(4_096);
        long[] rows = LongStream.concat(LongStream.range(0, 140_000), LongStream.range(0, 60_000))
                .map(row -> Hashing.mix(row + seed * 1_000_000))
                .toArray();
        counts.add(rows, rows.length);
        assertThat(counts.repeated().estimated()).isTrue();
        assertThat(counts.repeated().value()).isCloseTo(0.3, within(0.04));
        RowCounts half = new RowCounts(4_096);
        long[] others = LongStream.range(70_000, 210_000)
                .map(row -> Hashing.mix(row + seed * 1_000_000))
                .toArray();
        half.add(others, others.length);
        assertThat(half.sharedWith(counts).value()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        long[] rows = LongStream.range(0, 50_000)
                .map(row -> Hashing.mix(row % 30_000))
                .toArray();
        long[] reversed = LongStream.range(0, 50_000)
                .map(row -> rows[(int) (49_999 - row)])
                .toArray();
        RowCounts forward = new RowCounts(1_024);
        RowCounts backward = new RowCounts(1_024);
        forward.add(rows, rows.length);
        backward.add(reversed, reversed.length);
        assertThat(backward.repeated()).isEqualTo(forward.repeated());
    }

    private static RowCounts of(long... hashes) {
        RowCounts counts = new RowCounts();
        counts.add(hashes, hashes.length);
        return counts;
    }
}

package dev.headrace.validation.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LongCountsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void itCountsAsAMapDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LongCounts counts = new LongCounts();
        Map<Long, Long> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            long key = random.nextLong(-3_000, 3_000);
            counts.add(key, 1 + step % 3);
            expected.merge(key, 1L + step % 3, Long::sum);
        }
        assertThat(map(counts)).isEqualTo(expected);
        assertThat(counts.size()).isEqualTo(expected.size());
        assertThat(counts.count(3_000)).isZero();
        counts.removeAbove(1_000);
        expected.keySet().removeIf(key -> Long.compareUnsigned(key, 1_000) > 0);
        assertThat(map(counts)).isEqualTo(expected);
        assertThat(counts.size()).isEqualTo(expected.size());
    }

    private static Map<Long, Long> map(LongCounts counts) {
        Map<Long, Long> map = new HashMap<>();
        counts.forEach(map::put);
        return map;
    }
}

package dev.headrace.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    private static final int MANY = 100_000;

    @Test
    void bitsAreThoseOfSplitMix() {
        // The first numbers of the reference implementation, https://prng.di.unimi.it/splitmix64.c, with the state 0.
        assertThat(LongStream.range(0, 3).map(row -> Chance.bits(0, row)))
                .containsExactly(0xe220a8397b1dcdafL, 0x6e789e6aa1b965f4L, 0x06c45d188009454fL);
    }

    @Test
    void unitIsEven() {
        double mean = LongStream.range(0, MANY)
                .mapToDouble(row -> Chance.unit(1, row))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(0.005));
    }

    @Test
    void normalHasMeanZeroAndDeviationOne() {
        double[] values = LongStream.range(0, MANY)
                .mapToDouble(row -> Chance.normal(1, row))
                .toArray();
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / MANY).isCloseTo(0, within(0.015));
        assertThat(squares / MANY).isCloseTo(1, within(0.02));
    }
}

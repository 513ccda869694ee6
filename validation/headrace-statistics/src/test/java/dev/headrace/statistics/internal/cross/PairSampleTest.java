package dev.headrace.statistics.internal.cross;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.statistics.internal.StateInput;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairSampleTest {
    private static final ColumnForm WHOLE = new ColumnForm("x", ValueKind.INTEGER, 0);

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 9000", "3, 12000", "4, 40000", "5, 1000000000"})
    void theSampleIsAFunctionOfTheRows(long seed, long different) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] values = random.longs(60_000, 0, different).toArray();
        PairSample whole = new PairSample();
        PairSample[] parts = new PairSample[7];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new PairSample();
        }
        for (int i = 0; i < values.length; i++) {
            whole.add(values[i], -values[i]);
            long value = values[values.length - 1 - i];
            parts[random.nextInt(parts.length)].add(value, -value);
        }
        PairSample merged = new PairSample();
        for (PairSample part : parts) {
            merged.merge(PairSample.read(new StateInput(Batches.bytes(part::write)), WHOLE, WHOLE));
            merged.merge(new PairSample());
        }
        assertThat(Batches.bytes(merged::write)).isEqualTo(Batches.bytes(whole::write));
        PairSample.Pairs pairs = merged.pairs();
        long occurring = Arrays.stream(values).distinct().count();
        assertThat(pairs.size()).isEqualTo((int) Math.min(occurring, PairSample.MOST_PAIRS));
        if (occurring <= PairSample.MOST_PAIRS) {
            assertThat(pairs.rows()).isEqualTo(values.length);
        }
    }
}

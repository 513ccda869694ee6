package dev.headrace.statistics.internal.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import dev.headrace.statistics.internal.StateInput;
import dev.headrace.statistics.internal.StateOutput;
import dev.headrace.validation.NumericStatistics.Bucket;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LengthCountsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4_095, 4_096, 4_159, 4_160, 8_191, 8_192, 1_000_000, Integer.MAX_VALUE, 1L << 40})
    void aLengthIsInItsCell(long length) {
        LengthCounts counts = new LengthCounts();
        counts.add(length);
        Bucket bucket = counts.buckets().getFirst();
        assertThat(counts.buckets()).hasSize(1);
        assertThat(bucket.low()).isLessThanOrEqualTo((double) length);
        if (length < 4_096) {
            assertThat(bucket).isEqualTo(new Bucket((double) length, (double) length, 1));
        } else {
            assertThat(bucket.high()).isGreaterThan((double) length);
            assertThat((bucket.high() - bucket.low()) / bucket.low()).isLessThanOrEqualTo(1 / 64.0);
        }
        assertThat(counts.minimum()).isEqualTo(length);
        assertThat(counts.maximum()).isEqualTo(length);
        assertThat(counts.average()).isEqualTo((double) length);
    }

    @Test
    void cellsFollowOneAnother() {
        LengthCounts counts = new LengthCounts();
        for (long length = 4_096; length < 70_000; length++) {
            counts.add(length);
        }
        double behind = 4_096;
        for (Bucket bucket : counts.buckets()) {
            assertThat(bucket.low()).isEqualTo(behind);
            behind = bucket.high();
            if (behind < 70_000) {
                assertThat(bucket.count()).isEqualTo((long) (bucket.high() - bucket.low()));
            }
        }
    }

    @Test
    void mergedAndRestoredCountsEqualTheWhole() {
        SplittableRandom random = new SplittableRandom(5);
        LengthCounts whole = new LengthCounts();
        LengthCounts left = new LengthCounts();
        LengthCounts right = new LengthCounts();
        for (int i = 0; i < 2_000; i++) {
            long length = random.nextLong(1L << random.nextInt(1, 30));
            whole.add(length);
            (random.nextBoolean() ? left : right).add(length);
        }
        left.merge(right);
        left.merge(new LengthCounts());
        assertThat(bytes(left)).isEqualTo(bytes(whole));
        LengthCounts restored = LengthCounts.read(new StateInput(bytes(whole)));
        assertThat(restored.buckets()).isEqualTo(whole.buckets());
        assertThat(bytes(restored)).isEqualTo(bytes(whole));
        assertThat(restored.total()).isEqualTo(2_000);
    }

    @Test
    void cellsBeyondAllLengthsAreRefused() {
        StateOutput output = new StateOutput();
        for (long number : new long[] {0, 0, 0, 1, 1 << 20, 1}) {
            output.writeVarint(number);
        }
        assertThatThrownBy(() -> LengthCounts.read(new StateInput(output.toBytes())))
                .isInstanceOf(HeadraceException.class);
    }

    private static byte[] bytes(LengthCounts counts) {
        StateOutput output = new StateOutput();
        counts.write(output);
        return output.toBytes();
    }
}

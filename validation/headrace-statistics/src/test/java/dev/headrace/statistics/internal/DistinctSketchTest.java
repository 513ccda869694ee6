package dev.headrace.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.core.HeadraceException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistinctSketchTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000, 20_000, 100_000, 1_000_000})
    void estimatesKeepTheirBound(int distinct) {
        int within = 0;
        double sumOfErrors = 0;
        int trials = 20;
        for (int trial = 0; trial < trials; trial++) {
            DistinctSketch sketch = new DistinctSketch();
            for (long i = 0; i < distinct; i++) {
                sketch.add(i + trial * 1_000_000_007L);
            }
            double error = sketch.estimate() / (double) distinct - 1;
            within += Math.abs(error) <= DistinctSketch.ERROR ? 1 : 0;
            sumOfErrors += error;
        }
        // Two standard errors hold 95 in 100; of 20, fewer than 16 are then one case in 400.
        assertThat(within).isGreaterThanOrEqualTo(16);
        assertThat(sumOfErrors / trials).as("bias").isBetween(-0.006, 0.006);
    }

    @Test
    void repetitionsDoNotCount() {
        DistinctSketch sketch = new DistinctSketch();
        for (int i = 0; i < 100_000; i++) {
            sketch.add(i % 500);
        }
        assertThat((double) sketch.estimate()).isCloseTo(500, Percentage.withPercentage(1));
    }

    @Test
    void mergingCountsTheUnion() {
        DistinctSketch left = new DistinctSketch();
        DistinctSketch right = new DistinctSketch();
        DistinctSketch whole = new DistinctSketch();
        for (int i = 0; i < 90_000; i++) {
            whole.add(i);
            (i < 60_000 ? left : right).add(i);
            if (i >= 30_000 && i < 60_000) {
                right.add(i);
            }
        }
        left.merge(right);
        assertThat(left.estimate()).isEqualTo(whole.estimate());
    }

    @Test
    void nothingIsEstimatedAsNothing() {
        assertThat(new DistinctSketch().estimate()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 50_000})
    void whatWasWrittenGoesOnAsWhatWroteIt(int distinct) {
        DistinctSketch sketch = new DistinctSketch();
        for (int i = 0; i < distinct; i++) {
            sketch.add(i);
        }
        StateOutput output = new StateOutput();
        sketch.write(output);
        StateInput input = new StateInput(output.toBytes());
        DistinctSketch read = DistinctSketch.read(input);
        input.end();
        assertThat(read.estimate()).isEqualTo(sketch.estimate());
        StateOutput again = new StateOutput();
        read.write(again);
        assertThat(again.toBytes()).isEqualTo(output.toBytes());
    }

    @Test
    void registersBeyondTheLastAreRefused() {
        StateOutput output = new StateOutput();
        output.writeVarint(2);
        for (int i = 0; i < 2; i++) {
            output.writeVarint(10_000);
            output.writeVarint(1);
        }
        assertThatThrownBy(() -> DistinctSketch.read(new StateInput(output.toBytes())))
                .isInstanceOf(HeadraceException.class);
    }
}

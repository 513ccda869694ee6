package dev.headrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.validation.ColumnStatistics;
import dev.headrace.validation.Comparison;
import dev.headrace.validation.DriftVerdict;
import dev.headrace.validation.spi.TwoSampleComparator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// What every [TwoSampleComparator] promises. A comparator's own test extends this class and says how to draw
/// samples.
public abstract class TwoSampleComparatorConformanceTest {
    private static final int PAIRS = 60;
    private static final int MOST_FALSE_ALARMS = 3;
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    /// For the comparator's own test.
    protected TwoSampleComparatorConformanceTest() {}

    /// The comparator, with settings at which [#enoughRows] rows are enough.
    ///
    /// @return one that may be shared
    protected abstract TwoSampleComparator comparator();

    /// Draws a sample of a distribution that is always the same.
    ///
    /// @param random where chance comes from
    /// @param rows how many rows, from 0 on
    /// @return statistics of a column, always of the same name
    protected abstract ColumnStatistics sample(RandomGenerator random, int rows);

    /// Draws a sample of a distribution that differs from that of [#sample] so much that nobody would doubt it.
    ///
    /// @param random where chance comes from
    /// @param rows how many rows
    /// @return statistics of a column of the same name and type
    protected abstract ColumnStatistics otherSample(RandomGenerator random, int rows);

    /// How many rows are enough for a verdict.
    ///
    /// @return a number
    protected int enoughRows() {
        return 2_000;
    }

    @Test
    final void aSampleDoesNotDifferFromItself() {
        for (int rows : new int[] {0, 1, 10, 100, enoughRows()}) {
            ColumnStatistics sample = sample(new SplittableRandom(rows), rows);
            Comparison comparison = compared(sample, sample);
            assertThat(comparison.verdict()).as("%d rows", rows).isNotEqualTo(DriftVerdict.DRIFTED);
        }
    }

    @Test
    final void samplesOfOneDistributionRarelyDiffer() {
        RandomGenerator random = new SplittableRandom(1);
        int alarms = 0;
        int stable = 0;
        for (int i = 0; i < PAIRS; i++) {
            Comparison comparison = compared(sample(random, enoughRows()), sample(random, enoughRows()));
            alarms += comparison.verdict() == DriftVerdict.DRIFTED ? 1 : 0;
            stable += comparison.verdict() == DriftVerdict.STABLE ? 1 : 0;
        }
        assertThat(alarms).as("false alarms in %d", PAIRS).isLessThanOrEqualTo(MOST_FALSE_ALARMS);
        assertThat(stable).as("stable ones in %d", PAIRS).isGreaterThan(PAIRS / 2);
    }

    @Test
    final void aClearDifferenceIsDrift() {
        RandomGenerator random = new SplittableRandom(2);
        Comparison comparison = compared(sample(random, enoughRows()), otherSample(random, enoughRows()));
        assertThat(comparison.verdict()).isEqualTo(DriftVerdict.DRIFTED);
        assertThat(comparison.effect()).isGreaterThanOrEqualTo(comparison.threshold());
    }

    @Test
    final void tooFewRowsAreInconclusiveAndTheReasonIsGiven() {
        RandomGenerator random = new SplittableRandom(3);
        for (int rows : new int[] {0, 1, 3}) {
            Comparison few = compared(sample(random, rows), sample(random, enoughRows()));
            assertThat(few.verdict()).as("%d rows", rows).isEqualTo(DriftVerdict.INCONCLUSIVE);
            assertThat(few.explanation()).isNotBlank();
        }
    }

    @Test
    final void swappingTheSamplesDoesNotChangeTheVerdict() {
        RandomGenerator random = new SplittableRandom(4);
        for (int rows : new int[] {2, 50, 300, enoughRows()}) {
            ColumnStatistics sample = sample(random, rows);
            for (ColumnStatistics other :
                    List.of(sample(random, enoughRows()), otherSample(random, enoughRows()), sample(random, rows))) {
                Comparison one = compared(sample, other);
                Comparison swapped = compared(other, sample);
                assertThat(swapped.verdict()).isEqualTo(one.verdict());
                if (!Double.isNaN(one.effect())) {
                    assertThat(swapped.effect()).isEqualTo(one.effect(), ROUNDING);
                    assertThat(swapped.pValue()).isEqualTo(one.pValue(), ROUNDING);
                }
            }
        }
    }

    @Test
    final void severalThreadsMayShareIt() throws Exception {
        ColumnStatistics sample = sample(new SplittableRandom(5), enoughRows());
        ColumnStatistics other = otherSample(new SplittableRandom(6), enoughRows());
        TwoSampleComparator comparator = comparator();
        Comparison expected = comparator.compare(sample, other);
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            List<Future<Comparison>> futures = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                futures.add(executor.submit(() -> comparator.compare(sample, other)));
            }
            for (Future<Comparison> future : futures) {
                assertThat(future.get()).isEqualTo(expected);
            }
        }
    }

    /// Compares, and checks what holds for every comparison.
    private Comparison compared(ColumnStatistics baseline, ColumnStatistics current) {
        Comparison comparison = comparator().compare(baseline, current);
        assertThat(comparison.column()).isEqualTo(baseline.name());
        assertThat(comparison.method()).isNotBlank();
        assertThat(comparison.explanation()).isNotBlank();
        assertThat(comparison.baselineRows()).isEqualTo(baseline.rows());
        assertThat(comparison.currentRows()).isEqualTo(current.rows());
        assertThat(comparison.threshold()).isBetween(0.0, 1.0);
        if (comparison.verdict() != DriftVerdict.INCONCLUSIVE) {
            assertThat(comparison.effect()).isNotNaN();
            assertThat(comparison.pValue()).isNotNaN();
        }
        if (!Double.isNaN(comparison.effect())) {
            assertThat(comparison.effect()).isBetween(0.0, 1.0);
            assertThat(comparison.pValue()).isBetween(0.0, 1.0);
            assertThat(comparison.adjustedPValue()).as("before any adjustment").isEqualTo(comparison.pValue());
        }
        return comparison;
    }
}

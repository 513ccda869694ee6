package dev.headrace.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryGateTest {
    private static final int ROWS = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 15, 16, 17, 65_535, 65_536, 65_537, ROWS})
    void theYardstickAddsEveryLength(int rows) {
        try (MemoryBatches column = MemoryBatches.of("offset", rows)) {
            assertThatCode(() -> MemoryGate.sum(VectorSum.sum(column), column)).doesNotThrowAnyException();
        }
    }

    @Test
    void aWrongSumDoesNotPass() {
        try (MemoryBatches column = MemoryBatches.of("offset", ROWS)) {
            assertThatThrownBy(() -> MemoryGate.sum(VectorSum.sum(column) * (1 + 1e-6), column))
                    .hasMessageContaining("the sum is");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "pareto", "mixture"})
    void theEnginePasses(String pattern) {
        try (MemoryBatches column = MemoryBatches.of(pattern, ROWS)) {
            assertThatCode(() -> MemoryGate.moments(InMemory.moments(column), column))
                    .doesNotThrowAnyException();
            if (!pattern.equals("mixture")) {
                assertThatCode(() -> MemoryGate.numbers(InMemory.statistics(column), column))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void theEnginePassesWithTexts() {
        try (MemoryBatches column = MemoryBatches.of("word999", ROWS)) {
            assertThatCode(() -> MemoryGate.texts(InMemory.statistics(column), column))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void statisticsOfAnotherColumnDoNotPass() {
        try (MemoryBatches column = MemoryBatches.of("word999", ROWS);
                MemoryBatches other = MemoryBatches.of("word999", ROWS - 1)) {
            assertThatThrownBy(() -> MemoryGate.texts(InMemory.statistics(other), column))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}

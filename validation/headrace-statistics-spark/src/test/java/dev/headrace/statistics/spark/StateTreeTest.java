package dev.headrace.statistics.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StateTreeTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "4, 4", "6, 2", "8, 2", "9, 3", "100, 10", "10000, 100"})
    void theDriverMergesAboutTheSquareRootOfThePartitions(int partitions, int groups) {
        assertThat(StateTree.groups(partitions)).isEqualTo(groups);
    }
}

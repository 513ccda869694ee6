package dev.headrace.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headrace.benchmarks.statistics.Arguments.What;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void whatIsNotGivenIsTheIssuesCase() {
        assertThat(Arguments.parse("all", "/data"))
                .isEqualTo(new Arguments(
                        What.ALL, Path.of("/data").toAbsolutePath(), 10_000_000, 20, List.of(Format.values()), 2, 5));
    }

    @Test
    void whatIsGivenIsTaken() {
        assertThat(Arguments.parse("compare", "/data", "rows=7", "columns=3", "format=csv", "rounds=1", "warm-ups=0"))
                .isEqualTo(new Arguments(
                        What.COMPARE, Path.of("/data").toAbsolutePath(), 7, 3, List.of(Format.CSV), 0, 1));
    }

    @Test
    void everythingIncludesAllButGeneratingAlone() {
        assertThat(What.ALL.includes(What.COMPARE)).isTrue();
        assertThat(What.MEMORY.includes(What.COMPARE)).isFalse();
        assertThat(What.GENERATE.includes(What.COMPARE)).isFalse();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> Arguments.parse("all")).hasMessageContaining("directory");
        assertThatThrownBy(() -> Arguments.parse("all", "/data", "row=1")).hasMessage("unknown: [row]");
    }
}

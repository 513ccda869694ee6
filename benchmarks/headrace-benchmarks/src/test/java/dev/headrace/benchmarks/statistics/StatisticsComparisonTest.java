package dev.headrace.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatisticsComparisonTest {
    private static final StatisticsData SMALL = new StatisticsData(2_000, 20);

    @TempDir
    Path directory;

    @Test
    void aSmallComparisonHasARowForEachContenderAndBudget() throws IOException, SQLException {
        List<String> progress = new ArrayList<>();
        Arguments arguments = Arguments.parse(
                "compare", directory.toString(), "rows=2000", "format=parquet", "rounds=1", "warm-ups=0");
        String report = new StatisticsComparison(arguments, progress::add).run();
        assertThat(report.lines())
                .haveExactly(1, startingWith("### 2,000 rows of 20 columns, PARQUET"))
                .haveExactly(1, startingWith("| headrace |"))
                .haveExactly(1, startingWith("| SUMMARIZE |"))
                .haveExactly(1, startingWith("| equivalent SQL |"))
                .haveExactly(1, startingWith("| scan into Arrow, 1 connection |"))
                .haveExactly(1, startingWith("| scan into Arrow, 2 connections |"))
                .haveExactly(1, startingWith("| headrace / cheapest scan into Arrow |"))
                .haveExactly(1, startingWith("Machine: "));
        assertThat(progress).anyMatch(line -> line.startsWith("gate passed"));
    }

    @ParameterizedTest
    @EnumSource
    void everyContenderRuns(Format format) throws IOException, SQLException {
        Path file = format.file(SMALL, directory);
        for (Contender contender : Contenders.of(format)) {
            assertThatCode(() -> contender.run(file)).as(contender.name()).doesNotThrowAnyException();
            assertThat(Contenders.named(contender.name())).isEqualTo(contender);
        }
    }

    @Test
    void aFreshJvmSaysWhatItTook() throws IOException, SQLException {
        FreshJvm found = FreshJvm.run(Contenders.SCAN, SMALL.parquet(directory));
        assertThat(found.cpuSeconds()).isPositive();
        assertThat(found.wallSeconds()).isPositive();
        Machine.mostResidentKibibytes()
                .ifPresent(_ -> assertThat(found.residentMebibytes()).isBetween(30.0, 2_000.0));
    }

    @Test
    void aFreshJvmThatFailsSaysWhy() {
        assertThatThrownBy(() -> FreshJvm.run(Contenders.SCAN, directory.resolve("nowhere.parquet")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere.parquet");
    }

    @Test
    void noTwoContendersHaveOneName() {
        Stream<String> names = Contenders.of(Format.PARQUET).stream().map(Contender::name);
        assertThat(names).doesNotHaveDuplicates().hasSize(5);
        assertThatThrownBy(() -> Contenders.named("nobody")).hasMessageContaining("nobody");
    }

    private static Condition<String> startingWith(String prefix) {
        return new Condition<>(line -> line.startsWith(prefix), "starts with %s", prefix);
    }
}

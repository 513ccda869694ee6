package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headrace.statistics.SharedCells.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RankSumTest {
    /// Values 1 to 5 against 4 to 8, by hand: U counts the pairs in which the current value is greater, ties half.
    /// The pairs are 25, of which 2 are ties and 1 is smaller, so U = 23; two ties of two take 12 of 990 from the
    /// variance 25 (11 - 12 / 90) / 12.
    @Test
    void theScoreIsThatOfTheFormulaWithTies() {
        List<Cell> cells = List.of(
                cell(1, 1, 0),
                cell(2, 1, 0),
                cell(3, 1, 0),
                cell(4, 1, 1),
                cell(5, 1, 1),
                cell(6, 0, 1),
                cell(7, 0, 1),
                cell(8, 0, 1));
        double z = (23 - 12.5) / Math.sqrt(25.0 / 12 * (11 - 12.0 / 90));
        assertThat(RankSum.of(cells, 5, 5).z()).isCloseTo(z, within(1e-12));
        assertThat(RankSum.of(cells, 5, 5).pValue()).isCloseTo(0.0273, within(5e-4));
    }

    @Test
    void swappedSamplesHaveTheOppositeScore() {
        List<Cell> cells = List.of(cell(1, 3, 1), cell(2, 1, 4));
        List<Cell> swapped = List.of(cell(1, 1, 3), cell(2, 4, 1));
        assertThat(RankSum.of(cells, 4, 5).z())
                .isCloseTo(-RankSum.of(swapped, 5, 4).z(), within(1e-12));
    }

    @Test
    void whereAllIsTiedThereIsNoDifference() {
        assertThat(RankSum.of(List.of(cell(1, 9, 7)), 9, 7)).isEqualTo(new RankSum(0));
        assertThat(new RankSum(0).pValue()).isEqualTo(1);
    }

    @Test
    void withoutCellsThereIsNoDifference() {
        assertThat(RankSum.of(List.of(), 9, 7)).isEqualTo(new RankSum(0));
    }

    private static Cell cell(double value, long baseline, long current) {
        return new Cell(value, value, baseline, current);
    }
}

package dev.headrace.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headrace.statistics.CategoryTable.Category;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class CategoryTableTest {
    private static final Category NOTHING = new Category("are others", 0, 0);

    /// The example of scipy.stats.chi2_contingency: [[10, 10, 20], [20, 20, 20]].
    @Test
    void theTestIsThatOfPearson() {
        Difference difference = CategoryTable.of(
                        List.of(new Category("a", 10, 20), new Category("b", 10, 20), new Category("c", 20, 20)),
                        NOTHING)
                .difference(Aspect.DISTRIBUTION);
        assertThat(difference.pValue()).isEqualTo(0.249352208777296, Offset.offset(1e-12));
    }

    /// Between (1, 0) and (1/2, 1/2), the divergence to base 2 is 0.311278 (J. Lin 1991, definition 1.3 worked
    /// out).
    @Test
    void theEffectIsTheDistanceOfJensenAndShannon() {
        long n = 100_000_000;
        Difference difference = CategoryTable.of(
                        List.of(new Category("a", n, n / 2), new Category("b", 0, n / 2)), NOTHING)
                .difference(Aspect.DISTRIBUTION);
        assertThat(difference.effect()).isEqualTo(Math.sqrt(0.311278124459133), Offset.offset(1e-7));
    }

    @Test
    void rareCategoriesArePooled() {
        CategoryTable table = CategoryTable.of(
                List.of(new Category("a", 90, 900), new Category("b", 4, 20), new Category("c", 2, 30)),
                new Category("are rare", 4, 50));
        // Of b and c fewer than five are expected among the 100.
        assertThat(table.unlisted()).isEqualTo(0.1);
        assertThat(table.difference(Aspect.DISTRIBUTION).explanation())
                .isEqualTo("90 % of the baseline and 90 % of the current rows a");
    }

    @Test
    void aRestThatIsRareItselfIsAddedToTheSmallest() {
        Difference difference = CategoryTable.of(
                        List.of(new Category("are a", 500, 500), new Category("are b", 100, 300)),
                        new Category("are rare", 1, 1))
                .difference(Aspect.DISTRIBUTION);
        Difference joined = CategoryTable.of(
                        List.of(new Category("are a", 500, 500), new Category("are b", 101, 301)), NOTHING)
                .difference(Aspect.DISTRIBUTION);
        assertThat(difference)
                .usingRecursiveComparison()
                .ignoringFields("detectable")
                .isEqualTo(joined);
    }

    @Test
    void theDetectableEffectShrinksWithTheRows() {
        assertThat(detectable(50)).isGreaterThan(0.1);
        assertThat(detectable(1_000)).isLessThan(0.1);
    }

    private static double detectable(long rows) {
        return CategoryTable.of(List.of(new Category("a", rows, rows), new Category("b", rows, rows)), NOTHING)
                .difference(Aspect.DISTRIBUTION)
                .detectable()
                .applyAsDouble(0.01);
    }
}

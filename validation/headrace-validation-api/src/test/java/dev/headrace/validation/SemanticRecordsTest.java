package dev.headrace.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.headrace.validation.ColumnStatistics.ValueCount;
import dev.headrace.validation.LanguageStatistics.TokenStatistics;
import dev.headrace.validation.PairedStatistics.Companion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SemanticRecordsTest {
    @Test
    void listsAreCopied() {
        List<ValueCount> found = new ArrayList<>(List.of(new ValueCount("-1", 3), new ValueCount("", 2)));
        EmptyValues empty = new EmptyValues(10, found);
        found.clear();
        assertThat(empty.total()).isEqualTo(5);
    }

    @Test
    void pairsAreDifferentIfAnythingIs() {
        assertThat(paired(0, 0, 0, 0).isDifferent()).isFalse();
        assertThat(paired(1, 0, 0, 0).isDifferent()).isTrue();
        assertThat(paired(0, 1, 0, 0).isDifferent()).isTrue();
        assertThat(paired(0, 0, -1, 0).isDifferent()).isTrue();
        assertThat(paired(0, 0, 0, 1).isDifferent()).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // Nulls are what is tested.
    void nullsAreRefused() {
        assertThatNullPointerException().isThrownBy(() -> new Companion(null, 0, 0, 0));
        assertThatNullPointerException().isThrownBy(() -> new PairedStatistics(null, "v", 0, 0, List.of()));
        assertThatNullPointerException().isThrownBy(() -> new EmptyValues(0, null));
        assertThatNullPointerException().isThrownBy(() -> new TokenStatistics(null, 0, 0, 0, 0, 0, List.of()));
    }

    private static PairedStatistics paired(long missingValue, long missing, long minimum, long maximum) {
        return new PairedStatistics("p", "v", 9, missingValue, List.of(new Companion("c", missing, minimum, maximum)));
    }
}
